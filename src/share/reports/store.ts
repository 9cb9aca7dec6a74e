import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { ReportKind, ReportState } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ReportContent } from './content.ts'
import type { Hop, Recipient } from './relay-route.ts'

export const allotNumber = async (tx: Tx, series: string): Promise<string> => {
  const { rows } = await sql<{ number: number }>`select allot_number(${series}) as number`.execute(tx)
  return `${series}-${rows[0]?.number}`
}

export interface NewReport {
  id: string
  number: string
  type: 'REPORT' | 'CONSULTATION'
  organisation: string
  addressee: Recipient
  ministry: string | null
  convertedFrom: string | null
  at: Date
}

export const insertReport = async (tx: Tx, report: NewReport): Promise<void> => {
  await tx
    .insertInto('report')
    .values({
      id: report.id,
      number: report.number,
      type: report.type,
      organisation_id: report.organisation,
      addressee: report.addressee,
      ministry_id: report.ministry,
      converted_from: report.convertedFrom,
      created_at: report.at,
    })
    .execute()
}

export interface NewVersion {
  report: string
  seq: number
  kind: ReportKind
  form: string
  content: ReportContent
  person: string
  post: string
  at: Date
}

/** @returns false where somebody else added this version first */
export const insertVersion = async (tx: Tx, version: NewVersion): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('report_version')
    .values({
      report_id: version.report,
      seq: version.seq,
      kind: version.kind,
      form: version.form,
      content: JSON.stringify(version.content),
      person_id: version.person,
      post_id: version.post,
      submitted_at: version.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export interface ReportHead {
  id: string
  number: string
  type: 'REPORT' | 'CONSULTATION'
  originatorId: string
  originator: OrganisationName | null
  addressee: Recipient
  ministry: string | null
  convertedFrom: string | null
  createdAt: Date
  caseId: string | null
  caseNumber: string | null
}

export const readHead = async (tx: Tx, id: string): Promise<ReportHead | undefined> => {
  const { rows } = await sql<ReportHead>`
    select r.id, r.number, r.type, r.organisation_id as "originatorId",
      organisation_on(r.organisation_id, tokyo_day(r.created_at)) as originator, r.addressee, r.ministry_id as ministry,
      r.converted_from as "convertedFrom", r.created_at as "createdAt", c.id as "caseId", c.number as "caseNumber"
    from report r left join case_report l on l.report_id = r.id left join case_file c on c.id = l.case_id
    where r.id = ${id}`.execute(tx)
  return rows[0]
}

export interface Handling {
  state: ReportState
  eventClass: string | null
  reason: string
  organisation: OrganisationName | null
  person: { id: string; ja: string; en: string } | null
  at: Date
}

export interface Version {
  seq: number
  kind: ReportKind
  form: string
  content: ReportContent
  person: { id: string; ja: string; en: string } | null
  submittedAt: Date
  handlings: Handling[]
}

export const readVersions = async (tx: Tx, id: string): Promise<Version[]> => {
  const { rows } = await sql<Version>`
    select v.seq, v.kind, v.form, v.content, person_name(v.person_id) as person, v.submitted_at as "submittedAt",
      coalesce((select jsonb_agg(jsonb_build_object('state', h.state, 'eventClass', h.event_class, 'reason', h.reason,
          'organisation', organisation_on(h.organisation_id, tokyo_day(h.at)), 'person', person_name(h.person_id), 'at', h.at)
          order by h.at, h.id)
        from report_handling h where h.report_id = v.report_id and h.seq = v.seq), '[]') as handlings
    from report_version v where v.report_id = ${id} order by v.seq`.execute(tx)
  return rows.map(row => ({
    ...row,
    handlings: row.handlings.map(handling => ({ ...handling, at: new Date(handling.at) })),
  }))
}

export interface RelayHop {
  id: string
  seq: number
  flow: string
  leg: number
  mode: 'DIRECT' | 'COPY'
  toId: string
  from: OrganisationName | null
  to: OrganisationName | null
  sentAt: Date
  dueAt: Date
  acknowledgedAt: Date | null
  acknowledgedBy: { id: string; ja: string; en: string } | null
  forwardedAt: Date | null
  forwardedBy: { id: string; ja: string; en: string } | null
  forwardNote: string | null
}

export const readHops = async (tx: Tx, id: string): Promise<RelayHop[]> => {
  const { rows } = await sql<RelayHop>`
    select h.id, h.seq, h.flow, h.leg, h.mode, h.to_id as "toId",
      organisation_on(h.from_id, tokyo_day(h.sent_at)) as from, organisation_on(h.to_id, tokyo_day(h.sent_at)) as to,
      h.sent_at as "sentAt", h.due_at as "dueAt",
      h.acknowledged_at as "acknowledgedAt", person_name(h.acknowledged_by) as "acknowledgedBy",
      h.forwarded_at as "forwardedAt", person_name(h.forwarded_by) as "forwardedBy", h.forward_note as "forwardNote"
    from relay_hop h where h.report_id = ${id} order by h.seq, h.leg, h.id`.execute(tx)
  return rows
}

export interface NewHop extends Hop {
  id: string
  report: string
  seq: number
  from: string
  sentAt: Date
  dueAt: Date
}

/** Idempotent: a hop that was written by an earlier run of the same job stays as it is. */
export const insertHops = async (tx: Tx, hops: readonly NewHop[]): Promise<void> => {
  if (hops.length === 0) return
  await tx
    .insertInto('relay_hop')
    .values(
      hops.map(hop => ({
        id: hop.id,
        report_id: hop.report,
        seq: hop.seq,
        flow: hop.flow,
        leg: hop.leg,
        mode: hop.mode,
        from_id: hop.from,
        to_id: hop.to,
        sent_at: hop.sentAt,
        due_at: hop.dueAt,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export const markAcknowledged = async (
  tx: Tx,
  hop: string,
  by: { person: string; post: string; at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('relay_hop')
    .set({ acknowledged_at: by.at, acknowledged_by: by.person, acknowledged_post: by.post })
    .where('id', '=', hop)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const markForwarded = async (
  tx: Tx,
  hop: string,
  by: { person: string; post: string; at: Date; note: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('relay_hop')
    .set({ forwarded_at: by.at, forwarded_by: by.person, forwarded_post: by.post, forward_note: by.note })
    .where('id', '=', hop)
    .where('forwarded_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const insertHandling = async (
  tx: Tx,
  handling: {
    id: string
    report: string
    seq: number
    organisation: string
    state: ReportState
    eventClass: string | null
    reason: string
    person: string
    post: string
    at: Date
  },
): Promise<void> => {
  await tx
    .insertInto('report_handling')
    .values({
      id: handling.id,
      report_id: handling.report,
      seq: handling.seq,
      organisation_id: handling.organisation,
      state: handling.state,
      event_class: handling.eventClass,
      reason: handling.reason,
      person_id: handling.person,
      post_id: handling.post,
      at: handling.at,
    })
    .execute()
}

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
  sortKey: Date
}

const listedColumns = sql`r.id, r.number, r.type, organisation_on(r.organisation_id, tokyo_day(r.created_at)) as originator,
  v.kind, v.seq, left(v.summary, 200) as summary, v.event_class as "eventClass", v.submitted_at as "submittedAt",
  coalesce((select h.state from report_handling h where h.report_id = r.id and h.seq = v.seq order by h.state <> 'RECEIVED' desc, h.at desc, h.id desc limit 1),
    'SUBMITTED') as state,
  c.id as "caseId", c.number as "caseNumber", hop.due_at as "dueAt", hop.acknowledged_at as "acknowledgedAt",
  g.sort_key as "sortKey"`

const listedFrom = sql`from access_grant g
  join report r on r.id = g.object_id
  join lateral (select * from report_version v where v.report_id = r.id order by v.seq desc limit 1) v on true
  left join case_report l on l.report_id = r.id
  left join case_file c on c.id = l.case_id
  left join relay_hop hop on hop.report_id = r.id and hop.seq = v.seq and hop.to_id = g.organisation_id`

export interface ReportFilter {
  organisation: string
  eventClass: string | null
  cause: string | null
  type: 'REPORT' | 'CONSULTATION' | null
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
