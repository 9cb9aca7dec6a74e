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

const listedColumns = sql`r.id, r.number, r.type, organisation_on(coalesce(r.named_id, r.organisation_id), tokyo_day(r.created_at)) as originator,
  v.kind, v.seq, left(v.summary, 200) as summary, v.event_class as "eventClass", v.submitted_at as "submittedAt",
  coalesce((select h.state from report_handling h where h.report_id = r.id and h.seq = v.seq order by h.state <> 'RECEIVED' desc, h.at desc, h.id desc limit 1),
    'SUBMITTED') as state,
  c.id as "caseId", c.number as "caseNumber", hop.due_at as "dueAt", hop.acknowledged_at as "acknowledgedAt",
  r.organisation_id = g.organisation_id as own, g.sort_key as "sortKey"`

const listedFrom = sql`from access_grant g
  join report r on r.id = g.object_id
  join lateral (select * from report_version v where v.report_id = r.id order by v.seq desc limit 1) v on true
  left join case_report l on l.report_id = r.id
  left join case_file c on c.id = l.case_id
  left join relay_hop hop on hop.report_id = r.id and hop.seq = v.seq and hop.to_id = g.organisation_id`

/** The first version is the last one, and whoever reported has been silent since; a closed case asks for no more. */
const withoutFollowUp = (since: Date) => sql`and v.kind = 'FIRST' and v.submitted_at < ${since}
  and (c.state is null or c.state not in ('CLOSED', 'WITHDRAWN', 'MERGED'))`

export interface ReportFilter {
  organisation: string
  eventClass: string | null
  cause: string | null
  type: 'REPORT' | 'CONSULTATION' | null
  /** Only those whose first report is older and has had no version after it (R-016). */
  noFollowUpSince: Date | null
  /** Of these only what was sent since: older silence stays on the list and leaves the home screen. */
  sentFrom?: Date
  after: { sortKey: Date; id: string } | null
  limit: number
}

/** Reports that the organisation holds a grant on, newest first; starts from the grants and discards no row unasked. */
export const listReports = async (tx: Tx, filter: ReportFilter): Promise<ListedReport[]> => {
  const { after } = filter
  const { rows } = await sql<ListedReport>`select ${listedColumns} ${listedFrom}
    where g.organisation_id = ${filter.organisation} and g.object_kind = 'report'
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      ${filter.eventClass ? sql`and v.event_class = ${filter.eventClass}` : sql``}
      ${filter.cause ? sql`and jsonb_exists(v.content -> 'causes', ${filter.cause})` : sql``}
      ${filter.type ? sql`and r.type = ${filter.type}` : sql``}
      ${filter.noFollowUpSince ? withoutFollowUp(filter.noFollowUpSince) : sql``}
      ${filter.sentFrom ? sql`and v.submitted_at >= ${filter.sentFrom} and g.sort_key >= ${filter.sentFrom}` : sql``}
    order by g.sort_key desc, g.object_id desc limit ${filter.limit + 1}`.execute(tx)
  return rows
}

/** Latest versions that wait for this organisation's receipt, the first due first. */
export const awaitingReceipt = async (tx: Tx, organisation: string): Promise<ListedReport[]> => {
  const { rows } = await sql<ListedReport>`select ${listedColumns}
    from relay_hop w
    join access_grant g on g.object_id = w.report_id and g.organisation_id = w.to_id
    join report r on r.id = w.report_id
    join report_version v on v.report_id = w.report_id and v.seq = w.seq
    left join case_report l on l.report_id = r.id
    left join case_file c on c.id = l.case_id
    join relay_hop hop on hop.id = w.id
    where w.to_id = ${organisation} and w.acknowledged_at is null
    order by w.due_at limit 100`.execute(tx)
  return rows
}

/** Received reports that nobody has triaged yet, oldest first. */
export const awaitingTriage = async (tx: Tx, organisation: string): Promise<ListedReport[]> => {
  const { rows } = await sql<ListedReport>`select ${listedColumns} ${listedFrom}
    join triage_queue q on q.report_id = r.id
    where g.organisation_id = ${organisation} and g.object_kind = 'report' and g.reason <> 'own' and l.case_id is null
      and v.kind <> 'WITHDRAWAL' and hop.acknowledged_at is not null
      and not exists (select from report_handling h where h.report_id = r.id and h.seq = v.seq and h.state <> 'RECEIVED')
    order by hop.acknowledged_at limit 100`.execute(tx)
  return rows
}

/** Own reports whose latest version was returned. */
export const returnedToOriginator = async (tx: Tx, organisation: string): Promise<ListedReport[]> => {
  const { rows } = await sql<ListedReport>`select ${listedColumns} ${listedFrom}
    where g.organisation_id = ${organisation} and g.object_kind = 'report' and g.reason = 'own'
      and exists (select from report_handling h where h.report_id = r.id and h.seq = v.seq and h.state = 'RETURNED')
    order by v.submitted_at limit 100`.execute(tx)
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

/** Hops of reports I hold that somebody else has not acknowledged in time: the tier that does not answer. */
export const silentHops = async (tx: Tx, organisation: string, now: Date): Promise<SilentHop[]> => {
  const { rows } = await sql<SilentHop>`
    select r.id as "reportId", r.number, left(v.summary, 200) as summary,
      organisation_on(h.to_id, tokyo_day(h.sent_at)) as to, h.sent_at as "sentAt", h.due_at as "dueAt"
    from relay_hop h
    join access_grant g on g.object_id = h.report_id and g.organisation_id = ${organisation}
    join report r on r.id = h.report_id
    join report_version v on v.report_id = h.report_id and v.seq = h.seq
    where h.acknowledged_at is null and h.due_at < ${now} and h.to_id <> ${organisation}
      and not exists (select from report_version n where n.report_id = h.report_id and n.seq > h.seq)
    order by h.due_at limit 100`.execute(tx)
  return rows
}
