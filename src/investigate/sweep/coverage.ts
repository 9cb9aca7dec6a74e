import type { Gap, IngestedLog, Span } from '../model.ts'
import type { CoveredNode } from './model.ts'

const earliest = (...instants: string[]): string => instants.sort()[0] ?? ''
const latest = (...instants: string[]): string => instants.sort().at(-1) ?? ''

/** Spans in order, overlapping and touching ones as one. */
export const joined = (spans: readonly Span[]): Span[] => {
  const result: Span[] = []
  for (const span of [...spans].filter(({ from, to }) => from < to).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = latest(last.to, span.to)
    else result.push({ from: span.from, to: span.to })
  }
  return result
}

const within = ({ from, to }: Span, asked: Span): Span => ({
  from: latest(from, asked.from),
  to: earliest(to, asked.to),
})

/** A log that begins forty seconds after midnight was not late: nobody asked for anything before (ms). */
const sliver = 120_000

/** Times of the asked period in which at least one of these writers was not seen to be writing. */
export const unknownTimes = (asked: Span, nodes: readonly CoveredNode[]): Span[] =>
  joined(
    nodes
      .flatMap(({ from, to, gaps }) => [{ from: asked.from, to: from }, { from: to, to: asked.to }, ...gaps])
      .map(span => within(span, asked)),
  ).filter(({ from, to }) => Date.parse(to) - Date.parse(from) > sliver)

/** A writer that is silent for so long is not known to have been running, whatever its habits are (ms). */
const longestSilence = 24 * 3_600_000

const kindsOfNode = (logs: readonly IngestedLog[]): Map<string, IngestedLog[]> => {
  const nodes = new Map<string, IngestedLog[]>()
  for (const log of logs) {
    const key = `${log.node}\0${log.kind}`
    nodes.set(key, [...(nodes.get(key) ?? []), log])
  }
  return nodes
}

const slot = 30
const slotsADay = 48

/** Whole half hours of a silence between two minutes in which something was written. */
const slotsOf = (after: number, before: number): number[] => {
  const [first, end] = [Math.ceil((after + 1) / slot), Math.floor(before / slot)]
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
}

/**
 * Silences of one writer that nothing explains: of more than a day, or of half an hour and more at a time of day at which
 * no other day was silent. Stricter than the gaps of an investigation, which asks what is unusual; here a quiet hour
 * that was no quiet hour would become “no hit”.
 * @param minutes since 1970 (UTC), in which it wrote
 */
export const unexplained = (minutes: readonly number[]): Span[] => {
  const sorted = [...minutes].sort((a, b) => a - b)
  const silences = sorted.flatMap((minute, at) => {
    const before = sorted[at - 1]
    return before !== undefined && minute - before > slot ? [{ after: before, before: minute }] : []
  })
  const days = new Map<number, Set<number>>()
  for (const { after, before } of silences)
    for (const at of slotsOf(after, before)) {
      const silent = days.get(at % slotsADay) ?? new Set()
      days.set(at % slotsADay, silent.add(Math.floor(at / slotsADay)))
    }
  const isUsual = (at: number): boolean => (days.get(at % slotsADay)?.size ?? 0) > 1
  return silences
    .filter(({ after, before }) => {
      const slots = slotsOf(after, before)
      return (before - after) * 60_000 > longestSilence || slots.filter(isUsual).length * 2 < slots.length
    })
    .map(({ after, before }) => ({
      from: new Date((after + 1) * 60_000).toISOString(),
      to: new Date(before * 60_000).toISOString(),
    }))
}

/**
 * What each writer covers: from its first to its last record, less the gaps that its own habits do not explain and every
 * silence that no other day explains. The minute of the last record counts as covered to its end.
 */
export const coverageOf = (
  logs: readonly IngestedLog[],
  minutes: readonly { node: string; kind: string; minute: number }[],
  gaps: readonly Gap[],
): CoveredNode[] =>
  [...kindsOfNode(logs).values()].flatMap(of => {
    const [{ node, kind } = { node: '', kind: 'web' as const }] = of
    const firsts = of.flatMap(({ first }) => first ?? []).sort()
    const lasts = of.flatMap(({ last }) => last ?? []).sort()
    const [from, last] = [firsts[0], lasts.at(-1)]
    if (!from || !last) return []
    const own = minutes.filter(row => row.node === node && row.kind === kind).map(({ minute }) => minute)
    const to = new Date((Math.floor(Date.parse(last) / 60_000) + 1) * 60_000).toISOString()
    const silent = gaps.filter(({ source }) => source === node || source === 'proxy')
    return [{ node, kind, from, to, gaps: joined([...silent, ...unexplained(own)]) }]
  })
