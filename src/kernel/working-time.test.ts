import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  addWorkingDays,
  addWorkingMinutes,
  overAt,
  type WorkingCalendar,
  workingMinutesBetween,
} from './working-time.ts'

const japan: WorkingCalendar = {
  zone: 'Asia/Tokyo',
  opens: 9 * 60,
  closes: 17 * 60 + 45,
  weekdays: [1, 2, 3, 4, 5],
  holidays: new Set(['2026-11-23', '2026-11-03']),
}
const berlin: WorkingCalendar = {
  ...japan,
  zone: 'Europe/Berlin',
  opens: 0,
  closes: 24 * 60,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
}
const at = (text: string) => new Date(text)

describe('working time', () => {
  it('counts on over the evening, the weekend and a holiday', () => {
    // Friday 16:45 + 2 h: one hour is left on Friday; Monday 2026-11-23 is a holiday.
    expect(addWorkingMinutes(japan, at('2026-11-20T16:45:00+09:00'), 120)).toEqual(at('2026-11-24T10:00:00+09:00'))
    expect(addWorkingMinutes(japan, at('2026-11-21T03:00:00+09:00'), 1)).toEqual(at('2026-11-24T09:01:00+09:00'))
    expect(addWorkingDays(japan, at('2026-11-20T16:45:00+09:00'), 1)).toEqual(at('2026-11-24T17:45:00+09:00'))
  })

  it('counts what a day of 23 or 25 hours has', () => {
    expect(addWorkingMinutes(berlin, at('2026-03-29T00:00:00+01:00'), 23 * 60)).toEqual(at('2026-03-30T00:00:00+02:00'))
    expect(workingMinutesBetween(berlin, at('2026-10-25T00:00:00+02:00'), at('2026-10-26T00:00:00+01:00'))).toBe(
      25 * 60,
    )
  })

  it('makes the 31st the last day of a shorter month, at the same wall time over a change of summer time', () => {
    expect(addMonths('Asia/Tokyo', at('2027-01-31T09:30:15+09:00'), 1)).toEqual(at('2027-02-28T09:30:15+09:00'))
    expect(addMonths('Asia/Tokyo', at('2026-12-10T09:30:00+09:00'), 1)).toEqual(at('2027-01-10T09:30:00+09:00'))
    expect(addMonths('Europe/Berlin', at('2026-10-10T09:30:00+02:00'), 1)).toEqual(at('2026-11-10T09:30:00+01:00'))
  })

  it('knows hours and days of the clock as well', () => {
    expect(overAt(japan, at('2026-11-20T16:45:00+09:00'), { amount: 72, unit: 'HOURS' })).toEqual(
      overAt(japan, at('2026-11-20T16:45:00+09:00'), { amount: 3, unit: 'DAYS' }),
    )
  })

  it('says that a calendar in which nobody works never gets there', () => {
    expect(addWorkingMinutes({ ...japan, weekdays: [] }, at('2026-11-20T16:45:00+09:00'), 1)).toBeNull()
    expect(addWorkingDays({ ...japan, weekdays: [] }, at('2026-11-20T16:45:00+09:00'), 1)).toBeNull()
  })

  const instant = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
  const calendar = fc.record({
    zone: fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
    opens: fc.integer({ min: 0, max: 700 }),
    closes: fc.integer({ min: 701, max: 1440 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    holidays: fc.constant(japan.holidays),
  })

  it('between now and then lies exactly what was added', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 6000 }), (place, from, minutes) => {
        const until = addWorkingMinutes(place, from, minutes)
        expect(until).not.toBeNull()
        if (until) expect(workingMinutesBetween(place, from, until)).toBeCloseTo(minutes, 6)
      }),
      { numRuns: 300 },
    )
  })

  it('seven minutes a week take long for sixty hours, and are not taken for a calendar in which nobody works', () => {
    const sundays = { ...japan, opens: 694, closes: 701, weekdays: [0] }
    const from = new Date('2020-01-01T00:00:00.000Z')
    expect(addWorkingMinutes(sundays, from, 3662)?.getUTCFullYear()).toBe(2030)
    expect(addWorkingMinutes({ ...japan, weekdays: [] }, from, 1)).toBeNull()
  })

  it('later begun is never earlier over', () => {
    fc.assert(
      fc.property(calendar, instant, instant, fc.integer({ min: 1, max: 3000 }), (place, one, other, minutes) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(addWorkingMinutes(place, early, minutes)!.getTime()).toBeLessThanOrEqual(
          addWorkingMinutes(place, late, minutes)!.getTime(),
        )
        expect(addWorkingDays(place, early, 3)!.getTime()).toBeLessThanOrEqual(
          addWorkingDays(place, late, 3)!.getTime(),
        )
      }),
      { numRuns: 300 },
    )
  })
})
