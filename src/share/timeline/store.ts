import { sql } from 'kysely'
import type { KnownTime } from '../../kernel/known-time.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { TimelineKind } from './model.ts'

export interface NewEntry {
  id: string
  caseId: string | null
  reportId: string | null
  subject: { kind: string; id: string }
  kind: TimelineKind
  details: object
  at: Pick<KnownTime, 'earliest' | 'latest' | 'wording' | 'certainty'>
  organisation: string | null
  person: string | null
  recordedAt: Date
}

export const insertEntry = async (tx: Tx, entry: NewEntry): Promise<void> => {
  await tx
    .insertInto('timeline_entry')
    .values({
      id: entry.id,
      case_id: entry.caseId,
      report_id: entry.reportId,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      kind: entry.kind,
      details: JSON.stringify(entry.details),
      earliest: entry.at.earliest === null ? null : new Date(entry.at.earliest),
      latest: entry.at.latest === null ? null : new Date(entry.at.latest),
      wording: entry.at.wording,
      certainty: entry.at.certainty,
      organisation_id: entry.organisation,
      person_id: entry.person,
      recorded_at: entry.recordedAt,
    })
    .execute()
}

export interface ListedEntry {
  id: string
  kind: TimelineKind
  subjectKind: string
  subjectId: string
  details: Record<string, unknown>
  earliest: Date | null
  latest: Date | null
  wording: string
  certainty: string
  organisation: OrganisationName | null
  person: { id: string; ja: string; en: string } | null
  recordedAt: Date
  /** Organisations that the details name, by id; today's reader sees them as they were called then. */
  parties: Record<string, OrganisationName | null>
}

const columns = sql`t.id, t.kind, t.subject_kind as "subjectKind", t.subject_id as "subjectId", t.details, t.earliest, t.latest,
  t.wording, t.certainty, organisation_on(t.organisation_id, tokyo_day(t.recorded_at)) as organisation,
  person_name(t.person_id) as person, t.recorded_at as "recordedAt",
  case when t.kind = 'case.told' then (
    select coalesce(jsonb_object_agg(p.id, organisation_on(p.id::uuid, tokyo_day(coalesce(t.earliest, t.recorded_at)))), '{}')
    from (select t.details ->> 'from' as id
      union select jsonb_array_elements_text((t.details -> 'to') || (t.details -> 'unreached'))) p
    where p.id is not null) else '{}' end as parties`

/** A case has tens of entries, seldom hundreds; 2,000 is the limit a page shows at once. */
const limit = 2000

export const entriesOfCase = async (tx: Tx, caseId: string): Promise<ListedEntry[]> => {
  const { rows } = await sql<ListedEntry>`
    select ${columns} from timeline_entry t
    where t.case_id in (select case_family(${caseId}))
      or t.report_id in (select report_id from case_report where case_id in (select case_family(${caseId})))
    order by coalesce(t.earliest, t.latest, t.recorded_at), t.recorded_at, t.id limit ${limit}`.execute(tx)
  return rows
}

export const entriesOfReport = async (tx: Tx, reportId: string): Promise<ListedEntry[]> => {
  const { rows } = await sql<ListedEntry>`
    select ${columns} from timeline_entry t where t.report_id = ${reportId}
    order by coalesce(t.earliest, t.latest, t.recorded_at), t.recorded_at, t.id limit ${limit}`.execute(tx)
  return rows
}

/** The details of a case's entries of one kind, with those of what was merged into it. */
export const entriesOfKind = async <Details>(tx: Tx, caseId: string, kind: TimelineKind): Promise<Details[]> => {
  const { rows } = await sql<{ details: Details }>`
    select t.details from timeline_entry t
    where t.case_id in (select case_family(${caseId})) and t.kind = ${kind} order by t.recorded_at, t.id`.execute(tx)
  return rows.map(({ details }) => details)
}
