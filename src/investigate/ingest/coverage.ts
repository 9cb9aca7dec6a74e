import { isWorkingDay, localHour } from '../calendar/model.ts'
import type { CaseSheet, Gap } from '../model.ts'

/** Records of one node in one minute (minutes since 1970, UTC). */
export interface MinuteCount {
  node: string
  minute: number
  records: number
}

/** Fewer expected records than this can stay away by chance (Poisson: e⁻¹⁵ = 3 in ten million). */
const enoughExpected = 15
/** A silence has to be this many times what the same hours show on other days. */
const unlikeOthers = 3
const shortest = 3

interface Silence {
  from: number
  to: number
  expected: number
}

const quantile = (sorted: number[], at: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0

/**
 * Silences of one node that its own habits do not explain. The usual rate is the median over all days of the same kind
 * (working or not) of that hour, so nights and weekends on which nothing runs expect nothing.
 */
const silencesOf = (sheet: CaseSheet, counts: Map<number, number>, from: number, to: number): Silence[] => {
  const kindOf = (minute: number) => {
    const { day, hour } = localHour(sheet, minute * 60_000)
    return { day, key: `${isWorkingDay(sheet, day) ? 'w' : 'f'}${hour}` }
  }
  const hours = new Map<string, Map<string, number>>()
  const kinds: string[] = []
  for (let minute = from; minute < to; minute += 1) {
    const { day, key } = minute % 60 === 0 || kinds.length === 0 ? kindOf(minute) : { day: '', key: kinds.at(-1)! }
    kinds.push(key)
    if (day && !hours.get(key)?.has(day)) hours.set(key, (hours.get(key) ?? new Map()).set(day, 0))
    const found = counts.get(minute)
    if (found) {
      const { day: at } = kindOf(minute)
      const days = hours.get(key) ?? new Map<string, number>()
      hours.set(key, days.set(at, (days.get(at) ?? 0) + found))
    }
  }
  const rates = new Map(
    [...hours].map(([key, days]) => [
      key,
      quantile(
        [...days.values()].sort((a, b) => a - b),
        0.5,
      ) / 60,
    ]),
  )
  const silences: (Silence & { key: string })[] = []
  let start = -1
  for (let minute = from; minute <= to; minute += 1) {
    const silent = minute < to && !counts.has(minute)
    if (silent && start < 0) start = minute
    if (silent || start < 0) continue
    let expected = 0
    for (let at = start; at < minute; at += 1) expected += rates.get(kinds[at - from] ?? '') ?? 0
    silences.push({ from: start, to: minute, expected, key: kinds[Math.floor((start + minute) / 2) - from] ?? '' })
    start = -1
  }
  return silences.filter(silence => {
    const length = silence.to - silence.from
    if (length < shortest || silence.expected < enoughExpected) return false
    const others = silences
      .filter(other => other !== silence && other.key === silence.key)
      .map(other => other.to - other.from)
    return (
      length >=
      unlikeOthers *
        quantile(
          others.sort((a, b) => a - b),
          0.95,
        )
    )
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
  return perNode.flatMap(({ node, silences }, index) =>
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
}
