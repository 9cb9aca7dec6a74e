import { inZone, zoneOffset } from '../../src/investigate/calendar/model.ts'

export const minute = 60_000
export const hour = 60 * minute

export interface Day {
  /** YYYY-MM-DD in the zone of the case. */
  date: string
  /** Local midnight and the next one, milliseconds since 1970; 23 or 25 hours apart where clocks change. */
  start: number
  end: number
  working: boolean
}

/** `2015-05-08T10:30` on the clocks of a zone. */
export const instantOf = (zone: string, local: string): number => {
  const utc = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`)
  const guess = utc - zoneOffset(zone, utc) * minute
  return utc - zoneOffset(zone, guess) * minute
}

/** `2015-05-08T10:30:00.000+09:00` */
export const stamp = (zone: string, at: number): string => inZone(zone, Math.round(at))

export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)

export interface CalendarPlan {
  zone: string
  from: string
  days: number
  holidays: string[]
  specialWorkingDays: string[]
}

export const calendarOf = (plan: CalendarPlan): Day[] =>
  Array.from({ length: plan.days }, (_, index) => {
    const date = dayAfter(plan.from, index)
    const weekday = new Date(`${date}T00:00Z`).getUTCDay()
    const open = weekday !== 0 && weekday !== 6 && !plan.holidays.includes(date)
    return {
      date,
      start: instantOf(plan.zone, date),
      end: instantOf(plan.zone, dayAfter(date, 1)),
      working: open || plan.specialWorkingDays.includes(date),
    }
  })
