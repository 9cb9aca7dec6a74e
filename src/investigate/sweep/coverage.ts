import { substantial, united } from '../../kernel/spans.ts'
import type { SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { Gap, IngestedLog, Instant, Span } from '../model.ts'
import { type CoveredNode, canShow, isWitness, type KindCoverage } from './model.ts'
import { lostBetween, minutesOf, type Recorded } from './traits/service.ts'

const earliest = (...instants: string[]): string => instants.sort()[0] ?? ''
const latest = (...instants: string[]): string => instants.sort().at(-1) ?? ''

const throughTheMinute = (instant: Instant): Instant =>
  new Date((Math.floor(Date.parse(instant) / 60_000) + 1) * 60_000).toISOString()

const within = ({ from, to }: Span, asked: Span): Span => ({
  from: latest(from, asked.from),
  to: earliest(to, asked.to),
})

/** Times of the asked period in which at least one of these writers was not seen to be writing. */
export const unknownTimes = (asked: Span, nodes: readonly CoveredNode[]): Span[] =>
  substantial(
    united(
      nodes
        .flatMap(({ from, to, gaps }) => [{ from: asked.from, to: from }, { from: to, to: asked.to }, ...gaps])
        .map(span => within(span, asked)),
    ),
  )

/**
 * What the logs can say about indicators of one kind. Where only mails or lists of files could show one by chance, the whole
 * period stays unknown: their silence says nothing.
 */
export const coverageOfKind = (
  kind: SweptKind,
  nodes: readonly CoveredNode[],
  { asked, reached }: { asked: Span; reached: Instant },
): KindCoverage => {
  const places = [...nodes.keys()]
  const witnesses = places.filter(at => isWitness(kind, nodes[at]!))
  const showing = places.filter(at => canShow(kind, nodes[at]!))
  if (showing.length === 0) return { unknown: [], pending: [], witnesses, showing }
  const past = within(asked, { from: asked.from, to: reached })
  const unknown =
    witnesses.length === 0
      ? united([past])
      : unknownTimes(
          past,
          witnesses.map(at => nodes[at]!),
        )
  return { unknown, pending: united([{ from: latest(asked.from, reached), to: asked.to }]), witnesses, showing }
}

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
    const to = throughTheMinute(last)
    const silent = gaps
      .filter(({ source }) => source === node || source === 'proxy')
      .map(gap => ({ from: gap.from, to: gap.to }))
    return [
      {
        node,
        kind,
        shows: [],
        from,
        to,
        gaps: united([...silent, ...unexplained(own)]),
        records: of.reduce((sum, log) => sum + log.records, 0),
        badLines: of.reduce((sum, log) => sum + log.badLines, 0),
      },
    ]
  })

/**
 * What event logs, mailboxes and lists of files cover. Windows numbers its records, so a hole in the numbers is a gap and a
 * quiet weekend is none; where there are no numbers, silences count as they do in a log of traffic.
 */
export const coverageOfRecorded = (logs: readonly { recorded: readonly Recorded[] }[]): CoveredNode[] => {
  const nodes = new Map<string, Recorded[]>()
  for (const one of logs.flatMap(({ recorded }) => recorded).filter(({ records }) => records > 0)) {
    const key = `${one.kind}\0${one.node}`
    nodes.set(key, [...(nodes.get(key) ?? []), one])
  }
  return [...nodes.values()].map((parts): CoveredNode => {
    const [{ node, kind } = { node: '', kind: 'event' as const }] = parts
    const numbered = parts.every(({ runs }) => runs !== undefined)
    const ends = parts.flatMap(({ runs = [] }) => runs.flatMap(({ from, to }) => [from, to]))
    const minutes = [...parts.flatMap(part => part.minutes ?? []), ...minutesOf(ends)]
    return {
      node,
      kind,
      shows: [...new Set(parts.flatMap(({ shows }) => shows))],
      from: earliest(...parts.map(({ from }) => from)),
      to: throughTheMinute(latest(...parts.map(({ to }) => to))),
      gaps: numbered ? lostBetween(parts.flatMap(({ runs }) => runs ?? [])) : unexplained(minutes),
      records: parts.reduce((sum, one) => sum + one.records, 0),
      badLines: parts.reduce((sum, one) => sum + one.badLines, 0),
    }
  })
}

/** Writers that were expected and have left no log: nothing of the asked period is covered by them. */
export const missing = (
  expected: readonly Pick<CoveredNode, 'node' | 'kind' | 'shows'>[],
  found: readonly CoveredNode[],
  asked: Span,
): CoveredNode[] =>
  expected
    .filter(one => !found.some(({ node, kind }) => node === one.node && kind === one.kind))
    .map(({ node, kind, shows }) => ({
      node,
      kind,
      shows,
      from: asked.from,
      to: asked.from,
      gaps: [],
      records: 0,
      badLines: 0,
    }))
