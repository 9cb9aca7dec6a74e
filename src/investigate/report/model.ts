import type { Contribution, ForensicSummary } from '../correlate/model.ts'
import type { Contact, Gap, HourCell, Instant, MachineMovement, Reason, Said, Span } from '../model.ts'
import type { Safeguards } from '../safeguards/model.ts'

export type { Said }
export type Language = 'ja' | 'en'

/** Scale of DOMAIN §7.12. A machine says LIKELY at most: CONFIRMED is the word of a person or of the police. */
export type Verdict = 'CONFIRMED' | 'LIKELY' | 'POSSIBLE' | 'NOT_EXCLUDED' | 'UNLIKELY' | 'INSUFFICIENT_EVIDENCE'

/** What an analyst said of something, beside the machine's word. */
export interface PersonalWord {
  verdict: 'confirm' | 'reject' | 'hold'
  reason: string
  by: string
  at?: string
}

export type LeakWord = 'LEAK_CONFIRMED' | 'CLEARED' | 'UNDETERMINED'

export interface ReportedDestination {
  host: string
  /** X for a confirmed leak, C… for those cleared, D… for the others, in order of the first contact. */
  code: string
  colour: string
  score: number
  machine: Verdict | 'BELOW_LINE'
  person?: PersonalWord
  /** False where a person rejected it: it is shown, and counted nowhere. */
  counted: boolean
  leak: { state: LeakWord; provider?: string; noticeId?: string; records?: number }
  reasons: Reason[]
  contacts: Contact[]
}

export interface ReportedTerminal {
  id: string
  site: string
  ips: string[]
  assets: string[]
  first: Instant
  last: Instant
  allFailed: boolean
  successes: number
  failures: number
  /** Hosts in order of the first contact. */
  hosts: string[]
  cause: { type: 'mail' | 'lateral' | 'unknown'; from?: string; wave?: string; because: Said }
  cells: HourCell[]
  /** What its own event log shows. */
  shown?: Said[]
  person?: PersonalWord
}

/** One row of the register of suspicious mails; `wave` is I, II, … by subject, in order of receipt. */
export interface ReportedMails {
  wave: string
  day: string
  subject: string
  address: 'public' | 'non-public' | 'unknown'
  attachment?: string
  link?: string
  count: number
  programs: { name: string; sha256: string }[]
  traits: string[]
}

export interface CommonPointShown {
  from: number
  to: number
  reasons: { says: Said; weight: number }[]
}

/** A mark in one of the lanes above the grid. */
export interface Mark {
  lane: 'mail' | 'notice' | 'response'
  time: Instant
  label: Said
  says: Said
  alarming?: boolean
}

/** A number of the report with the query that gives it again from result.json and the Parquet parts. */
export interface Figure {
  id: string
  label: Said
  value: number
  sql: string
}

export interface Hypothesis {
  statement: Said
  verdict: Verdict
  supports: Said[]
  contradicts: Said[]
}

export interface Duty {
  id: string
  duty: Said
  clause: string
  state: 'done' | 'not_done' | 'not_stated'
  because: Said
  person?: { state: Duty['state']; reason: string; by: string }
}

/** Finding → lesson → measure; ids as in the catalogue of measures. */
export interface Measure {
  finding: Said
  lesson?: string
  measures: string[]
}

export interface DayRow {
  day: string
  working: boolean
  /** Terminals with any suspicious request, with a success, first seen, and with a leak-confirmed destination. */
  active: number
  succeeding: number
  fresh: number
  leaking: number
}

export interface HalfDayRow {
  day: string
  from: number
  succeeding: number
  leaking: number
  succeedingSoFar: number
  /** Of those so far, the ones that were not unplugged since. */
  controlled: number
  leakingSoFar: number
}

export interface Coverage {
  source: string
  files: number
  records: number
  badLines: number
  first?: Instant
  last?: Instant
}

