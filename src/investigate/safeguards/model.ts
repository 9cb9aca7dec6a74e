import type { Instant, LineReference, Span, Thresholds } from '../model.ts'

/** What the evidence shows of an organisation's own defence; each row is a finding or the statement that there is none. */
export interface Safeguards {
  segments: SegmentCheck[]
  placements: Placement[]
  sharedAccounts: SharedAccount[]
  logKeeping: LogKeeping[]
  deviations: Deviation[]
  thresholds: Thresholds
}

/** a segment that no rule lets through the proxy has no record in the proxy's log. */
export interface SegmentCheck {
  zone: string
  name: string
  records: number
  clients: string[]
  first?: Instant
  last?: Instant
  /** Without a proxy log nothing is known. */
  verdict: 'none' | 'found' | 'unknown'
}

/** personal data lay where the Internet can be reached. */
export interface Placement {
  zone: string
  terminals: string[]
  hosts: string[]
  records: number
  /** Ways out of the zone that are open. */
  ways: string[]
  provider: string
}

/** one local account that opens many machines from other machines. */
export interface SharedAccount {
  account: string
  machines: string[]
  sources: string[]
  first: Instant
  last: Instant
  /** More machines than the threshold allows. */
  over: boolean
}

/** what a source had to keep, and what of it is missing. */
export interface LogKeeping {
  source: string
  kind: 'proxy' | 'sensor' | 'server' | 'endpoint'
  required: Span
  first?: Instant
  last?: Instant
  missing: Span[]
}

/** a day on which a machine or an account did far more than it does on its other days. */
export interface Deviation {
  source: 'proxy' | 'files'
  who: string
  day: string
  measure: 'sent' | 'requests' | 'files'
  value: number
  /** Of the other days. */
  mean: number
  /** Standard deviations above the mean. */
  times: number
  lines: LineReference[]
}

/** How far one day lies above the others of the same machine; the spread is at least a tenth of the mean and one unit. */
export const departure = (value: number, others: number[], unit: number): { mean: number; times: number } => {
  const mean = others.reduce((sum, one) => sum + one, 0) / Math.max(1, others.length)
  const variance = others.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, others.length)
  return { mean, times: (value - mean) / Math.max(Math.sqrt(variance), mean / 10, unit) }
}

/** Nobody may be there to leave a record at night; a longer silence at either end is a lack. */
const silence = 3 * 3_600_000

/** The parts of `required` that no span covers, from three hours on. */
export const missingFrom = (required: Span, covered: Span[]): Span[] => {
  let from = Date.parse(required.from)
  const to = Date.parse(required.to)
  const missing: Span[] = []
  const instant = (at: number) => new Date(at).toISOString()
  for (const span of [...covered].sort((one, other) => one.from.localeCompare(other.from))) {
    const [start, end] = [Date.parse(span.from), Date.parse(span.to)]
    if (start > from && from < to) missing.push({ from: instant(from), to: instant(Math.min(start, to)) })
    from = Math.max(from, end)
  }
  if (from < to) missing.push({ from: instant(from), to: instant(to) })
  return missing.filter(span => Date.parse(span.to) - Date.parse(span.from) >= silence)
}
