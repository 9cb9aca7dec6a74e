/** The clock time of an Event Viewer export, without a zone. */
export interface ClockTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const first = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})\s+/
const clock = /(午前|午後|AM|PM)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(午前|午後|AM|PM)?/i

export type DayOrder = 'month-first' | 'day-first'

/** Which order a file of `1/2/2019` uses: a first number over 12 anywhere settles it; otherwise the American one. */
export function dayOrderOf(times: string[]): DayOrder {
  return times.some(text => {
    const found = first.exec(text)
    return found !== null && (found[1]?.length ?? 4) <= 2 && Number(found[1]) > 12
  })
    ? 'day-first'
    : 'month-first'
}

/** 2019/11/07 17:58:48, 2019/11/07 午後 5:58:48, 11/7/2019 5:58:48 PM, 07.11.2019 17:58:48. */
export function readClockTime(text: string, order: DayOrder): ClockTime | undefined {
  const date = first.exec(text)
  const time = clock.exec(text.slice(date?.[0].length ?? 0))
  if (!date || !time) return undefined
  const [, one = '', two = '', three = ''] = date
  const yearFirst = one.length === 4
  const [year, month, day] = yearFirst
    ? [Number(one), Number(two), Number(three)]
    : order === 'month-first'
      ? [Number(three), Number(one), Number(two)]
      : [Number(three), Number(two), Number(one)]
  const half = (time[1] ?? time[5])?.toUpperCase()
  let hour = Number(time[2])
  // Twelve o'clock is the first hour of each half of the day; Windows in Japanese also writes 午後 0 時.
  if (half === '午後' || half === 'PM') hour = (hour % 12) + 12
  else if (half) hour %= 12
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23) return undefined
  return { year, month, day, hour, minute: Number(time[3]), second: Number(time[4] ?? 0) }
}

/** Microseconds since 1970, were the clock set to UTC. */
export const asIfUtc = (at: ClockTime): number =>
  Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) * 1000
