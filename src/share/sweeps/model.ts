import type { AnsweredIndicator, SweepAnswer } from '../../formats/sweep/model.ts'
import { allow, type Decision, deny, type Missing } from '../../kernel/decision.ts'
import { common, durationOf, type Span, substantial, united, without } from '../../kernel/spans.ts'
import type { IndicatorDoubt } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { ExpectedAction, SweepCell } from '../../kernel/taxonomy/sweeps.ts'

/** What one program of an organisation, or a person by hand, has said of one indicator so far. */
export interface Part {
  /** No log of this part could show it. */
  applicable: boolean
  held: boolean
  terminals: number
  records: number
  succeeded: number
  first: string | null
  last: string | null
  covered: Span[]
  pending: Span[]
  hostOnly: number
  remaining: number | null
  expected: string | null
  doubtful: boolean
}

/** The part that people keep by hand, beside those of programs (which go by the id of the first in their line). */
export const byHand = 'HAND'

const earliest = (...instants: (string | null)[]): string | null =>
  instants.filter(one => one !== null).sort()[0] ?? null
const latest = (...instants: (string | null)[]): string | null =>
  instants
    .filter(one => one !== null)
    .sort()
    .at(-1) ?? null

export const partOf = (
  one: AnsweredIndicator,
  answer: Pick<SweepAnswer, 'asked' | 'progress'>,
  doubtful: boolean,
): Part => ({
  applicable: one.verdict !== 'NOT_APPLICABLE' && one.verdict !== 'HELD_BACK',
  held: one.verdict === 'HELD_BACK',
  terminals: one.terminals,
  records: one.records,
  succeeded: one.succeeded,
  first: one.first,
  last: one.last,
  covered: without([answer.asked], substantial(united(one.unknown, one.pending))),
  pending: united(one.pending),
  hostOnly: one.hostOnly,
  remaining: answer.progress?.remaining ?? null,
  expected: answer.progress?.expected ?? null,
  doubtful,
})

/**
 * A later answer of the same part: a hit is never taken away, and what was once covered stays covered, because logs are
 * rotated and the machine that saw them may be gone. A person corrects a number that was typed wrong.
 */
export const extended = (before: Part | undefined, now: Part, name: string): Part => {
  if (!before || before.held || !before.applicable) return now
  const covered = united(before.covered, now.applicable ? now.covered : [])
  if (name === byHand) return now.applicable ? { ...now, covered } : now
  return {
    ...now,
    applicable: true,
    held: false,
    terminals: Math.max(before.terminals, now.terminals),
    records: Math.max(before.records, now.records),
    succeeded: Math.max(before.succeeded, now.succeeded),
    first: earliest(before.first, now.first),
    last: latest(before.last, now.last),
    covered,
    hostOnly: Math.max(before.hostOnly, now.hostOnly),
  }
}

export interface CellState {
  verdict: SweepCell
  terminals: number
  records: number
  first: string | null
  last: string | null
  covered: Span[]
  pending: Span[]
  unknown: Span[]
  unknownMs: number
  remaining: number | null
  expected: string | null
  doubtful: boolean
}

export type Parts = Readonly<Record<string, Part>>

/** Times that all programs cover; what a person looked through by hand fills their gaps. */
const coveredBy = (parts: readonly (readonly [string, Part])[]): Span[] => {
  const machines = parts.filter(([name]) => name !== byHand).map(([, { covered }]) => covered)
  const [first, ...others] = machines
  const hand = parts.find(([name]) => name === byHand)?.[1].covered ?? []
  return united(first ? others.reduce(common, united(first)) : [], hand)
}

/** What all parts together say about the period that was asked about; 該当なし only where it is covered to its end. */
export const cellOf = (parts: Parts, asked: Span): CellState => {
  const all = Object.entries(parts)
  const speaking = all.filter(([, { applicable }]) => applicable)
  const said = speaking.map(([, part]) => part)
  const sum = (of: (part: Part) => number): number => said.reduce((total, part) => total + of(part), 0)
  const covered = common(coveredBy(speaking), [asked])
  const pending = without(common(united(...said.map(part => part.pending)), [asked]), covered)
  const unknown = substantial(without([asked], united(covered, pending)))
  const hostOnly = sum(part => part.hostOnly) > 0
  const records = sum(part => part.records)
  const verdict = (): SweepCell => {
    if (all.length === 0) return 'NO_ANSWER'
    if (records > 0) return 'HIT'
    if (said.length === 0) return all.every(([, { held }]) => held) ? 'HELD_BACK' : 'NOT_APPLICABLE'
    if (pending.length > 0) return 'SWEEPING'
    return unknown.length > 0 || hostOnly ? 'UNKNOWN' : 'NO_HIT'
  }
  const remaining = said.flatMap(part => (part.pending.length > 0 ? (part.remaining ?? []) : []))
  return {
    verdict: verdict(),
    terminals: sum(part => part.terminals),
    records,
    first: earliest(...said.map(part => part.first)),
    last: latest(...said.map(part => part.last)),
    covered,
    pending,
    unknown: said.length === 0 ? [] : unknown,
    unknownMs: said.length === 0 ? 0 : durationOf(unknown),
    remaining: remaining.length > 0 ? remaining.reduce((total, one) => total + one, 0) : null,
    expected: latest(...said.map(part => part.expected)),
    doubtful: said.some(part => part.doubtful),
  }
}

