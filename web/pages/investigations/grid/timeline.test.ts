import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, hourMs, isWhole, panned, spanOf, timelineOf, wholeOf, zoomed } from './timeline.ts'

const from = Date.parse('2015-05-08T00:00:00+09:00')
const seventeenDays = (width: 'moving' | 'equal' = 'moving') =>
  timelineOf({
    from,
    to: from + 17 * dayMs,
    offset: 540,
    hours: [from + 10 * hourMs, from + 13 * dayMs],
    closedDays: ['2015-05-09'],
    width,
  })

describe('the horizontal of the grid', () => {
  it('gives days with movement more room, and all the same on request (SCREENS §8.6)', () => {
    const { days } = seventeenDays()
    expect(days).toHaveLength(17)
    expect(days.filter(day => day.moving).map(({ day }) => day)).toEqual(['2015-05-08', '2015-05-21'])
    expect(days[0]!.width).toBeGreaterThan(4 * days[1]!.width)
    expect(days[1]).toMatchObject({ closed: true, day: '2015-05-09' })
    expect(new Set(seventeenDays('equal').days.map(day => day.width)).size).toBe(1)
  })

  it('finds the time of every place again', () => {
    const timeline = seventeenDays()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 * 24 * 60 - 1 }), minute => {
        const at = from + minute * 60_000
        expect(Math.abs(timeline.atOf(timeline.worldOf(at)) - at)).toBeLessThan(1000)
      }),
    )
  })

  it('zooms about a place that stays where it is, down to minutes, and never leaves the time', () => {
    const timeline = seventeenDays()
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))),
        moves => {
          let span = wholeOf(timeline)
          for (const [factor, share] of moves) {
            span = zoomed(timeline, span, factor, span.a + share * (span.b - span.a))
            span = panned(timeline, span, (share - 0.5) * (span.b - span.a))
          }
          expect(span.a).toBeGreaterThanOrEqual(-1e-9)
          expect(span.b).toBeLessThanOrEqual(timeline.width + 1e-9)
          expect(timeline.atOf(span.b) - timeline.atOf(span.a)).toBeGreaterThan(60_000)
        },
      ),
    )
    const near = zoomed(timeline, wholeOf(timeline), 1e6, timeline.worldOf(from + 10 * hourMs))
    expect(timeline.atOf(near.b) - timeline.atOf(near.a)).toBeLessThanOrEqual(21 * 60_000)
    expect(isWhole(timeline, zoomed(timeline, near, 1e-6, near.a))).toBe(true)
  })

  it('shows the time that was brushed', () => {
    const timeline = seventeenDays()
    const span = spanOf(timeline, from + 9 * hourMs, from + 12 * hourMs)
    expect(Math.round((timeline.atOf(span.a) - from) / hourMs)).toBe(9)
    expect(Math.round((timeline.atOf(span.b) - from) / hourMs)).toBe(12)
  })
})
