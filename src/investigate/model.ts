/**
 * The vocabulary of an investigation: what the folder says of itself, what was found in the logs, and what the rooms
 * hand to each other. The order of work is detect → correlate → final ranking: detection hands over every ranked
 * destination with its contacts, correlation answers with support (mail, logon, process) that may raise a destination
 * over the reporting line, and the final ranking is made once more from both.
 */

/** An instant as ISO 8601 in UTC with milliseconds, as Date.toISOString writes it. */
export type Instant = string

/** One statement in both languages; instants in it are ISO 8601 and become clock times where it is shown. */
export interface Said {
  ja: string
  en: string
}

/** Statements one after the other, as one. */
export const saidTogether = (parts: Said[]): Said => ({
  ja: parts.map(part => part.ja).join('。'),
  en: parts.map(part => part.en).join('; '),
})

/** Half-open: `to` is the first instant after. */
export interface Span {
  from: Instant
  to: Instant
}

/** `file` is relative to the folder, `line` counts from 1 in the file as it was decompressed and decoded. */
export interface LineReference {
  file: string
  line: number
}

/** case.json, or what could be derived without one (`derived` true: calendar and own networks are assumptions). */
export interface CaseSheet {
  derived: boolean
  title: string
  caseId: string
  timeZone: string
  period?: Span
  workingHours: { from: string; to: string }
  /** Names as in `Intl` long form, English: Saturday, Sunday. */
  weekends: string[]
  /** Calendar days YYYY-MM-DD in the case's zone. */
  holidays: string[]
  specialWorkingDays: string[]
  ownDomains: string[]
  /** CIDR. */
  ownNetworks: string[]
  proxyServers: { name: string; ip?: string }[]
  evidence: DeclaredSource[]
  /** What people said or saw of a way out, beside its tables. */
  pathEvidence: PathEvidence[]
  safeguards: Thresholds
  custody: CustodyEntry[]
}

/** A way out as somebody vouches for it: an operator’s statement, a document, or a look on the spot. */
export interface PathEvidence {
  from: string
  path: string
  kind: 'statement' | 'document' | 'on-site'
  by: string
  note?: string
}

/** Bounds that the organisation sets in case.json under `safeguards`. */
export interface Thresholds {
  /** Machines on which one local account may work before it is a finding. */
  sharedAccount: number
  /** Standard deviations above a machine’s own mean. */
  deviation: number
  /** Days before the first sign of an attack that each log has to reach back. */
  keepDays: number
}

/** Who had the evidence in hands, as a person said it: nothing of this can be read from the files. */
export interface CustodyEntry {
  by: string
  from?: string
  at?: Instant
  note?: string
}

export interface DeclaredSource {
  id: string
  path: string
  kind: string
  format?: string
  encoding?: string
  coverage?: Span
  sources: string[]
}

/** One row of inventory/terminals.csv; the addresses of a replaced machine belong to the same terminal. */
export interface Terminal {
  assetId: string
  hostname: string
  ip: string
  site?: string
  department?: string
  user?: string
  userName?: string
  segment?: string
  /** From this day on the hostname means this row. */
  deployed?: string
  replacedBy?: string
}

/** Everything about one client and one outside host that detection holds for suspicious (not its innocent visits). */
export interface Contact {
  /** Address as in the log. */
  client: string
  hostname?: string
  host: string
  first: Instant
  last: Instant
  successes: number
  failures: number
  sentBytes: number
  receivedBytes: number
  agents: string[]
  /** At most 20, earliest and latest among them. */
  lines: LineReference[]
}

/**
 * Why something counts. Conduct is what the traffic itself looks like, context is what ties it to anything else (a
 * notice, a mail, a logon, another suspicious destination). Weights of one kind are combined as 1 − Π(1 − weight);
 * without context no destination crosses the reporting line, because every newly installed program behaves like that.
 */
export interface Reason {
  detector: string
  kind: 'conduct' | 'context'
  /** 0..1 */
  weight: number
  ja: string
  en: string
  lines: LineReference[]
}

export interface RankedDestination {
  host: string
  /** 0..1; larger is more certain. */
  score: number
  /** score ≥ reporting line. */
  reported: boolean
  reasons: Reason[]
  contacts: Contact[]
}

