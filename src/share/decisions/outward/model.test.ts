import { describe, expect, it } from 'vitest'
import { daysUntilKnown, mayHaveHappened } from './model.ts'

const known = new Date('2015-05-29T10:45:00+09:00')
const at = (earliest: string | null) => ({ earliest })

describe('R-031: from the police to the coordinator', () => {
  it('19 May to 29 May are ten days, whatever the hour', () => {
    expect(daysUntilKnown(at('2015-05-19T00:00:00+09:00'), known)).toBe(10)
    expect(daysUntilKnown(at('2015-05-19T23:59:00+09:00'), known)).toBe(10)
  })

  it('an hour past midnight in Japan is a day, the same day is none, and an unknown time is not guessed', () => {
    expect(daysUntilKnown(at('2015-05-28T23:30:00+09:00'), new Date('2015-05-29T00:30:00+09:00'))).toBe(1)
    expect(daysUntilKnown(at('2015-05-29T00:10:00+09:00'), known)).toBe(0)
    expect(daysUntilKnown(at(null), known)).toBeNull()
  })

  it('what lies ahead is not put on record', () => {
    expect(mayHaveHappened(at('2015-05-29T10:45:01+09:00'), known)).toMatchObject({ code: 'recorded_in_future' })
    expect(mayHaveHappened(at(known.toISOString()), known).allowed).toBe(true)
    expect(mayHaveHappened(at(null), known).allowed).toBe(true)
  })
})
