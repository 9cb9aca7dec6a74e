import { type Day, hour, minute } from '../evidence/calendar.ts'

/** Working hours of the case: 08:30 to 17:15; people who stay are there until ten (DOMAIN §7.1, invented figures). */
const opens = 8 * hour + 30 * minute
const closes = 17 * hour + 15 * minute
const late = 22 * hour

export const periods = ['day', 'evening', 'night', 'weekend'] as const
export type Period = (typeof periods)[number]

export interface Calendar {
  periodOf(at: number): Period
  /** The next beginning of working hours; `at` itself within them. */
  opening(at: number): number
  /** When the period ends that is at `at`. */
  ends(at: number): number
  /** What somebody who stays tonight is asked once for: the day on which the night began. */
  nightOf(at: number): string
}

export const calendarOfCourse = (days: readonly Day[]): Calendar => {
  const dayOf = (at: number) => days.find(day => day.start <= at && at < day.end)
  const periodOf = (at: number): Period => {
    const day = dayOf(at)
    if (!day) return 'night'
    const clock = at - day.start
    if (clock < opens || clock >= late) return 'night'
    if (!day.working) return 'weekend'
    return clock < closes ? 'day' : 'evening'
  }
  return {
    periodOf,
    opening: at => {
      if (periodOf(at) === 'day') return at
      const next = days.find(day => day.working && day.start + opens > at)
      return next ? next.start + opens : Number.POSITIVE_INFINITY
    },
    ends: at =>
      days
        .flatMap(({ start, working }) => [start + opens, ...(working ? [start + closes] : []), start + late])
        .find(boundary => boundary > at) ?? Number.POSITIVE_INFINITY,
    nightOf: at => dayOf(at - opens)?.date ?? '',
  }
}
