import { addDays, type Day, dayNumber, instantOf, lastDayOf, localTime } from './known-time/calendar.ts'

/** When an organisation works. Minutes are since the day's midnight on the wall clock of the zone. */
export interface WorkingCalendar {
  zone: string
  opens: number
  closes: number
  /** 0 is Sunday. */
  weekdays: readonly number[]
  /** Days on which nobody works, as 2026-11-23. */
  holidays: ReadonlySet<string>
}

const textOf = ({ year, month, day }: Day): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7

export const isWorkingDay = (calendar: WorkingCalendar, day: Day): boolean =>
  calendar.weekdays.includes(weekdayOf(day)) && !calendar.holidays.has(textOf(day))

/** Ten years on end without work is a calendar in which nobody works (days). */
const horizon = 3660

/** The working spell of a day as instants, so that a day of 23 or 25 hours counts what it has. */
const spellOf = (calendar: WorkingCalendar, day: Day): { opens: number; closes: number } => ({
  opens: instantOf(day, calendar.opens, calendar.zone).getTime(),
  closes: instantOf(day, calendar.closes, calendar.zone).getTime(),
})

/**
 * The instant at which so many working minutes after `from` are over; null where the calendar never gets there.
 * Outside working time the count begins when work does.
 */
export const addWorkingMinutes = (calendar: WorkingCalendar, from: Date, minutes: number): Date | null => {
  let left = minutes * 60_000
  if (left <= 0) return from
  let day: Day = localTime(from, calendar.zone)
  for (let idle = 0; idle < horizon; idle++, day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const { opens, closes } = spellOf(calendar, day)
    const begin = Math.max(opens, from.getTime())
    if (closes <= begin) continue
    if (closes - begin >= left) return new Date(begin + left)
    left -= closes - begin
    idle = 0
  }
  return null
}

/** Working minutes between two instants; 0 where the second is not later. */
export const workingMinutesBetween = (calendar: WorkingCalendar, from: Date, until: Date): number => {
  let sum = 0
  const last = dayNumber(localTime(until, calendar.zone))
  for (let day: Day = localTime(from, calendar.zone); dayNumber(day) <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const { opens, closes } = spellOf(calendar, day)
    sum += Math.max(0, Math.min(closes, until.getTime()) - Math.max(opens, from.getTime()))
  }
  return sum / 60_000
}

/** The close of the so-manieth working day after the day of `from`, which itself does not count. */
export const addWorkingDays = (calendar: WorkingCalendar, from: Date, days: number): Date | null => {
  let day: Day = localTime(from, calendar.zone)
  let left = days
  for (let idle = 0; idle < horizon && left > 0; idle++) {
    day = addDays(day, 1)
    if (!isWorkingDay(calendar, day)) continue
    left--
    idle = 0
  }
  return left > 0 ? null : new Date(spellOf(calendar, day).closes)
}

/** The same wall time so many months later; the 31st becomes the last day of a shorter month. */
export const addMonths = (zone: string, from: Date, months: number): Date => {
  const { year, month, day, minute } = localTime(from, zone)
  const last = lastDayOf(year, month + months)
  const moved = instantOf({ ...last, day: Math.min(day, last.day) }, minute, zone)
  return new Date(moved.getTime() + (from.getTime() % 60_000))
}

/** `en` is the plural, `one` the singular; Japanese has one form. */
export const durationUnits = {
  HOURS: { ja: '時間', en: 'hours', one: 'hour' },
  DAYS: { ja: '日', en: 'days', one: 'day' },
  MONTHS: { ja: 'か月', en: 'months', one: 'month' },
  WORKING_HOURS: { ja: '業務時間（時間）', en: 'working hours', one: 'working hour' },
  WORKING_DAYS: { ja: '業務日', en: 'working days', one: 'working day' },
} as const

export type DurationUnit = keyof typeof durationUnits

/** When a duration that began at `from` is over. */
export const overAt = (
  calendar: WorkingCalendar,
  from: Date,
  { amount, unit }: { amount: number; unit: DurationUnit },
): Date | null => {
  switch (unit) {
    case 'HOURS':
      return new Date(from.getTime() + amount * 3_600_000)
    case 'DAYS':
      return new Date(from.getTime() + amount * 86_400_000)
    case 'MONTHS':
      return addMonths(calendar.zone, from, amount)
    case 'WORKING_HOURS':
      return addWorkingMinutes(calendar, from, amount * 60)
    case 'WORKING_DAYS':
      return addWorkingDays(calendar, from, amount)
  }
}
