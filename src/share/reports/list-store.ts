import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { ReportKind, ReportState } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface ListedReport {
  id: string
  number: string
  type: 'REPORT' | 'CONSULTATION'
  originator: OrganisationName | null
  kind: ReportKind
  seq: number
  summary: string
  eventClass: string
  state: ReportState
  submittedAt: Date
  caseId: string | null
  caseNumber: string | null
  dueAt: Date | null
  acknowledgedAt: Date | null
  /** Written by the organisation that lists it. */
  own: boolean
  sortKey: Date
}

const listedColumns = sql`l.object_id as id, l.number, l.type, l.originator, l.kind, l.seq, l.summary, l.event_class as "eventClass",
  l.submitted_at as "submittedAt", l.state, l.case_id as "caseId", l.case_number as "caseNumber", l.due_at as "dueAt",
  l.acknowledged_at as "acknowledgedAt", l.organisation_id = l.holder_id as own, l.sort_key as "sortKey"`

/** The first version is the last one, and whoever reported has been silent since; a closed case asks for no more. */
const withoutFollowUp = (since: Date) =>
  sql`and l.kind = 'FIRST' and l.type = 'REPORT' and not l.resting and l.submitted_at < ${since}`

export interface ReportFilter {
  organisation: string
  eventClass: string | null
  cause: string | null
  type: 'REPORT' | 'CONSULTATION' | null
  /** Only those whose first report is older and has had no version after it (R-016). */
  noFollowUpSince: Date | null
  after: { sortKey: Date; id: string } | null
  limit: number
}

/**
 * Reports that the organisation holds a grant on, newest first: starts from the grants, discards no row unasked, and
 * reads what it says of each from its line (ADR 0025).
 */
export const listReports = async (tx: Tx, filter: ReportFilter): Promise<ListedReport[]> => {
  const { after } = filter
  const { rows } = await sql<ListedReport>`select ${listedColumns} from listed_report l
    where l.holder_id = ${filter.organisation}
      ${after ? sql`and (l.sort_key, l.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      ${filter.eventClass ? sql`and l.event_class = ${filter.eventClass}` : sql``}
      ${filter.cause ? sql`and jsonb_exists(l.causes, ${filter.cause})` : sql``}
      ${filter.type ? sql`and l.type = ${filter.type}` : sql``}
      ${filter.noFollowUpSince ? withoutFollowUp(filter.noFollowUpSince) : sql``}
    order by l.sort_key desc, l.object_id desc limit ${filter.limit + 1}`.execute(tx)
  return rows
}

/** First reports sent in that time that are still alone, oldest first; of all that the organisation holds, or its own. */
export const quietReports = async (
  tx: Tx,
  quiet: { organisation: string; ownOnly: boolean; from: Date; owedSince: Date },
): Promise<ListedReport[]> => {
  const { organisation, ownOnly, from, owedSince } = quiet
  const { rows } = await sql<ListedReport>`select ${listedColumns} from listed_report l
    where l.holder_id = ${organisation} and l.submitted_at >= ${from} ${withoutFollowUp(owedSince)}
      ${ownOnly ? sql`and l.organisation_id = ${organisation}` : sql``}
    order by l.submitted_at limit 100`.execute(tx)
  return rows
}

/** Latest versions that wait for this organisation's receipt, the first due first. */
export const awaitingReceipt = async (tx: Tx, organisation: string): Promise<ListedReport[]> => {
  const { rows } = await sql<ListedReport>`select ${listedColumns}
    from awaited_receipt w join listed_report l on l.object_id = w.report_id and l.seq = w.seq
    where l.holder_id = ${organisation}
    order by w.due_at limit 100`.execute(tx)
  return rows
}

/** Received reports that nobody has triaged yet, oldest first. */
export const awaitingTriage = async (tx: Tx, organisation: string): Promise<ListedReport[]> => {
  const { rows } = await sql<ListedReport>`select ${listedColumns} from listed_report l
    where l.holder_id = ${organisation} and l.untriaged_since is not null and l.reason <> 'own' and l.acknowledged_at is not null
    order by l.acknowledged_at limit 100`.execute(tx)
  return rows
}

/** Own reports whose latest version was returned. */
export const returnedToOriginator = async (tx: Tx, organisation: string): Promise<ListedReport[]> => {
  const { rows } = await sql<ListedReport>`select ${listedColumns} from listed_report l
    where l.holder_id = ${organisation} and l.organisation_id = ${organisation} and l.reason = 'own' and l.returned
    order by l.submitted_at limit 100`.execute(tx)
  return rows
}

export interface SilentHop {
  reportId: string
  number: string
  summary: string
  to: OrganisationName | null
  sentAt: Date
  dueAt: Date
}

/** Hops of reports that I sent or got as well, which somebody else has not acknowledged in time: the tier that does not answer. */
export const silentHops = async (tx: Tx, organisation: string, now: Date): Promise<SilentHop[]> => {
  const { rows } = await sql<SilentHop>`
    with silent as materialized (
      select l.object_id, l.number, l.summary, h.key::uuid as to_id, (h.value ->> 'sent')::timestamptz as sent_at,
        (h.value ->> 'due')::timestamptz as due_at
      from listed_report l cross join jsonb_each(l.hops) h
      where l.holder_id = ${organisation} and l.unreceived
        and (l.organisation_id = ${organisation} or jsonb_exists(l.hops, ${organisation}))
        and h.value ->> 'received' is null and h.key::uuid <> ${organisation} and (h.value ->> 'due')::timestamptz < ${now}
      order by due_at limit 100
    ),
    named as materialized (
      select n.to_id, n.day, organisation_on(n.to_id, n.day) as name from (select distinct to_id, tokyo_day(sent_at) as day from silent) n
    )
    select s.object_id as "reportId", s.number, s.summary, n.name as to, s.sent_at as "sentAt", s.due_at as "dueAt"
    from silent s join named n on n.to_id = s.to_id and n.day = tokyo_day(s.sent_at) order by s.due_at`.execute(tx)
  return rows
}
