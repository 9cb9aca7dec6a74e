import type { IndicatorDoubt, IndicatorKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { IngestedLog, Instant, Span } from '../model.ts'

/** What whoever sent an indicator expects to be done. */
export const expectedActions = {
  BLOCK: { ja: '遮断', en: 'Block' },
  SWEEP_LOGS: { ja: '記録の点検', en: 'Sweep the logs' },
  ISOLATE_IF_HIT: { ja: '該当した端末の切り離し', en: 'Isolate what was hit' },
} as const

export type ExpectedAction = keyof typeof expectedActions

/**
 * 痕跡点検の結果, per indicator. NO_HIT is said only where the logs cover the whole period that was asked about:
 * silence in a log that was not running proves nothing.
 */
export const sweepVerdicts = {
  HIT: { ja: '該当', en: 'Hit' },
  NO_HIT: { ja: '該当なし', en: 'No hit' },
  UNKNOWN: { ja: '不明あり', en: 'Unknown period' },
  NOT_APPLICABLE: { ja: '対象外', en: 'Not applicable' },
  HELD_BACK: { ja: '保留', en: 'Held back' },
} as const

export type SweepVerdict = keyof typeof sweepVerdicts

export interface SoughtIndicator {
  kind: IndicatorKind
  /** In one spelling, as kernel/indicators reads it. */
  value: string
  actions: readonly ExpectedAction[]
  doubt: IndicatorDoubt | null
  /** Somebody looked at the doubt and wants it swept all the same. */
  confirmed: boolean
}

/** One terminal and one indicator; `client` is as the log names it. Stays in the organisation. */
export interface Met {
  client: string
  first: Instant
  last: Instant
  records: number
  /** Records that were answered; the others failed or were refused. */
  succeeded: number
}

export interface SweptIndicator extends SoughtIndicator {
  verdict: SweepVerdict
  records: number
  succeeded: number
  first: Instant | null
  last: Instant | null
  terminals: Met[]
  /** Times of the asked period about which the logs cannot speak for this indicator. */
  unknown: Span[]
  /** Contacts with the host of a URL whose path no log shows (TLS). */
  hostOnly: number
}

/** What one log writer was seen to cover. */
export interface CoveredNode {
  node: string
  kind: IngestedLog['kind']
  from: Instant
  to: Instant
  gaps: Span[]
}

export interface Sweep {
  /** Which request this answers; empty where the indicators came as a bare list. */
  request: string
  asked: Span
  made: Instant
  logs: IngestedLog[]
  nodes: CoveredNode[]
  indicators: SweptIndicator[]
}

/** What leaves the organisation: counts, times and gaps; no terminal, no file name, no line (DOMAIN §14). */
export type SweepAnswer = Omit<Sweep, 'logs' | 'indicators'> & {
  logs: Pick<IngestedLog, 'format' | 'kind' | 'records' | 'badLines' | 'first' | 'last'>[]
  indicators: (Omit<SweptIndicator, 'terminals'> & { terminals: number })[]
}

export const answerOf = ({ logs, indicators, ...sweep }: Sweep): SweepAnswer => ({
  ...sweep,
  logs: logs.map(({ format, kind, records, badLines, first, last }) => ({
    format,
    kind,
    records,
    badLines,
    first,
    last,
  })),
  indicators: indicators.map(({ terminals, ...swept }) => ({ ...swept, terminals: terminals.length })),
})

const answering: Readonly<Record<IndicatorKind, readonly IngestedLog['kind'][]>> = {
  DOMAIN: ['web', 'tls', 'dns'],
  URL: ['web'],
  IPV4: ['web', 'connection', 'tls'],
  IPV6: ['web', 'connection', 'tls'],
  NETWORK: ['web', 'connection', 'tls'],
  EMAIL: [],
  MD5: [],
  SHA1: [],
  SHA256: [],
  FILE_NAME: [],
}

/** Whether a log of this kind would show such an indicator at all. */
export const canShow = (kind: IndicatorKind, log: IngestedLog['kind']): boolean => answering[kind].includes(log)

/**
 * @returns HIT wherever something was found, whatever else is missing: a gap never takes a hit away
 */
export const verdictOf = (swept: {
  held: boolean
  shown: boolean
  records: number
  unknown: readonly Span[]
  hostOnly: number
}): SweepVerdict => {
  if (swept.held) return 'HELD_BACK'
  if (swept.records > 0) return 'HIT'
  if (!swept.shown) return 'NOT_APPLICABLE'
  return swept.unknown.length > 0 || swept.hostOnly > 0 ? 'UNKNOWN' : 'NO_HIT'
}
