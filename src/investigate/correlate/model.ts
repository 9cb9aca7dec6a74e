import type { WindowsEvent } from '../../formats/eventlog/model.ts'
import type { Said, Span } from '../model.ts'
import type { MailFacts } from '../static/model.ts'

/** One row of inventory/mailboxes.csv. */
export interface Mailbox {
  address: string
  public: boolean
  owner: string
  /** Hostname where the mailbox is read. */
  terminal: string
}

export interface Artefact {
  time: string
  type: string
  detail: string
  source?: string | undefined
  path?: string | undefined
  sha256?: string | undefined
  account?: string | undefined
  sourceIp?: string | undefined
}

/** A forensic report keeps who made it and what kind each trace is. */
export interface ForensicReport {
  hostname: string
  assetId: string
  ip: string
  examiner: string
  /** Who reviewed the result of somebody else’s examination. */
  reviewer?: string | undefined
  acquired: string
  limitation: string
  artefacts: Artefact[]
}

export interface NoticeDestination {
  host: string
  ip?: string | undefined
  personalData?: boolean | undefined
  records?: number | undefined
}

export interface Notice {
  id: string
  issued: string
  issuer: string
  kind: string
  title: string
  text: string
  label?: string | undefined
  samples: { name: string; sha256: string; mailSubject?: string | undefined }[]
  destinations: NoticeDestination[]
}

export interface LogSettings {
  computer: string
  channel: string
  maximumSizeKB?: number | undefined
  retention: string
  auditPolicy: Record<string, string>
}

export interface Rule {
  device: string
  seq: number
  path: string
  src: string[]
  dst: string[]
  service: string[]
  action: 'permit' | 'deny'
}

export interface Network {
  zones: { id: string; name: string; cidr: string[] }[]
  devices: { id: string; mark: string; name: string }[]
  sources: string[]
  egressPaths: { id: string; name: string; hops: string[]; target: string }[]
  rules: Rule[]
  defaultAction: Record<string, 'permit' | 'deny'>
}

export interface Session {
  source: string
  destination: string
  action: string
  rule: string
}

/** One exported event log: of the authentication server by day, or of one terminal. */
export interface EventLogFile {
  file: string
  events: WindowsEvent[]
  damage: string[]
}

/** Everything a folder holds besides its proxy logs. */
export interface CaseFiles {
  mails: MailFacts[]
  mailboxes: Mailbox[]
  endpoints: EventLogFile[]
  servers: EventLogFile[]
  serverCoverage?: Span
  logSettings?: LogSettings
  forensics: ForensicReport[]
  notices: Notice[]
  network?: Network
  sessions: Session[]
  operationalNotes: string[]
  /** What could not be read. */
  notes: Said[]
}

/** What an examiner found on a machine, with who made it, who reviewed it and what may be missing. */
export interface ForensicSummary {
  machine: string
  examiner: string
  reviewer?: string
  acquired: string
  limitation: string
  /** Number of traces of each kind. */
  traces: Record<string, number>
}

/** Whose information or work the result rests on, and how much of it came from them. */
export interface Contribution {
  by: string
  kind: 'notice' | 'forensic' | 'review' | 'custody' | 'way-out'
  count: number
}
