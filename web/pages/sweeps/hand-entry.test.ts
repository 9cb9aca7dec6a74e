import { describe, expect, it } from 'vitest'
import { emptyResult, type HandEntry, handBody, isShort, isWrongPeriod } from './hand-entry.ts'

const asked = { from: '2026-11-11T15:00:00.000Z', to: '2026-11-19T18:00:00.000Z' }
const now = new Date('2026-11-19T18:07:00Z')
const whole: HandEntry = {
  from: '2026-11-12T00:00',
  to: '2026-11-20T03:00',
  hasGap: false,
  gapFrom: '',
  gapTo: '',
  results: {},
}

describe('an answer by hand', () => {
  it('R-080: that leaves a part of the period open says so before it is sent', () => {
    expect(isShort(whole, asked)).toBe(false)
    expect(isShort({ ...whole, from: '2026-11-12T10:00' }, asked)).toBe(true)
    const gap = { hasGap: true, gapFrom: '2026-11-17T01:10', gapTo: '2026-11-17T12:50' }
    expect(isShort({ ...whole, ...gap }, asked)).toBe(true)
  })

  it('takes no period that runs backwards or into the future, and no gap without times', () => {
    expect(isWrongPeriod(whole, now)).toBe(false)
    expect(isWrongPeriod({ ...whole, to: '2026-11-20T04:00' }, now)).toBe(true)
    expect(isWrongPeriod({ ...whole, from: '2026-11-20T03:00', to: '2026-11-12T00:00' }, now)).toBe(true)
    expect(isWrongPeriod({ ...whole, hasGap: true }, now)).toBe(true)
  })

  it('leaves out what was not answered, and reads numbers in either width', () => {
    const results = {
      a: { ...emptyResult },
      b: {
        result: 'HIT' as const,
        terminals: '３',
        records: '1,200',
        first: '2026-11-19T17:21',
        last: '2026-11-19T18:00',
      },
    }
    expect(handBody({ ...whole, results }).results).toEqual([
      {
        id: 'b',
        result: 'HIT',
        terminals: 3,
        records: 1200,
        first: '2026-11-19T08:21:00.000Z',
        last: '2026-11-19T09:00:00.000Z',
      },
    ])
  })
})