/** A source that lacks records it should have. `source` is `proxy` for all nodes together or a node's name. */
export interface Gap extends Span {
  source: string
  /** Records the usual rate of these hours would have brought. */
  expected: number
  recorded: number
}

/** What detection hands to correlation; `destinations` is ranked, best first, the rest below the line included. */
export interface Detection {
  /** Score from which a destination is reported. */
  line: number
  destinations: RankedDestination[]
  gaps: Gap[]
}

/** What correlation answers about a destination: a reason of the kind `context`. */
export interface Support {
  host: string
  reason: Reason
}

export type Cause =
  | { type: 'mail'; mailId: string; because: Said }
  | { type: 'lateral'; fromTerminal?: string; because: Said }
  | { type: 'unknown'; because: Said }

/** The first pass of correlation: everything that may move the ranking. */
export type FindSupport = (folder: string, sheet: CaseSheet, detection: Detection) => Promise<Support[]>

/** The second pass, over the final ranking: causes per terminal and whatever else RESULT names. */
export type Correlate = (
  folder: string,
  sheet: CaseSheet,
  detection: Detection,
  terminals: Terminal[],
) => Promise<Correlation>

/** A machine whose own event log shows an intruder, whether or not it met a reported destination. */
export interface ShownMachine {
  machine: string
  addresses: string[]
  first: Instant
  last: Instant
  reasons: Said[]
}

/** Something begun on one machine from another, as event logs record it. */
export interface MachineMovement {
  time: Instant
  from?: string
  to: string
  means: string
  account?: string
  program?: string
  /** When it ran, where it was put there to run later. */
  ran?: Instant
  /** Either end is a machine that was affected. */
  attack: boolean
  because: Said
  lines: LineReference[]
}

export interface Correlation {
  /** Affected by what their own event logs show. */
  machines?: ShownMachine[]
  movements?: MachineMovement[]
  /** By client address or hostname as it stands in the contacts. */
  causes: { terminal: string; cause: Cause }[]
  campaigns: { mails: string[]; reasons: Said[] }[]
  eventlog?: { verdict: 'sufficient' | 'insufficient'; because: Said[] }
  topology: { from: string; to: string; path: string; blocked: boolean; because: Said }[]
  timeline: { time: Instant; kind: string; summary: Said; refs: string[] }[]
  /** Leak states, order tests, provision times: what else can be said, each with whose word it rests on. */
  findings?: Record<string, unknown>
  /** What could not be read or decided. */
  notes: Said[]
}

/** Something about a file that a reader of the result has to know; never dropped silently. */
export interface Remark {
  code:
    | 'empty'
    | 'truncated'
    | 'broken'
    | 'nested'
    | 'bomb'
    | 'control'
    | 'undecodable'
    | 'long_line'
    | 'bad_lines'
    | 'implausible_time'
    | 'duplicate_file'
    | 'duplicate_records'
    | 'unrecognised'
    | 'unreadable'
    | 'clock_skew'
    | 'outside_declared'
    | 'ambiguous_time'
    | 'link'
    | 'special'
    | 'changed'
  count: number
  sample?: string
}

/** A file of the folder under seal. */
export interface SealedFile {
  path: string
  sha256: string
  bytes: number
  /** `id` of the declared source whose path it lies under, or the folder's name. */
  source: string
  remarks: Remark[]
}

/** A log file as it was taken in. */
export interface IngestedLog {
  path: string
  /** Proxy or sensor; the folder the file lies in. */
  node: string
  format: string
  kind: 'web' | 'connection' | 'tls' | 'dns'
  encoding: string
  compression: string
  records: number
  first?: Instant
  last?: Instant
  /** Of the records: also in an earlier file, or seen by another source; they are counted there and left out here. */
  repeated: number
  badLines: number
  badSamples: { line: number; text: string }[]
  remarks: Remark[]
}

/** Figure 2 of the 2015 report: what one client did with one reported host within one hour. */
export interface HourCell {
  client: string
  host: string
  hour: Instant
  successes: number
  failures: number
}
