import { sql } from 'kysely'
import type { KnownTime } from '../../../kernel/known-time.ts'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type {
  HarmStage,
  LargeScaleHarm,
  OutwardKind,
  PoliceAct,
  Suspicion,
} from '../../../kernel/taxonomy/decisions.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { On, Scope } from '../tasks/service.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface NewRecord {
  id: string
  kind: OutwardKind
  act: PoliceAct | null
  on: On
  by: string
  byName: string
  office: string
  officeId: string | null
  happened: KnownTime
  content: string
  tlp: Tlp
  organisation: string
  person: string
  post: string
  at: Date
}

export const insertRecord = async (tx: Tx, row: NewRecord): Promise<void> => {
  await sql`insert into outward_record (id, kind, act, case_id, report_id, by_id, by_name, office, office_id, happened, earliest,
      content, tlp, organisation_id, person_id, post_id, recorded_at)
    values (${row.id}, ${row.kind}, ${row.act}, ${row.on.kind === 'case' ? row.on.id : null},
      ${row.on.kind === 'report' ? row.on.id : null}, ${row.by}, ${row.byName}, ${row.office}, ${row.officeId},
      ${JSON.stringify(row.happened)}::jsonb, ${row.happened.earliest}, ${row.content}, ${row.tlp}, ${row.organisation},
      ${row.person}, ${row.post}, ${row.at})`.execute(tx)
}

const about = ({ cases, reports }: Scope, table: 'r' | 't') =>
  sql`(${sql.ref(`${table}.case_id`)} = any (${[...cases]}::uuid[]) or ${sql.ref(`${table}.report_id`)} = any (${[...reports]}::uuid[]))`

export interface RecordRow {
  id: string
  kind: OutwardKind
  act: PoliceAct | null
  by: OrganisationName | null
  byName: string
  office: string
  officeOrganisation: OrganisationName | null
  happened: KnownTime
  content: string
  tlp: Tlp
  organisation: OrganisationName | null
  person: PersonName
  recordedAt: Date
}

/** Records that the reader holds, the newest first. */
export const recordsOf = async (tx: Tx, scope: Scope): Promise<RecordRow[]> => {
  const { rows } = await sql<RecordRow>`
    select r.id, r.kind, r.act, organisation_on(r.by_id, tokyo_day(r.recorded_at)) as by, r.by_name as "byName", r.office,
      organisation_on(r.office_id, tokyo_day(r.recorded_at)) as "officeOrganisation", r.happened, r.content, r.tlp,
      organisation_on(r.organisation_id, tokyo_day(r.recorded_at)) as organisation, person_name(r.person_id) as person,
      r.recorded_at as "recordedAt"
    from outward_record r where ${about(scope, 'r')} order by r.recorded_at desc, r.id desc limit 200`.execute(tx)
  return rows
}

export interface TaskRow {
  id: string
  kind: OutwardKind
  organisationId: string
  organisation: OrganisationName | null
  caseId: string | null
  reportId: string | null
  number: string
  title: string
  why: (Suspicion | LargeScaleHarm)[]
  stage: HarmStage | null
  words: string
  startedAt: Date
  dueAt: Date
  doneAt: Date | null
  refusedAt: Date | null
  refusedReason: string
  refusedBy: PersonName
}

const taskColumns = sql`t.id, t.kind, t.organisation_id as "organisationId",
  organisation_on(t.organisation_id, tokyo_day(t.started_at)) as organisation, t.case_id as "caseId", t.report_id as "reportId",
  coalesce(c.number, p.number) as number,
  coalesce(c.title, (select v.content ->> 'summary' from report_version v where v.report_id = t.report_id order by v.seq desc limit 1), '') as title,
  t.why, t.stage, t.words, t.started_at as "startedAt", t.due_at as "dueAt", t.done_at as "doneAt", t.refused_at as "refusedAt",
  t.refused_reason as "refusedReason", person_name(t.refused_by) as "refusedBy"`
const taskSource = sql`from outward_task t left join case_file c on c.id = t.case_id left join report p on p.id = t.report_id`

export const tasksOf = async (tx: Tx, scope: Scope): Promise<TaskRow[]> => {
  const { rows } = await sql<TaskRow>`select ${taskColumns} ${taskSource}
    where ${about(scope, 't')} order by t.started_at desc, t.id desc limit 100`.execute(tx)
  return rows
}

export const readTask = async (tx: Tx, id: string): Promise<TaskRow | undefined> => {
  const { rows } = await sql<TaskRow>`select ${taskColumns} ${taskSource} where t.id = ${id}`.execute(tx)
  return rows[0]
}

/** @returns false where it was settled meanwhile */
export const refuseTask = async (
  tx: Tx,
  id: string,
  { person, reason, at }: { person: string; reason: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update outward_task
    set refused_at = ${at}, refused_by = ${person}, refused_reason = ${reason}
    where id = ${id} and done_at is null and refused_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Owed by this organisation, or, where `late` says since when, by whom else the actor may know of. */
export const tasksWaiting = async (tx: Tx, organisation: string, late: Date | null): Promise<TaskRow[]> => {
  const { rows } = await sql<TaskRow>`select ${taskColumns} ${taskSource}
    where t.done_at is null and t.refused_at is null
      and (t.organisation_id = ${organisation} ${late ? sql`or t.due_at <= ${late}` : sql``})
    order by t.due_at, t.id limit 100`.execute(tx)
  return rows
}
