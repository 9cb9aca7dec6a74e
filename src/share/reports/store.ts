import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { ReportKind, ReportState } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'
import { kept } from '../../platform/db/statements.ts'
import type { ReportContent } from './content.ts'
import type { Hop, Recipient } from './relay-route.ts'

export const allotNumber = async (tx: Tx, series: string): Promise<string> => {
  const { rows } = await sql<{ number: number }>`${kept} select allot_number(${series}) as number`.execute(tx)
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
  /** Reports that grew out of this consultation. */
  convertedTo: { id: string; number: string }[]
  createdAt: Date
  caseId: string | null
  caseNumber: string | null
}

export const readHead = async (tx: Tx, id: string): Promise<ReportHead | undefined> => {
  const { rows } = await sql<ReportHead>`
    ${kept} select r.id, r.number, r.type, r.organisation_id as "originatorId",
      organisation_on(coalesce(r.named_id, r.organisation_id), tokyo_day(r.created_at)) as originator, r.addressee, r.ministry_id as ministry,
      r.converted_from as "convertedFrom",
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number) order by x.created_at, x.id)
        from report x where x.converted_from = r.id), '[]') as "convertedTo", r.created_at as "createdAt", c.id as "caseId", c.number as "caseNumber"
    from report r left join case_report l on l.report_id = r.id left join case_file c on c.id = l.case_id
    where r.id = ${id}`.execute(tx)
  return rows[0]
}

/** The case of the invitation takes the report in; false where it is not the actor's or has been answered. */
export const answerInvitation = async (tx: Tx, invitation: string, report: string, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ id: string | null }>`
    select answer_invitation(${invitation}, ${report}, ${at}) as id`.execute(tx)
  return rows[0]?.id != null
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
    ${kept} select v.seq, v.kind, v.form, v.content, person_name(v.person_id) as person, v.submitted_at as "submittedAt",
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
    ${kept} select h.id, h.seq, h.flow, h.leg, h.mode, h.to_id as "toId",
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

/** @returns how many are new; 0 where another run of the same job was first, which this one then leaves alone */
export const insertHops = async (tx: Tx, hops: readonly NewHop[]): Promise<number> => {
  if (hops.length === 0) return 0
  const { numInsertedOrUpdatedRows } = await tx
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
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0)
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

/** Two people who triage a report at once come one after the other; the second sees what the first decided. */
export const lockTriage = async (tx: Tx, report: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${report}, 0))`.execute(tx)
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
