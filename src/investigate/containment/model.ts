import { isWorkingDay, localHour } from '../calendar/model.ts'
import type { CaseSheet, Span } from '../model.ts'

const hour = 3_600_000

/** Hours of a span in which offices are open: a machine that is switched off at night is not unplugged. */
export const openHours = (sheet: CaseSheet, from: number, to: number): number => {
  const [opens, closes] = [Number(sheet.workingHours.from.slice(0, 2)), Number(sheet.workingHours.to.slice(0, 2))]
  let open = 0
  for (let at = Math.ceil(from / hour) * hour; at + hour <= to; at += hour) {
    const local = localHour(sheet, at)
    if (isWorkingDay(sheet, local.day) && local.hour >= opens && local.hour < closes) open += 1
  }
  return open
}

/** A whole day’s work without a request: nobody is away from every machine that was attacked by chance. */
export const unpluggedAfter = 6

/** Silences of one site, the longest first; those that lie in a gap of the log itself say nothing. */
export interface Silence {
  from: number
  to: number
}

/** From three hours on, and half as long again as any other silence of the site. */
export const cutOf = (silences: Silence[], gaps: Span[]): Silence | undefined => {
  const known = silences
    .filter(one => gaps.every(gap => Date.parse(gap.to) <= one.from || Date.parse(gap.from) >= one.to))
    .sort((one, other) => other.to - other.from - (one.to - one.from))
  const [longest, next] = known
  if (!longest || longest.to - longest.from < 3 * hour) return undefined
  return longest.to - longest.from >= 1.5 * (next ? next.to - next.from : 0) ? longest : undefined
}
