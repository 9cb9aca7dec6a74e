import { type Span, substantial, united, without } from '../../kernel/spans.ts'
import { type ContradictionKind, clockTolerance, coverageSlack } from '../../kernel/taxonomy/sweeps.ts'
import type { AnsweredIndicator, AskedIndicator, Contradiction, SweepAnswer, SweepRequest } from './model.ts'

const at = (instant: string): number => Date.parse(instant)
const isBackwards = ({ from, to }: Span): boolean => from > to

interface Circumstances {
  request: Pick<SweepRequest, 'request' | 'revision' | 'asked' | 'issued' | 'indicators'>
  received: Date
  /** What the sender's clock must be moved by to be right (ms). */
  clockOffset: number
}

const ofTheWhole = (answer: SweepAnswer, { request, received, clockOffset }: Circumstances): ContradictionKind[] => {
  const made = at(answer.made) + clockOffset
  const spans = [answer.asked, ...answer.sources, ...answer.sources.flatMap(({ gaps }) => gaps)]
  const ids = answer.indicators.map(({ id }) => id)
  const wrong: Partial<Record<ContradictionKind, boolean>> = {
    WRONG_REQUEST: answer.request !== request.request,
    UNKNOWN_REVISION: answer.revision > request.revision,
    MADE_IN_FUTURE: made > received.getTime() + clockTolerance,
    MADE_BEFORE_ISSUED: made < at(request.issued) - clockTolerance,
    OTHER_PERIOD: substantial(without([request.asked], [answer.asked])).length > 0,
    SPAN_BACKWARDS: spans.some(isBackwards),
    COVERED_IN_FUTURE: answer.sources.some(({ to }) => at(to) > Math.max(at(answer.made), made) + coverageSlack),
    ANSWERED_TWICE: new Set(ids).size < ids.length,
  }
  return (Object.keys(wrong) as ContradictionKind[]).filter(kind => wrong[kind])
}

/** Times at which at least one of the named sources was not writing. */
const uncovered = (asked: Span, sources: SweepAnswer['sources']): Span[] =>
  substantial(united(...sources.map(({ from, to, gaps }) => without([asked], without([{ from, to }], gaps)))))

const hitIsSeen = ({ first, last }: AnsweredIndicator, sources: SweepAnswer['sources']): boolean =>
  [first, last].every(
    instant =>
      instant === null ||
      sources.some(({ from, to }) => at(instant) >= at(from) - coverageSlack && at(instant) <= at(to) + coverageSlack),
  )

const ofHit = (one: AnsweredIndicator, sources: SweepAnswer['sources']): ContradictionKind[] => {
  const wrong: Partial<Record<ContradictionKind, boolean>> = {
    HIT_WITHOUT_RECORD: one.records === 0,
    MORE_TERMINALS_THAN_RECORDS: one.terminals > one.records,
    MORE_SUCCEEDED_THAN_RECORDS: one.succeeded > one.records,
    HIT_WITHOUT_TIME: one.first === null || one.last === null,
    LAST_BEFORE_FIRST: one.first !== null && one.last !== null && one.last < one.first,
    HIT_OUTSIDE_LOGS: !hitIsSeen(one, sources),
  }
  return (Object.keys(wrong) as ContradictionKind[]).filter(kind => wrong[kind])
}

const ofSilence = (
  one: AnsweredIndicator,
  asked: AskedIndicator,
  sources: SweepAnswer['sources'],
  period: Span,
): ContradictionKind[] => {
  const gaps = uncovered(period, sources)
  const beyond = substantial(united(...sources.map(({ from, to }) => without([period], [{ from, to }]))))
  const silent: Partial<Record<ContradictionKind, boolean>> = {
    RECORDS_WITHOUT_HIT: one.records > 0 || one.terminals > 0,
    NO_LOG: (one.verdict === 'NO_HIT' || one.verdict === 'UNKNOWN') && sources.length === 0 && one.pending.length === 0,
    NO_HIT_BEYOND_LOGS: one.verdict === 'NO_HIT' && beyond.length > 0,
    NO_HIT_WITH_GAP:
      one.verdict === 'NO_HIT' &&
      (substantial(one.unknown).length > 0 ||
        one.pending.length > 0 ||
        one.hostOnly > 0 ||
        gaps.length > beyond.length),
    UNKNOWN_WITHOUT_GAP:
      one.verdict === 'UNKNOWN' && one.unknown.length === 0 && one.pending.length === 0 && one.hostOnly === 0,
    HELD_BACK_AFTER_CONFIRMATION: one.verdict === 'HELD_BACK' && (asked.doubt === null || asked.confirmed),
  }
  return (Object.keys(silent) as ContradictionKind[]).filter(kind => silent[kind])
}

const ofOne = (
  one: AnsweredIndicator,
  asked: AskedIndicator | undefined,
  sources: SweepAnswer['sources'],
  period: Span,
): ContradictionKind[] => {
  if (!asked) return ['NEVER_ASKED']
  const backwards = [...one.unknown, ...one.pending].some(isBackwards) ? (['SPAN_BACKWARDS'] as const) : []
  return [...backwards, ...(one.verdict === 'HIT' ? ofHit(one, sources) : ofSilence(one, asked, sources, period))]
}

/**
 * Why an answer cannot be believed; empty where it can. What it says of its own logs is held against what it says of each
 * indicator, both against what was asked, and all of it against the clock.
 */
export const contradictions = (answer: SweepAnswer, circumstances: Circumstances): Contradiction[] => {
  const { indicators, asked } = circumstances.request
  const byId = new Map(indicators.map(one => [one.id, one]))
  const sourcesOf = (one: AnsweredIndicator) => [...new Set(one.by)].flatMap(place => answer.sources[place] ?? [])
  return [
    ...ofTheWhole(answer, circumstances).map(kind => ({ kind, indicator: null })),
    ...answer.indicators.flatMap(one =>
      ofOne(one, byId.get(one.id), sourcesOf(one), asked).map(kind => ({ kind, indicator: one.id })),
    ),
  ]
}
