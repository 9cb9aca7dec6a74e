/** A day as a calendar shows it; months count from 1. */
export interface Day {
  year: number
  month: number
  day: number
}

export const defaultZone = 'Asia/Tokyo'

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}

export const isZone = (zone: string): boolean => {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

export interface LocalTime extends Day {
  /** Minutes since the day’s midnight. */
  minute: number
}

export const localTime = (at: Date, zone: string): LocalTime => {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part
  return { year, month, day, minute: hour * 60 + minute }
}

/** The instant of a wall clock in a zone; minutes may pass midnight either way (25時, −30). */
export const instantOf = ({ year, month, day }: Day, minute: number, zone: string): Date => {
  const wall = Date.UTC(year, month - 1, day, 0, minute)
  let instant = wall
  // Twice, because the first guess may lie on the other side of a change to summer time.
  for (let round = 0; round < 2; round++) instant = wall - offsetAt(instant, zone)
  return new Date(instant)
}

const offsetAt = (instant: number, zone: string): number => {
  const { year, month, day, minute } = localTime(new Date(instant), zone)
  return Date.UTC(year, month - 1, day, 0, minute) - Math.floor(instant / 60_000) * 60_000
}

export const addDays = ({ year, month, day }: Day, count: number): Day => {
  const moved = new Date(Date.UTC(year, month - 1, day + count))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

export const dayNumber = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day) / 86_400_000

export const isRealDay = (day: Day): boolean => {
  const again = addDays(day, 0)
  return day.year >= 1900 && day.year <= 2999 && again.month === day.month && again.day === day.day
}

export const lastDayOf = (year: number, month: number): Day => addDays({ year, month: month + 1, day: 1 }, -1)
