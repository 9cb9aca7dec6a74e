import type { Instant } from '../../model.ts'
import { localParts, type Report } from '../model.ts'

export interface Day {
  day: string
  /** Instant of its first moment, milliseconds since 1970. */
  at: number
  x: number
  width: number
  moving: boolean
  closed: boolean
}

/** From time to the horizontal; linear inside a day, and days may differ in width. */
export interface Scale {
  days: Day[]
  width: number
  xOf(at: number): number
}

const dayMs = 86_400_000
/** A day on which nothing moves stays readable as a day. */
const quietWidth = 17

/**
 * Days from the first records to the day after the last movement. With `moving`, days with suspicious traffic share the
 * room that quiet ones leave; otherwise all are equal. The scale never changes silently: the page says which it is.
 */
export const scaleOf = (report: Report, width: number, kind: 'moving' | 'equal'): Scale => {
  const { offset } = report
  const shown = report.records ?? report.judged
  const dayStart = (at: Instant) => Date.parse(`${localParts(at, offset).day}T00:00:00Z`) - offset * 60_000
  const active = new Set(
    report.terminals.flatMap(terminal => terminal.cells.map(cell => localParts(cell.hour, offset).day)),
  )
  const lastMove = report.terminals
    .map(terminal => terminal.last)
    .sort()
    .at(-1)
  const from = Math.min(dayStart(shown.from), ...report.terminals.map(terminal => dayStart(terminal.first)))
  const to = lastMove ? Math.min(dayStart(lastMove) + dayMs, dayStart(shown.to)) : dayStart(shown.to)
  const names: string[] = []
  for (let at = from; at <= to; at += dayMs) names.push(localParts(new Date(at).toISOString(), offset).day)
  const moving = names.filter(day => active.has(day)).length
  const quiet = names.length - moving
  const narrow = Math.min(quietWidth, (width * 0.4) / Math.max(1, quiet))
  const wide = moving > 0 ? (width - quiet * narrow) / moving : 0
  let x = 0
  const days = names.map((day, at): Day => {
    const own = kind === 'equal' || moving === 0 ? width / names.length : active.has(day) ? wide : narrow
    const placed = {
      day,
      at: from + at * dayMs,
      x,
      width: own,
      moving: active.has(day),
      closed: report.closedDays.includes(day),
    }
    x += own
    return placed
  })
  return {
    days,
    width,
    xOf: at => {
      const day = days[Math.max(0, Math.min(days.length - 1, Math.floor((at - from) / dayMs)))]
      return day ? day.x + Math.max(0, Math.min(1, (at - day.at) / dayMs)) * day.width : 0
    },
  }
}
