import type { AnsweredIndicator, SweepAnswer, SweptSource } from '../../formats/sweep/model.ts'
import { united } from '../../kernel/spans.ts'
import type { Span } from '../model.ts'
import {
  type CoveredNode,
  isHeld,
  type KindCoverage,
  type Sweep,
  type SweepRequest,
  type SweptIndicator,
} from './model.ts'

/** So many times are told; more become fewer and longer ones, never shorter ones. */
const mostSpans = 400
const mostSources = 200

/** Joins the spans that lie closest together until few enough are left: what is unknown only grows. */
export const fewer = (spans: readonly Span[], most = mostSpans): Span[] => {
  const sorted = united(spans)
  if (sorted.length <= most) return sorted
  const between = sorted
    .slice(1)
    .map((span, at) => ({ at, wide: Date.parse(span.from) - Date.parse(sorted[at]!.to) }))
    .sort((a, b) => b.wide - a.wide)
  const cuts = new Set(between.slice(0, most - 1).map(({ at }) => at))
  const result: Span[] = []
  let open = sorted[0]!
  for (const [at, span] of sorted.entries()) {
    if (at > 0 && cuts.has(at - 1)) {
      result.push(open)
      open = span
    } else open = { from: open.from, to: span.to }
  }
  return [...result, open]
}

/** Many logs as one that covers only what all of them cover. */
const together = (nodes: readonly CoveredNode[]): SweptSource => {
  const from = nodes.map(node => node.from).sort()[0] ?? ''
  const to =
    nodes
      .map(node => node.to)
      .sort()
      .at(-1) ?? ''
  const gaps = nodes.flatMap(node => [...node.gaps, { from, to: node.from }, { from: node.to, to }])
  const sum = (count: (node: CoveredNode) => number) => nodes.reduce((total, node) => total + count(node), 0)
  return {
    kind: nodes[0]?.kind ?? 'web',
    from,
    to,
    gaps: fewer(gaps),
    records: sum(node => node.records),
    badLines: sum(node => node.badLines),
  }
}

/**
 * Logs of traffic one by one, machines and mailboxes together: their names are no concern of others, and neither is their
 * number (DOMAIN §14). @returns the sources, and by place in `nodes` the place among them
 */
const sourcesOf = (nodes: readonly CoveredNode[]): { sources: SweptSource[]; placeOf: number[] } => {
  const apart = nodes.length <= mostSources
  const keys = nodes.map(({ kind, shows }, at) =>
    apart && kind !== 'event' && kind !== 'mail' && kind !== 'file' ? String(at) : `${kind} ${[...shows].sort()}`,
  )
  const groups = [...new Set(keys)]
  return {
    sources: groups.map(group => together(nodes.filter((_, at) => keys[at] === group))),
    placeOf: keys.map(key => groups.indexOf(key)),
  }
}

const nowhere: KindCoverage = { unknown: [], pending: [], witnesses: [], showing: [] }

const answered = (one: SweptIndicator, coverage: KindCoverage, placeOf: readonly number[]): AnsweredIndicator => {
  const speaks = one.verdict === 'HIT' || coverage.witnesses.length === 0 ? coverage.showing : coverage.witnesses
  const silent = isHeld(one) || one.verdict === 'NOT_APPLICABLE'
  return {
    id: one.id,
    verdict: one.verdict,
    terminals: one.terminals.length,
    records: one.records,
    succeeded: one.succeeded,
    first: one.first,
    last: one.last,
    unknown: silent ? [] : fewer(coverage.unknown),
    pending: silent ? [] : coverage.pending,
    hostOnly: one.hostOnly,
    by: silent ? [] : [...new Set(speaks.map(at => placeOf[at] ?? 0))].sort((a, b) => a - b),
  }
}

/** What leaves the organisation: counts, times and gaps; no terminal, no file name, no line (DOMAIN §14). */
export const answerOf = ({ request, revision, asked, made, nodes, coverage, indicators }: Sweep): SweepAnswer => {
  const { sources, placeOf } = sourcesOf(nodes)
  return {
    format: 1,
    request,
    revision,
    asked,
    made,
    sources,
    indicators: indicators.map(one => answered(one, coverage[one.kind] ?? nowhere, placeOf)),
    progress: null,
  }
}

/** That a sweep is under way: nothing is known yet, and all of the period is still to be swept. */
export const answerOfBegun = (
  { request, revision, indicators }: Pick<SweepRequest, 'request' | 'revision' | 'indicators'>,
  asked: Span,
  made: string,
): SweepAnswer => ({
  format: 1,
  request,
  revision,
  asked,
  made,
  sources: [],
  indicators: indicators.map(one => ({
    id: one.id,
    verdict: isHeld(one) ? 'HELD_BACK' : 'UNKNOWN',
    terminals: 0,
    records: 0,
    succeeded: 0,
    first: null,
    last: null,
    unknown: [],
    pending: isHeld(one) ? [] : [asked],
    hostOnly: 0,
    by: [],
  })),
  progress: { remaining: 1, expected: null },
})
