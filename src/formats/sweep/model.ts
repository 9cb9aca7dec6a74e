import type { Span } from '../../kernel/spans.ts'
import type { IndicatorDoubt, SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { ContradictionKind, ExpectedAction, SourceKind, SweepVerdict } from '../../kernel/taxonomy/sweeps.ts'

export type { Span } from '../../kernel/spans.ts'

export interface AskedIndicator {
  id: string
  kind: SweptKind
  /** In one spelling, as kernel/indicators reads it. */
  value: string
  actions: ExpectedAction[]
  doubt: IndicatorDoubt | null
  /** False: held back for its doubt until a person at the asking side confirms it with a reason. */
  confirmed: boolean
  note: string
  /** The revision that asked for it first. */
  revision: number
}

/** What one organisation is asked to search its logs for. A file with this JSON is a request for the command line, too. */
export interface SweepRequest {
  id: string
  /** Its number, S-XXXX-XXXX. */
  request: string
  /** Counts up with every change; an answer names the one it read. */
  revision: number
  title: string
  tlp: string
  asked: Span
  issued: string
  due: string
  indicators: AskedIndicator[]
}

/** One log that was read, without its name: what it covers, and how much of it could be read. */
export interface SweptSource {
  kind: SourceKind
  from: string
  to: string
  gaps: Span[]
  records: number
  badLines: number
}

export interface AnsweredIndicator {
  /** As the request names it. */
  id: string
  verdict: SweepVerdict
  /** How many, never which. */
  terminals: number
  records: number
  /** Records that were answered; the others failed or were refused. */
  succeeded: number
  first: string | null
  last: string | null
  /** Times of the asked period about which these sources cannot speak. */
  unknown: Span[]
  /** Times of the asked period that are still to be swept; a later answer tells of them. */
  pending: Span[]
  /** Contacts with the host of a URL whose path no log shows. */
  hostOnly: number
  /** Which of `sources` can show this indicator, by their place. */
  by: number[]
}

/** What leaves an organisation: counts, times and gaps; no terminal, user, file name or line (DOMAIN §14). */
export interface SweepAnswer {
  format: 1
  request: string
  revision: number
  /** What was swept; the asked period or more. */
  asked: Span
  /** By the clock of the machine that swept. */
  made: string
  sources: SweptSource[]
  indicators: AnsweredIndicator[]
  /** While the sweep goes on: places that are still to be swept, and when the last is expected. */
  progress: { remaining: number; expected: string | null } | null
}

export interface SignedAnswer {
  answer: SweepAnswer
  signature: {
    /** Fingerprint of the public key: SHA-256 of its 32 raw bytes, in hexadecimal. */
    key: string
    /** Ed25519 over the UTF-8 bytes of canonical(answer), base64. */
    value: string
  }
  /**
   * The sender's clock at the moment of sending, not signed: an answer may wait a day for the hub, and only this tells how
   * far off that clock is.
   */
  sent: string
}

export interface Contradiction {
  kind: ContradictionKind
  /** Null: the answer as a whole. */
  indicator: string | null
}