export interface SealedSource {
  source: string
  files: { path: string; sha256: string; bytes: number; remarks: string[] }[]
  /** SHA-256 over the lines `hash  path` of its files, in order of path. */
  manifest: string
}

/** Everything a report says, in both languages; renderers add nothing. */
export interface Report {
  title: string
  caseId: string
  tlp: string
  zone: string
  /** Minutes east of UTC in which all times are shown. */
  offset: number
  made: Instant
  derived: boolean
  line: number
  /** Who moved the line, and why. */
  lineWord?: { value: number; reason: string; by: string }
  rejectedTerminals: { id: string; reason: string; by: string }[]
  judged: Span
  /** From the first to the last record at hand. */
  records?: Span
  figures: Figure[]
  summary: Said[]
  destinations: ReportedDestination[]
  /** Below the line, the best ones. */
  runnersUp: { host: string; score: number; clients: number; reasons: Said[] }[]
  terminals: ReportedTerminal[]
  gaps: (Gap & { minutes: number })[]
  closedDays: string[]
  marks: Mark[]
  mails: ReportedMails[]
  commonPoints: CommonPointShown[]
  campaigns: { mails: number; reasons: Said[] }[]
  story: { time: Instant; kind: string; says: Said; refs: string[] }[]
  days: DayRow[]
  halfDays: HalfDayRow[]
  quiet?: Span & { gaps: Span[] }
  movements: MachineMovement[]
  safeguards?: Safeguards
  forensics: ForensicSummary[]
  contributions: Contribution[]
  provisions: {
    code: string
    host: string
    issuer: string
    noticeId: string
    issued: Instant
    before: number
    after: number
  }[]
  paths: { from: string; path: string; blocked: boolean; devices: string[]; evidence: string[]; because: Said }[]
  serverLog?: { verdict: 'sufficient' | 'insufficient'; because: Said[]; covered?: number }
  hypotheses: Hypothesis[]
  duties: Duty[]
  measures: Measure[]
  coverage: Coverage[]
  limits: Said[]
  sealed: SealedSource[]
}

/** What may leave as an indicator, and why. */
export interface Indicator {
  kind: 'domain' | 'ipv4' | 'ipv6' | 'sha256'
  value: string
  because: string
  first?: Instant
  last?: Instant
  sightings: number
}

/** report.json: the report, and what may leave it. */
export interface KeptReport extends Report {
  indicators: Indicator[]
}

const two = (count: number): string => String(count).padStart(2, '0')
const weekdays: Record<Language, string[]> = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A calendar day YYYY-MM-DD as people write it. */
export const dayWords = (day: string, language: Language): string => {
  const [, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  return language === 'ja' ? `${month}月${date}日(${weekday})` : `${weekday} ${date} ${months[month - 1]}`
}

/** Calendar day and clock time of an instant written with an offset or in UTC, in a zone `offset` minutes east. */
export const localParts = (at: Instant, offset: number): { day: string; clock: string; hour: number } => {
  const local = new Date(Date.parse(at) + offset * 60_000).toISOString()
  return { day: local.slice(0, 10), clock: local.slice(11, 16), hour: Number(local.slice(11, 13)) }
}

/** `5月8日(金) 10:33`; `Fri 8 May 10:33`. */
export const timeWords = (at: Instant, offset: number, language: Language): string => {
  const { day, clock } = localParts(at, offset)
  return `${dayWords(day, language)} ${clock}`
}

/** `3時間58分`, `3 h 58 min`; from two days on, days and hours. */
export const spanWords = (milliseconds: number, language: Language): string => {
  const minutes = Math.round(milliseconds / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60), minutes % 60]
  if (days >= 2) return language === 'ja' ? `${days}日${hours % 24}時間` : `${days} days ${hours % 24} h`
  if (hours === 0) return language === 'ja' ? `${rest}分` : `${rest} min`
  return language === 'ja' ? `${hours}時間${two(rest)}分` : `${hours} h ${two(rest)} min`
}

export const grouped = <Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> => {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
