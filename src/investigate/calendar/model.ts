import type { CaseSheet } from '../model.ts'

const minute = 60_000
const offsets = new Map<string, number>()

/** Minutes east of UTC in a zone at an instant, by the rules of Intl; remembered per hour. */
export const zoneOffset = (zone: string, at: number): number => {
  const key = `${zone} ${Math.floor(at / 3_600_000)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(at))
    .find(part => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  const offset = hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
  offsets.set(key, offset)
  return offset
}

/** An instant with the offset of the case's zone: 2015-05-08T10:37:12.250+09:00. */
export const inZone = (zone: string, at: number): string => {
  const offset = zoneOffset(zone, at)
  const shown = new Date(at + offset * minute).toISOString().slice(0, -1)
  const size = Math.abs(offset)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${shown}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Is this calendar day (YYYY-MM-DD in the zone of the case) a day on which offices are open? */
export const isWorkingDay = (sheet: CaseSheet, day: string): boolean =>
  sheet.specialWorkingDays.includes(day) ||
  (!sheet.holidays.includes(day) && !sheet.weekends.includes(weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''))

/** Hour of the day 0–23 and the calendar day, in the zone of the case. */
export const localHour = (sheet: CaseSheet, at: number): { day: string; hour: number } => {
  const local = new Date(at + zoneOffset(sheet.timeZone, at) * minute).toISOString()
  return { day: local.slice(0, 10), hour: Number(local.slice(11, 13)) }
}