/** Whether nobody has to look for this indicator any more; doubts about the clock are told beside it. */
export const isSwept = ({
  verdict,
  pending,
  unknownMs,
}: Pick<CellState, 'verdict' | 'pending' | 'unknownMs'>): boolean =>
  verdict === 'NO_HIT' || verdict === 'NOT_APPLICABLE' || (verdict === 'HIT' && pending.length === 0 && unknownMs === 0)

/** An indicator is not looked for while its doubt stands. */
export const isHeld = (indicator: { doubt: IndicatorDoubt | null; confirmedAt: Date | null }): boolean =>
  indicator.doubt !== null && indicator.confirmedAt === null

/** What still keeps the case open, over all its sweeps. */
export interface OpenEnds {
  /** Pairs of indicator and organisation. */
  unanswered: number
  sweeping: number
  /** Organisations with times that nobody vouches for. */
  unknown: number
  /** Terminals that were hit and are not isolated. */
  notIsolated: number
  /** Answers of a clock that is off. */
  doubtful: number
}

/** The lines of a refused closing (R-080, DOMAIN §6.3). */
export const sweepLacks = (open: OpenEnds): Missing[] =>
  (
    [
      ['sweep_unanswered', open.unanswered],
      ['sweep_running', open.sweeping],
      ['sweep_unknown', open.unknown],
      ['sweep_not_isolated', open.notIsolated],
      ['sweep_doubtful', open.doubtful],
    ] as const
  ).flatMap(([code, count]) => (count > 0 ? [{ code, values: { count } }] : []))

/** A block, or an isolation, that was done: neither before it was asked nor to come. */
export const mayHaveDone = (at: Date, issued: Date, now: Date): Decision => {
  if (at > now) return deny('action_in_future', 'a plan is no block')
  return at < issued ? deny('swept_before_asked', 'done before it was asked') : allow('done')
}

export const mayIsolate = (cell: { terminals: number }, count: number): Decision =>
  count <= cell.terminals ? allow('counted') : deny('more_isolated_than_hit', `${count} of ${cell.terminals}`)

/** What stands in the cell's band: times that were searched, were hit, are not yet searched, or are unknown. */
export type BandKind = 'SWEPT' | 'HIT' | 'PENDING' | 'UNKNOWN'

export interface BandPiece {
  kind: BandKind
  /** In per cent of the asked period. */
  left: number
  width: number
}

const afterwards = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString()

/** The narrowest piece that can still be seen (%). */
const visible = 1.2

/**
 * The band of a cell, from left to right; a hit lies over what was searched, as long as from its first to its last record.
 */
export const bandOf = (
  asked: Span,
  cell: { covered: readonly Span[]; pending: readonly Span[]; first: string | null; last: string | null },
): BandPiece[] => {
  const [begin, length] = [Date.parse(asked.from), Date.parse(asked.to) - Date.parse(asked.from)]
  const piece = (kind: BandKind, { from, to }: Span): BandPiece => {
    const left = ((Date.parse(from) - begin) / length) * 100
    return { kind, left, width: Math.max(((Date.parse(to) - Date.parse(from)) / length) * 100, visible) }
  }
  const place = (kind: BandKind, spans: readonly Span[]) => common(spans, [asked]).map(span => piece(kind, span))
  const hit = cell.first && cell.last ? [{ from: cell.first, to: afterwards(cell.last) }] : []
  return [
    ...place('UNKNOWN', substantial(without([asked], united(cell.covered, cell.pending)))),
    ...place('SWEPT', cell.covered),
    ...place('PENDING', cell.pending),
    ...place('HIT', hit),
  ]
}

/** How many have done what was asked of them, and when the last did. */
export interface Times {
  asked: number
  blocked: number
  lastBlockedAt: Date | null
  swept: number
  lastSweptAt: Date | null
  hits: number
  isolated: number
  longestIsolationMs: number | null
  looseSince: Date | null
}

/** From providing to doing, for the slowest of all who were asked; while one has not, it runs on. */
export interface Longest {
  done: boolean
  ms: number
}

export interface Durations {
  /** Null: nobody is asked to. */
  block: Longest | null
  sweep: Longest | null
  /** From the hit; null where nothing was hit. */
  isolate: Longest | null
}

/** @param actions what was asked for this indicator @param issued when it was provided */
export const durationsOf = (times: Times, actions: readonly ExpectedAction[], issued: Date, now: Date): Durations => {
  const since = (done: boolean, last: Date | null): Longest => ({
    done,
    ms: Math.max(0, (done && last ? last : now).getTime() - issued.getTime()),
  })
  const isIsolated = times.isolated === times.hits
  return {
    block: actions.includes('BLOCK') ? since(times.blocked === times.asked, times.lastBlockedAt) : null,
    sweep: actions.includes('SWEEP_LOGS') ? since(times.swept === times.asked, times.lastSweptAt) : null,
    isolate:
      times.hits === 0
        ? null
        : {
            done: isIsolated,
            ms: isIsolated ? (times.longestIsolationMs ?? 0) : now.getTime() - (times.looseSince ?? now).getTime(),
          },
  }
}
