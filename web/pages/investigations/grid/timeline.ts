import type { Width } from '../search.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** How much room a day without movement gets beside one with it (picture 06: 16 px beside 90). */
const quietShare = 0.18

export interface Day {
  /** YYYY-MM-DD in the zone of the case. */
  day: string
  /** Its first moment, ms since 1970. */
  at: number
  moving: boolean
  closed: boolean
  /** Where it begins, and how wide it is, in world units. */
  world: number
  width: number
}

/** From time to a horizontal that days with movement share; linear inside a day. */
export interface Timeline {
  from: number
  to: number
  days: readonly Day[]
  width: number
  worldOf(at: number): number
  atOf(world: number): number
}

/** The part of the horizontal that is shown. */
export interface Span {
  a: number
  b: number
}

interface Given {
  from: number
  to: number
  /** Minutes east of UTC. */
  offset: number
  /** Hours in which anything moved, ms since 1970. */
  hours: Iterable<number>
  closedDays: readonly string[]
  width: Width
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** Days from the first to the last of what is shown, whole days of the case’s zone. */
export const timelineOf = ({ from, to, offset, hours, closedDays, width }: Given): Timeline => {
  const shift = offset * 60_000
  const startOf = (at: number) => Math.floor((at + shift) / dayMs) * dayMs - shift
  const moved = new Set([...hours].map(startOf))
  const first = startOf(from)
  const closed = new Set(closedDays)
  const days: Day[] = []
  let world = 0
  for (let at = first; at < Math.max(to, first + 1); at += dayMs) {
    const moving = moved.has(at)
    const own = width === 'equal' || moving || moved.size === 0 ? 1 : quietShare
    const day = new Date(at + shift).toISOString().slice(0, 10)
    days.push({ day, at, moving, closed: closed.has(day), world, width: own })
    world += own
  }
  const whole = world
  const end = first + days.length * dayMs
  return {
    from: first,
    to: end,
    days,
    width: whole,
    worldOf: at => {
      const day = days[clamp(Math.floor((at - first) / dayMs), 0, days.length - 1)]
      return day ? day.world + clamp((at - day.at) / dayMs, 0, 1) * day.width : 0
    },
    atOf: place => {
      let [low, high] = [0, days.length - 1]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((days[middle]?.world ?? 0) <= place) low = middle
        else high = middle - 1
      }
      const day = days[low]
      return day ? day.at + clamp((place - day.world) / day.width, 0, 1) * dayMs : first
    },
  }
}

export const wholeOf = (timeline: Timeline): Span => ({ a: 0, b: timeline.width })

/** At most 20 minutes fill the screen: a minute is then as wide as its time of day is long. */
const narrowest = (timeline: Timeline, at: number): number => {
  const day = timeline.days.find(one => at < one.world + one.width) ?? timeline.days.at(-1)
  return ((day?.width ?? 1) * 20) / (24 * 60)
}

const within = (timeline: Timeline, { a, b }: Span): Span => {
  const length = Math.min(b - a, timeline.width)
  const from = clamp(a, 0, timeline.width - length)
  return { a: from, b: from + length }
}

/** Zooms by a factor (above 1: closer) about a place that keeps its position on the screen. */
export const zoomed = (timeline: Timeline, span: Span, factor: number, about: number): Span => {
  const length = clamp((span.b - span.a) / factor, narrowest(timeline, about), timeline.width)
  const share = (about - span.a) / (span.b - span.a || 1)
  return within(timeline, { a: about - length * share, b: about + length * (1 - share) })
}

export const panned = (timeline: Timeline, span: Span, by: number): Span =>
  within(timeline, { a: span.a + by, b: span.b + by })

/** The span that shows a time, widened where it would be narrower than can be read. */
export const spanOf = (timeline: Timeline, from: number, to: number): Span => {
  const [a, b] = [timeline.worldOf(from), timeline.worldOf(to)]
  const least = narrowest(timeline, a)
  return within(timeline, { a, b: Math.max(b, a + least) })
}

export const isWhole = (timeline: Timeline, { a, b }: Span): boolean => b - a > timeline.width * 0.999
