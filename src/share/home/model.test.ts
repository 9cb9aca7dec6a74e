import { describe, expect, it } from 'vitest'
import { byUrgency, countLoops, type OpenLoop } from './model.ts'

const now = new Date('2026-11-20T03:07:00+09:00')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const loop = (kind: OpenLoop['kind'], due: Date | null, since = now, count = 1): OpenLoop => ({
  kind,
  subject: { kind: 'report', id: '00000000-0000-7000-8000-000000000000', number: 'R-1' },
  title: '',
  due,
  since,
  next: null,
  asker: null,
  count,
})

describe('the order of the home screen', () => {
  it('puts a tier that does not answer before anything else, however overdue', () => {
    const sorted = [loop('RECEIPT', at(-300)), loop('TIER_SILENT', at(-1))].sort(byUrgency)
    expect(sorted.map(item => item.kind)).toEqual(['TIER_SILENT', 'RECEIPT'])
  })

  it('goes by due time, and puts what has none last, oldest first', () => {
    const sorted = [
      loop('QUESTION', null, at(-5)),
      loop('QUESTION', null, at(-50)),
      loop('RECEIPT', at(10)),
      loop('CONSENT', at(-10)),
    ].sort(byUrgency)
    expect(sorted.map(item => item.due ?? item.since)).toEqual([at(-10), at(10), at(-50), at(-5)])
  })

  it('counts a line that stands for several silent recipients as that many', () => {
    const counts = countLoops([loop('RECIPIENTS_SILENT', at(-10), now, 11), loop('TRIAGE', at(5))], now)
    expect(counts).toEqual({ overdue: 1, open: 2, unowned: 1, fresh: 0, silent: 11 })
  })
})
