import type { KnownTime } from '../../../src/kernel/known-time.ts'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import type { Certainty } from '../../../src/kernel/taxonomy/certainty.ts'
import type { ReportKind } from '../../../src/kernel/taxonomy/report-versions.ts'
import type { ChronicleKind } from '../../../src/share/cases/chronicle/model.ts'
import { type Happening, happeningsOf } from './happenings.ts'
import type { ToldEntry } from './told.ts'

/** What the matrix reads of a report: its versions, and each hop on which one of them travelled. */
export interface TravelledReport {
  id: string
  number: string
  originator: OrganisationName | null
  versions: readonly {
    seq: number
    kind: string
    content: Readonly<Record<string, unknown>> & { summary: string; tlp: string }
    submittedAt: string
  }[]
  hops: readonly Hop[]
}

interface Hop {
  seq: number
  leg: number
  mode: 'DIRECT' | 'COPY'
  to: OrganisationName | null
  sentAt: string
  dueAt: string
  acknowledgedAt: string | null
  forwardedAt: string | null
}

/** What one party knew of one event (SCREENS §8.3); no case of it is a blank. */
export type Knowledge =
  | { kind: 'SOURCE'; at: Date; known?: KnownTime }
  | { kind: 'TOLD'; at: Date; known?: KnownTime; delay: number; late: boolean }
  | { kind: 'WAITING'; since: Date; overdue: boolean }
  | { kind: 'HELD' }
  | { kind: 'NOT_SHARED' }
  | { kind: 'NOT_NEEDED' }

export interface KnowledgeRow {
  id: string
  event: ReportKind | Happening['event'] | ChronicleKind
  /** Null for what was put on record without a report. */
  report: { id: string; number: string } | null
  text: string
  /** Language of the text, where its writer said it. */
  language?: 'ja' | 'en'
  certainty: Certainty
  /** When it happened as people know it; a version has the instant of its sending. */
  known: KnownTime | null
  at: Date | null
  knowledge: readonly Knowledge[]
}

/** The originators first, whoever a report was sent to in the order of the relay, then whom the chronicle names. */
export const partiesOf = (
  reports: readonly TravelledReport[],
  entries: readonly ToldEntry[] = [],
): OrganisationName[] => {
  const parties = new Map<string, OrganisationName>()
  const originators = reports.map(({ originator }) => originator)
  const receivers = reports.flatMap(({ hops }) => [...hops].sort((a, b) => a.leg - b.leg).map(({ to }) => to))
  const namesOf = ({ parties: names }: ToldEntry, ids: readonly (string | null)[]) =>
    ids.map(id => (id ? (names[id] ?? null) : null))
  const named = [
    ...entries.flatMap(entry => namesOf(entry, entry.unreached)), // a silence is not to be scrolled for
    ...entries.flatMap(entry => namesOf(entry, [entry.from, ...entry.to])),
  ]
  for (const party of [...originators, ...receivers, ...named])
    if (party && !parties.has(party.id)) parties.set(party.id, party)
  return [...parties.values()]
}

interface Told {
  report: TravelledReport
  seq: number
  /** From when the delay counts: the event, not its telling. */
  since: Date
  now: Date
}

const toldTo = (party: string, { report, seq, since, now }: Told): Knowledge => {
  const mine = report.hops.filter(hop => hop.to?.id === party)
  const hop = mine.find(candidate => candidate.seq === seq)
  if (hop?.acknowledgedAt) {
    const at = new Date(hop.acknowledgedAt)
    const allowed = Date.parse(hop.dueAt) - Date.parse(hop.sentAt)
    const delay = at.getTime() - since.getTime()
    return { kind: 'TOLD', at, delay, late: delay > allowed }
  }
  if (hop) return { kind: 'WAITING', since: new Date(hop.sentAt), overdue: new Date(hop.dueAt) <= now }
  return withoutHop(mine, report, seq)
}

