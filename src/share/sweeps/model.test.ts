import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationOf, type Span } from '../../kernel/spans.ts'
import {
  bandOf,
  byHand,
  cellOf,
  durationsOf,
  extended,
  isSwept,
  mayHaveDone,
  mayIsolate,
  type Part,
  sweepLacks,
  type Times,
} from './model.ts'

const day = (number: number): string => new Date(Date.UTC(2026, 10, number)).toISOString()
const asked: Span = { from: day(1), to: day(8) }
const part = (more: Partial<Part> = {}): Part => ({
  applicable: true,
  held: false,
  terminals: 0,
  records: 0,
  succeeded: 0,
  first: null,
  last: null,
  covered: [asked],
  pending: [],
  hostOnly: 0,
  remaining: null,
  expected: null,
  doubtful: false,
  ...more,
})

const span = fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 240 })).map(([from, to]) => ({
  from: new Date(Date.UTC(2026, 10, 1, Math.min(from, to))).toISOString(),
  to: new Date(Date.UTC(2026, 10, 1, Math.max(from, to))).toISOString(),
}))
const anyPart = fc
  .record({
    applicable: fc.boolean(),
    records: fc.integer({ min: 0, max: 3 }),
    covered: fc.array(span, { maxLength: 4 }),
    pending: fc.array(span, { maxLength: 2 }),
    hostOnly: fc.integer({ min: 0, max: 1 }),
  })
  .map(one => part({ ...one, terminals: one.records }))

describe('R-080: what is known of one indicator in one organisation', () => {
  it('is 該当なし only where the whole period is covered, whatever the parts say', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', byHand), anyPart), parts => {
        const cell = cellOf(parts, asked)
        if (cell.verdict !== 'NO_HIT') return
        expect(cell.unknown).toEqual([])
        expect(cell.pending).toEqual([])
        expect(durationOf(cell.covered)).toBeGreaterThan(durationOf([asked]) - 4 * 120_000)
        expect(Object.values(parts).every(one => !one.applicable || one.records === 0)).toBe(true)
      }),
    )
  })

  it('never loses a hit or a covered time by a later answer of the same program', () => {
    fc.assert(
      fc.property(anyPart, anyPart, (before, now) => {
        const after = extended(before, now, 'a')
        expect(after.records).toBeGreaterThanOrEqual(before.applicable ? before.records : 0)
        expect(durationOf(after.covered)).toBeGreaterThanOrEqual(before.applicable ? durationOf(before.covered) : 0)
      }),
    )
  })

  it('is the sum of two programs, and a person’s own look fills their gaps', () => {
    const half = { from: day(1), to: day(4) }
    const [east, west] = [part({ records: 3, terminals: 2 }), part({ covered: [half], records: 1, terminals: 1 })]
    expect(cellOf({ east, west }, asked)).toMatchObject({
      verdict: 'HIT',
      terminals: 3,
      unknown: [{ from: day(4), to: day(8) }],
    })
    const hand = part({ covered: [{ from: day(4), to: day(8) }] })
    expect(cellOf({ east, west, [byHand]: hand }, asked)).toMatchObject({ unknown: [], unknownMs: 0 })
  })

  it('a person corrects a number that was typed wrong; a program does not take one back', () => {
    const wrong = part({ records: 30, terminals: 30 })
    expect(extended(wrong, part({ records: 3, terminals: 3 }), byHand).terminals).toBe(3)
    expect(extended(wrong, part({ records: 3, terminals: 3 }), 'a').terminals).toBe(30)
  })

  it('is told apart: nobody answered, held back, not applicable, still searching, unknown', () => {
    expect(cellOf({}, asked).verdict).toBe('NO_ANSWER')
    expect(cellOf({ a: part({ applicable: false, held: true }) }, asked).verdict).toBe('HELD_BACK')
    expect(cellOf({ a: part({ applicable: false }) }, asked).verdict).toBe('NOT_APPLICABLE')
    const rest = { covered: [{ from: day(1), to: day(4) }] }
    expect(cellOf({ a: part({ ...rest, pending: [{ from: day(4), to: day(8) }] }) }, asked).verdict).toBe('SWEEPING')
    expect(cellOf({ a: part(rest) }, asked).verdict).toBe('UNKNOWN')
    expect(cellOf({ a: part({ hostOnly: 2 }) }, asked).verdict).toBe('UNKNOWN')
    expect(isSwept(cellOf({ a: part() }, asked))).toBe(true)
    expect(isSwept(cellOf({ a: part({ ...rest, records: 1 }) }, asked))).toBe(false)
  })

  it('what keeps a case open is listed, line by line', () => {
    const open = { unanswered: 4, sweeping: 1, unknown: 2, notIsolated: 2, doubtful: 0 }
    expect(sweepLacks(open).map(({ code, values }) => [code, values?.count])).toEqual([
      ['sweep_unanswered', 4],
      ['sweep_running', 1],
      ['sweep_unknown', 2],
      ['sweep_not_isolated', 2],
    ])
  })
})

describe('the band of a cell', () => {
  it('lies within the period, a hit over what was searched, however short it was', () => {
    const covered = [{ from: day(1), to: day(4) }]
    const pieces = bandOf(asked, { covered, pending: [], first: day(3), last: day(3) })
    expect(pieces.map(({ kind }) => kind)).toEqual(['UNKNOWN', 'SWEPT', 'HIT'])
    expect(pieces.every(({ left, width }) => left >= 0 && left <= 100 && width > 1)).toBe(true)
    expect(
      bandOf(asked, { covered, pending: [], first: day(20), last: day(21) }).map(({ kind }) => kind),
    ).not.toContain('HIT')
  })
})

describe('R-085: the longest time from providing to doing', () => {
  const [issued, now] = [new Date(day(8)), new Date(day(9))]
  const times: Times = {
    asked: 4,
    blocked: 4,
    lastBlockedAt: new Date(issued.getTime() + 52 * 60_000),
    swept: 3,
    lastSweptAt: new Date(issued.getTime() + 60_000),
    hits: 0,
    isolated: 0,
    longestIsolationMs: null,
    looseSince: null,
  }

  it('stops with the last of all, and runs on while one has not', () => {
    const { block, sweep, isolate } = durationsOf(times, ['BLOCK', 'SWEEP_LOGS'], issued, now)
    expect(block).toEqual({ done: true, ms: 52 * 60_000 })
    expect(sweep).toEqual({ done: false, ms: 24 * 3_600_000 })
    expect(isolate).toBeNull()
  })

  it('is not measured where nobody was asked to', () => {
    expect(durationsOf(times, ['SWEEP_LOGS'], issued, now).block).toBeNull()
  })

  it('nothing is done before it was asked, or to come; no more is isolated than was hit', () => {
    expect(mayHaveDone(new Date(day(7)), issued, now)).toMatchObject({ code: 'swept_before_asked' })
    expect(mayHaveDone(new Date(day(10)), issued, now)).toMatchObject({ code: 'action_in_future' })
    expect(mayIsolate({ terminals: 2 }, 3)).toMatchObject({ code: 'more_isolated_than_hit' })
    expect(mayIsolate({ terminals: 2 }, 2).allowed).toBe(true)
  })
})
