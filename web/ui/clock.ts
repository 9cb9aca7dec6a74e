/** What a clock chip says, before any language: the tone is the look, the span is filled into 超過 … / 残り …. */
export type ClockTone = 'overdue' | 'soon' | 'later'

export interface ClockReading {
  tone: ClockTone
  span: ClockSpan
}

/** Minutes are padded beside hours: 1時間05分. From 72 hours on, days and hours say enough. */
export type ClockSpan =
  | { unit: 'hours'; hours: number; minutes: string }
  | { unit: 'days'; days: number; hours: number }

const minuteMilliseconds = 60_000
const hourMinutes = 60
const daysFromHours = 72

/** Whole minutes, rounded down: time that is left is never promised longer than it is. */
export const spanOf = (milliseconds: number): ClockSpan => {
  const total = Math.floor(Math.abs(milliseconds) / minuteMilliseconds)
  const hours = Math.floor(total / hourMinutes)
  return hours >= daysFromHours
    ? { unit: 'days', days: Math.floor(hours / 24), hours: hours % 24 }
    : { unit: 'hours', hours, minutes: String(total % hourMinutes).padStart(2, '0') }
}

/** A deadline is overdue from the instant after it, and near during its last hour (SCREENS §3, clock chip). */
export const readClock = (due: Date, now: Date): ClockReading => {
  const left = due.getTime() - now.getTime()
  const tone = left < 0 ? 'overdue' : left <= hourMinutes * minuteMilliseconds ? 'soon' : 'later'
  return { tone, span: spanOf(left) }
}