/** No hop of this version reaches the party: it was not for it, not allowed to it, or a tier above still holds it. */
const withoutHop = (mine: readonly Hop[], report: TravelledReport, seq: number): Knowledge => {
  if (report.versions.find(version => version.seq === seq)?.content.tlp === 'TLP:RED') return { kind: 'NOT_SHARED' }
  const leg = Math.max(0, ...mine.map(hop => hop.leg))
  const held = report.hops.some(hop => hop.seq === seq && hop.leg < leg && !hop.forwardedAt)
  return held ? { kind: 'HELD' } : { kind: 'NOT_NEEDED' }
}

const versionRows = (report: TravelledReport, parties: readonly OrganisationName[], now: Date): KnowledgeRow[] =>
  report.versions.map(({ seq, kind, content, submittedAt }) => {
    const at = new Date(submittedAt)
    return {
      id: `${report.id} ${seq}`,
      event: kind as ReportKind,
      report,
      text: content.summary,
      certainty: (content.certainty ?? 'NOT_GIVEN') as Certainty,
      known: null,
      at,
      knowledge: parties.map(({ id }) =>
        id === report.originator?.id ? { kind: 'SOURCE', at } : toldTo(id, { report, seq, since: at, now }),
      ),
    }
  })

/** What happened, before anybody was told: the delay of each party counts from the event itself. */
const happeningRows = (report: TravelledReport, parties: readonly OrganisationName[], now: Date): KnowledgeRow[] =>
  happeningsOf(report.versions).map(({ event, known, at, seq, text, recognisedAt }) => ({
    id: `${report.id} ${event} ${seq}`,
    event,
    report,
    text,
    certainty: known.certainty,
    known,
    at,
    knowledge: parties.map(({ id }): Knowledge => {
      if (id !== report.originator?.id) return toldTo(id, { report, seq, since: at, now })
      const late = event === 'OCCURRED' && recognisedAt !== null && recognisedAt > at
      return late
        ? { kind: 'TOLD', at: recognisedAt, delay: recognisedAt.getTime() - at.getTime(), late: false }
        : { kind: 'SOURCE', at }
    }),
  }))

/** What is known by its day counts from day to day: 19 May to 29 May are ten days, whatever the hour. */
const beginOf = ({ known, at }: ToldEntry): number => Date.parse(known.earliest ?? '') || (at?.getTime() ?? 0)

/** Who learned of an entry: with it, by a later one that tells of it, or not at all though it had to reach them. */
const knewOf = (party: string, entry: ToldEntry, entries: readonly ToldEntry[]): Knowledge => {
  const { at } = entry
  if (!at) return { kind: 'NOT_NEEDED' }
  const { known } = entry
  if (entry.from === party) return { kind: 'SOURCE', at, known }
  if (entry.to.includes(party)) return { kind: 'TOLD', at, known, delay: 0, late: false }
  const [later] = entries
    .filter(other => other.tells.includes(entry.id) && (other.from === party || other.to.includes(party)))
    .flatMap(other => (other.at ? [{ at: other.at, known: other.known, began: beginOf(other) }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const owed = entry.unreached.includes(party)
  if (later) {
    const delay = Math.max(0, later.began - beginOf(entry))
    return { kind: 'TOLD', at: later.at, known: later.known, delay, late: owed }
  }
  return owed ? { kind: 'WAITING', since: new Date(beginOf(entry)), overdue: true } : { kind: 'NOT_NEEDED' }
}

const toldRows = (entries: readonly ToldEntry[], parties: readonly OrganisationName[]): KnowledgeRow[] =>
  entries.map(entry => ({
    id: entry.id,
    event: entry.told,
    report: null,
    text: entry.words,
    language: entry.language,
    certainty: entry.known.certainty,
    known: entry.known,
    at: entry.at,
    knowledge: parties.map(({ id }) => knewOf(id, entry, entries)),
  }))

/** Event × party, the newest first: who knew what, when, and how long after it happened. */
export const knowledgeOf = (
  reports: readonly TravelledReport[],
  now: Date,
  entries: readonly ToldEntry[] = [],
): { parties: OrganisationName[]; rows: KnowledgeRow[] } => {
  const parties = partiesOf(reports, entries)
  const rows = [
    ...reports.flatMap(report => [...versionRows(report, parties, now), ...happeningRows(report, parties, now)]),
    ...toldRows(entries, parties),
  ]
  return { parties, rows: rows.sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0)) }
}
