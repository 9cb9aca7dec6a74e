import type { IndicatorDoubt, SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { ExpectedAction, SourceKind, SweepVerdict } from '../../kernel/taxonomy/sweeps.ts'
import type { IngestedLog, Instant, Span } from '../model.ts'

export interface SoughtIndicator {
  /** As the request names it; the value where it names none. */
  id: string
  kind: SweptKind
  /** In one spelling, as kernel/indicators reads it. */
  value: string
  actions: readonly ExpectedAction[]
  doubt: IndicatorDoubt | null
  /** Somebody looked at the doubt and wants it swept all the same. */
  confirmed: boolean
}

/** Doubted and not confirmed: it is not looked for. */
export const isHeld = ({ doubt, confirmed }: Pick<SoughtIndicator, 'doubt' | 'confirmed'>): boolean =>
  doubt !== null && !confirmed

export interface SweepRequest {
  request: string
  revision: number
  /** Null: as far as the logs reach. */
  asked: Span | null
  indicators: SoughtIndicator[]
  /** Pieces that no indicator could be read from. */
  unread: string[]
}

/** One terminal and one indicator; `client` is as the log names it. Stays in the organisation. */
export interface Met {
  client: string
  first: Instant
  last: Instant
  records: number
  /** Records that were answered; the others failed or were refused. */
  succeeded: number
  /** Who was signed in, as the log names them; five at most. */
  accounts: string[]
}

/** What was met in lines that were just written. */
export interface Sighting extends Met {
  noticed: Instant
  indicator: SoughtIndicator
  file: string
}

export interface SweptIndicator extends SoughtIndicator {
  verdict: SweepVerdict
  records: number
  succeeded: number
  first: Instant | null
  last: Instant | null
  terminals: Met[]
  /** Contacts with the host of a URL whose path no log shows (TLS). */
  hostOnly: number
}

/** What one log writer was seen to cover. */
export interface CoveredNode extends Span {
  node: string
  kind: SourceKind
  /** Of an event log: it recorded hashes, names of files. */
  shows: ('HASH' | 'NAME')[]
  gaps: Span[]
  records: number
  badLines: number
}

/** What the logs cannot speak about, for all indicators of a kind. */
export interface KindCoverage {
  /** Times of the asked period, up to the making of the sweep. */
  unknown: Span[]
  /** Times of the asked period that are still to come. */
  pending: Span[]
  /** Places in `nodes` whose silence counts. */
  witnesses: number[]
  /** Places in `nodes` that may show such an indicator. */
  showing: number[]
}

export interface Sweep {
  /** Which request this answers; empty where the indicators came as a bare list. */
  request: string
  revision: number
  asked: Span
  made: Instant
  logs: (Pick<IngestedLog, 'path' | 'node' | 'format' | 'records' | 'badLines' | 'first' | 'last'> & {
    kind: SourceKind
  })[]
  nodes: CoveredNode[]
  /** Files that could not be read (`lost`), or whose format nobody knows. */
  unread: { path: string; lost: boolean }[]
  coverage: Partial<Record<SweptKind, KindCoverage>>
  indicators: SweptIndicator[]
}

/** By kind of log: whose silence says that nothing was there, and what it may show by chance. */
const speaking: Readonly<Record<SourceKind, { witness: readonly SweptKind[]; hint: readonly SweptKind[] }>> = {
  web: { witness: ['DOMAIN', 'URL', 'IPV4', 'IPV6', 'NETWORK'], hint: [] },
  connection: { witness: ['IPV4', 'IPV6', 'NETWORK'], hint: [] },
  tls: { witness: ['DOMAIN', 'IPV4', 'IPV6', 'NETWORK'], hint: [] },
  dns: { witness: ['DOMAIN'], hint: [] },
  event: { witness: [], hint: ['DOMAIN', 'URL', 'IPV4', 'IPV6', 'NETWORK'] },
  mail: {
    witness: ['EMAIL', 'MAIL_SUBJECT', 'ATTACHMENT_NAME', 'MESSAGE_ID', 'MAILER', 'MAIL_RELAY'],
    hint: ['DOMAIN', 'URL', 'IPV4', 'IPV6', 'NETWORK', 'MD5', 'SHA1', 'SHA256', 'FILE_NAME'],
  },
  other: { witness: [], hint: [] },
  file: { witness: [], hint: ['MD5', 'SHA1', 'SHA256', 'FILE_NAME'] },
}

/** A file that holds records, perhaps, and that nobody could read: it might have shown anything. */
export const lostNode = (path: string, asked: Span): CoveredNode => ({
  node: path,
  kind: 'other',
  shows: [],
  from: asked.from,
  to: asked.from,
  gaps: [],
  records: 0,
  badLines: 0,
})

const traitOf = (kind: SweptKind): 'HASH' | 'NAME' | undefined => {
  if (kind === 'FILE_NAME') return 'NAME'
  return kind === 'MD5' || kind === 'SHA1' || kind === 'SHA256' ? 'HASH' : undefined
}

/** Whether the silence of this log says that there was no such indicator. */
export const isWitness = (kind: SweptKind, node: Pick<CoveredNode, 'kind' | 'shows'>): boolean => {
  const trait = traitOf(kind)
  if (node.kind === 'other') return true
  return speaking[node.kind].witness.includes(kind) || (trait !== undefined && node.shows.includes(trait))
}

/** Whether a log of this kind would show such an indicator at all. */
export const canShow = (kind: SweptKind, node: Pick<CoveredNode, 'kind' | 'shows'>): boolean =>
  isWitness(kind, node) || speaking[node.kind].hint.includes(kind)

/**
 * NO_HIT is said only where the logs cover the whole period that was asked about: silence in a log that was not running
 * proves nothing.
 * @returns HIT wherever something was found, whatever else is missing: a gap never takes a hit away
 */
export const verdictOf = (swept: {
  held: boolean
  records: number
  hostOnly: number
  coverage: Pick<KindCoverage, 'unknown' | 'pending' | 'showing'>
}): SweepVerdict => {
  const { unknown, pending, showing } = swept.coverage
  if (swept.held) return 'HELD_BACK'
  if (swept.records > 0) return 'HIT'
  if (showing.length === 0) return 'NOT_APPLICABLE'
  return unknown.length > 0 || pending.length > 0 || swept.hostOnly > 0 ? 'UNKNOWN' : 'NO_HIT'
}
