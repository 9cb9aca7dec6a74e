const minute = 60_000
const hour = 60
const daysFromHours = 72

/** How long after the event somebody knew: the unit names the sentence, the figures fill it in either language. */
export interface Delay {
  unit: 'same' | 'minutes' | 'hours' | 'hours_minutes' | 'days'
  days: number
  hours: number
  minutes: number
}

const unitOf = (total: number): Delay['unit'] => {
  if (total < 1) return 'same'
  if (total < hour) return 'minutes'
  if (total >= daysFromHours * hour) return 'days'
  return total % hour === 0 ? 'hours' : 'hours_minutes'
}

/** Whole minutes, rounded down; less than one, or a time before the event, is “at once”. */
export const delayOf = (milliseconds: number): Delay => {
  const total = Math.max(0, Math.floor(milliseconds / minute))
  const unit = unitOf(total)
  const hours = Math.floor(total / hour)
  return { unit, days: Math.floor(hours / 24), hours: unit === 'days' ? hours % 24 : hours, minutes: total % hour }
}
