import { isWorkingDay, localHour } from '../calendar/model.ts'
import type { CaseSheet, Gap } from '../model.ts'

/** Records of one node in one minute (minutes since 1970, UTC). */
export interface MinuteCount {
  node: string
  minute: number
  records: number
}

/** Silences less surprising than this happen by chance (−Σ ln(1 − p) = 15: three in ten million). */
const enoughSurprise = 15
/** One minute proves little, however busy the hour: at most a sixtieth is left to chance. */
const surest = 1 - 1 / 60
/** A silence has to be this many times what the same hours show on three of four other days. */
const unlikeOthers = 3
const shortest = 3

interface Silence {
  from: number
  to: number
  expected: number
}

interface HourOfDay {
  records: number
  activeMinutes: number
  /** Longest silence that touches this hour, in minutes. */
  silent: number
}

const quantile = (values: number[], at: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}

/**
 * Silences of one node that its own habits do not explain. The habit of an hour is read from all days of the same kind
 * (working or not): the share of minutes with any record on the quieter quarter of the days. Minutes are counted and not
 * records, because records come in bursts: one page read in the evening brings twenty and says nothing about the next
 * half hour. Nights and weekends on which nothing runs therefore expect nothing.
 */
const silencesOf = (sheet: CaseSheet, counts: Map<number, number>, from: number, to: number): Silence[] => {
  /** Per kind of day and hour: what each day brought. */
  const habits = new Map<string, Map<string, HourOfDay>>()
  const hours: { habit: Map<string, HourOfDay>; of: HourOfDay }[] = []
  let current: (typeof hours)[number] | undefined
  for (let minute = from; minute < to; minute += 1) {
    if (!current || minute % 60 === 0) {
      const { day, hour } = localHour(sheet, minute * 60_000)
      const key = `${isWorkingDay(sheet, day) ? 'working' : 'free'} ${hour}`
      const habit = habits.get(key) ?? new Map<string, HourOfDay>()
      const of = habit.get(day) ?? { records: 0, activeMinutes: 0, silent: 0 }
      habits.set(key, habit.set(day, of))
      current = { habit, of }
    }
    const found = counts.get(minute) ?? 0
    current.of.records += found
    current.of.activeMinutes += found > 0 ? 1 : 0
    hours.push(current)
  }
  const usual = new Map(
    [...habits.values()].map(habit => {
      const days = [...habit.values()]
      const share =
        quantile(
          days.map(({ activeMinutes }) => activeMinutes),
          0.25,
        ) / 60
      const rate =
        quantile(
          days.map(({ records }) => records),
          0.5,
        ) / 60
      return [habit, { surprise: -Math.log(1 - Math.min(share, surest)), rate }]
    }),
  )
  const silences: { from: number; to: number }[] = []
  let start = -1
  for (let minute = from; minute <= to; minute += 1) {
    const silent = minute < to && !counts.has(minute)
    if (silent && start < 0) start = minute
    if (silent || start < 0) continue
    silences.push({ from: start, to: minute })
    for (let at = start; at < minute; at += 1) {
      const hour = hours[at - from]
      if (hour) hour.of.silent = Math.max(hour.of.silent, minute - start)
    }
    start = -1
  }
  return silences.flatMap(silence => {
    const length = silence.to - silence.from
    if (length < shortest) return []
    let surprise = 0
    let expected = 0
    for (let at = silence.from; at < silence.to; at += 1) {
      const habit = hours[at - from] && usual.get(hours[at - from]!.habit)
      surprise += habit?.surprise ?? 0
      expected += habit?.rate ?? 0
    }
    const middle = hours[Math.floor((silence.from + silence.to) / 2) - from]
    const others = [...(middle?.habit.values() ?? [])].filter(day => day !== middle?.of).map(({ silent }) => silent)
    return surprise >= enoughSurprise && length >= unlikeOthers * quantile(others, 0.75)
      ? [{ ...silence, expected }]
      : []
  })
}

/**
 * Gaps of the proxy log: where all nodes are silent together the source is `proxy`, elsewhere it is the silent node
 * . `declared` widens the judged time beyond the first and last record.
 */
export const findGaps = (sheet: CaseSheet, minutes: MinuteCount[], declared?: { from: number; to: number }): Gap[] => {
  if (minutes.length === 0) return []
  let first = Number.POSITIVE_INFINITY
  let last = 0
  const nodes = new Map<string, Map<number, number>>()
  for (const { node, minute, records } of minutes) {
    first = Math.min(first, minute)
    last = Math.max(last, minute)
    const counts = nodes.get(node) ?? new Map<number, number>()
    nodes.set(node, counts.set(minute, (counts.get(minute) ?? 0) + records))
  }
  const from = Math.min(first, declared ? Math.floor(declared.from / 60_000) : first)
  const to = Math.max(last + 1, declared ? Math.floor(declared.to / 60_000) : 0)
  const gap = (source: string, silence: Silence): Gap => ({
    source,
    from: new Date(silence.from * 60_000).toISOString(),
    to: new Date(silence.to * 60_000).toISOString(),
    expected: Math.round(silence.expected),
    recorded: 0,
  })
  const perNode = [...nodes].map(([node, counts]) => ({ node, silences: silencesOf(sheet, counts, from, to) }))
  if (perNode.length === 1) return perNode[0]!.silences.map(silence => gap('proxy', silence))
  const everywhere = (minute: number) => [...nodes.values()].every(counts => !counts.has(minute))
  const found = perNode.flatMap(({ node, silences }, index) =>
    silences.flatMap(silence => {
      let together = 0
      for (let minute = silence.from; minute < silence.to; minute += 1) if (everywhere(minute)) together += 1
      if (together * 2 < silence.to - silence.from) return [gap(node, silence)]
      return index === 0 ||
        !perNode.slice(0, index).some(other => other.silences.some(s => s.from < silence.to && s.to > silence.from))
        ? [gap('proxy', silence)]
        : []
    }),
  )
  return found.sort((one, other) => (one.from < other.from ? -1 : 1))
}
