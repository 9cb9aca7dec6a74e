import { expect, test } from 'vitest'
import { derivedCase } from '../evidence/case-sheet.ts'
import { findGaps, type MinuteCount } from './coverage.ts'

const sheet = derivedCase('x')
/** Monday 2031-03-03 00:00 JST. */
const monday = Date.parse('2031-03-03T00:00:00+09:00') / 60_000

/** Three weeks of one node: 20 records a minute in office hours, one every two minutes of the rest. */
const usual = (node: string, silent: (minute: number) => boolean): MinuteCount[] => {
  const rows: MinuteCount[] = []
  for (let at = 0; at < 21 * 1440; at += 1) {
    const hour = Math.floor((at % 1440) / 60)
    const open = Math.floor(at / 1440) % 7 < 5 && hour >= 8 && hour < 18
    if (!silent(at) && (open || at % 2 === 0)) rows.push({ node, minute: monday + at, records: open ? 20 : 1 })
  }
  return rows
}

test('R-096: a silence that the same hours of other days do not show is a gap from its first empty minute', () => {
  const lost = (at: number) => at >= 6 * 1440 + 20 * 60 && at < 6 * 1440 + 24 * 60 - 2
  const gaps = findGaps(sheet, usual('p1', lost))
  expect(gaps).toHaveLength(1)
  expect(gaps[0]).toMatchObject({ source: 'proxy', from: '2031-03-09T10:59:00.000Z', to: '2031-03-09T14:58:00.000Z' })
})

test('R-096: where one of two proxies is silent the gap is that proxy’s', () => {
  const lost = (at: number) => at >= 1440 + 600 && at < 1440 + 660
  const gaps = findGaps(sheet, [...usual('p1', lost), ...usual('p2', () => false)])
  expect(gaps.map(gap => gap.source)).toEqual(['p1'])
})

test('nights and weekends on which nothing runs are no gaps', () => {
  const quiet = (at: number) => {
    const hour = Math.floor((at % 1440) / 60)
    return Math.floor(at / 1440) % 7 >= 5 || hour < 8 || hour >= 18
  }
  expect(findGaps(sheet, usual('p1', quiet))).toEqual([])
})

test('records that the declared period lacks at its end are a gap', () => {
  const from = monday * 60_000
  const ends = (at: number) => at >= 18 * 1440 + 9 * 60
  const gaps = findGaps(sheet, usual('p1', ends), { from, to: from + 21 * 86_400_000 })
  expect(gaps.at(-1)).toMatchObject({ source: 'proxy', to: '2031-03-23T15:00:00.000Z' })
})

test('R-096: two gaps at the same hour of two days do not excuse each other', () => {
  const lost = (at: number) => [1, 3].some(day => at >= day * 1440 + 600 && at < day * 1440 + 690)
  const gaps = findGaps(sheet, usual('p1', lost))
  expect(gaps.map(gap => gap.from)).toEqual(['2031-03-04T01:00:00.000Z', '2031-03-06T01:00:00.000Z'])
})

test('an evening on which pages come in bursts and long pauses has no gap', () => {
  const bursts = Array.from({ length: 21 * 12 }, (_, at): MinuteCount => {
    const minute = monday + Math.floor(at / 12) * 1440 + 18 * 60 + (((at % 12) * 23 + at * 7) % 240)
    return { node: 'p1', minute, records: 30 }
  })
  expect(findGaps(sheet, bursts)).toEqual([])
})
