import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Parts } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface CadenceRow {
  caseId: string
  number: string
  title: string
  everyMinutes: number
  recipients: string[]
  recipientNames: (OrganisationName | null)[]
  setAt: Date
  dueAt: Date
}

const names = sql`(select coalesce(jsonb_agg(organisation_on(id, actor_today()) order by place), '[]')
  from unnest(s.recipients) with ordinality as r(id, place))`
const columns = sql`s.case_id as "caseId", c.number, c.title, s.every_minutes as "everyMinutes", s.recipients,
  ${names} as "recipientNames", s.set_at as "setAt", s.due_at as "dueAt"`

/** The pace that an organisation keeps for a case; undefined where none is set, or it has ended. */
export const readCadence = async (tx: Tx, caseId: string, organisation: string): Promise<CadenceRow | undefined> => {
  const { rows } = await sql<CadenceRow>`select ${columns} from situation_cadence s join case_file c on c.id = s.case_id
    where s.case_id = ${caseId} and s.organisation_id = ${organisation} and s.ended_at is null`.execute(tx)
  return rows[0]
}

export const writeCadence = async (
  tx: Tx,
  row: {
    caseId: string
    organisation: string
    every: number
    recipients: readonly string[]
    person: string
    at: Date
    due: Date
  },
): Promise<void> => {
  await sql`insert into situation_cadence (case_id, organisation_id, every_minutes, recipients, set_at, set_by, due_at)
    values (${row.caseId}, ${row.organisation}, ${row.every}, ${[...row.recipients]}::uuid[], ${row.at}, ${row.person}, ${row.due})
    on conflict (case_id, organisation_id) do update set every_minutes = excluded.every_minutes, recipients = excluded.recipients,
      set_at = excluded.set_at, set_by = excluded.set_by, due_at = excluded.due_at, ended_at = null`.execute(tx)
}

export const moveDue = async (tx: Tx, caseId: string, organisation: string, due: Date): Promise<void> => {
  await sql`update situation_cadence set due_at = ${due}
    where case_id = ${caseId} and organisation_id = ${organisation} and ended_at is null`.execute(tx)
}

/** @returns false where no pace was kept */
export const endCadence = async (tx: Tx, caseId: string, organisation: string, at: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`update situation_cadence set ended_at = ${at}, due_at = null
    where case_id = ${caseId} and organisation_id = ${organisation} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Paces of an organisation whose next report is due before a moment. */
export const cadencesWaiting = async (tx: Tx, organisation: string, before: Date): Promise<CadenceRow[]> => {
  const { rows } = await sql<CadenceRow>`select ${columns} from situation_cadence s join case_file c on c.id = s.case_id
    where s.organisation_id = ${organisation} and s.ended_at is null and s.due_at <= ${before} order by s.due_at limit 100`.execute(
    tx,
  )
  return rows
}

export interface NewReport extends Parts {
  id: string
  caseId: string
  organisation: string
  headline: string
  tlp: Tlp
  recipients: readonly string[]
  nextDue: Date | null
  person: string
  post: string
  at: Date
}

/** @returns the number of the report among those of its organisation on the case */
export const insertReport = async (tx: Tx, r: NewReport): Promise<number> => {
  const { rows } = await sql<{
    seq: number
  }>`insert into situation_report (id, case_id, organisation_id, seq, headline, known, unknown,
      next, tlp, recipients, next_due, person_id, post_id, at)
    select ${r.id}, ${r.caseId}, ${r.organisation},
      coalesce((select max(seq) from situation_report where case_id = ${r.caseId} and organisation_id = ${r.organisation}), 0) + 1,
      ${r.headline}, ${JSON.stringify(r.known)}::jsonb, ${JSON.stringify(r.unknown)}::jsonb, ${JSON.stringify(r.next)}::jsonb,
      ${r.tlp}, ${[...r.recipients]}::uuid[], ${r.nextDue}::timestamptz, ${r.person}::uuid, ${r.post}::uuid, ${r.at}::timestamptz
    returning seq`.execute(tx)
  return rows[0]?.seq ?? 1
}

export interface ReportRow extends Parts {
  id: string
  caseId: string
  caseNumber: string | null
  caseTitle: string | null
  organisationId: string
  organisation: OrganisationName | null
  seq: number
  headline: string
  tlp: Tlp
  recipients: (OrganisationName | null)[]
  nextDue: Date | null
  person: PersonName
  post: { ja: string; en: string } | null
  at: Date
}

const reportColumns = sql`s.id, s.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle",
  s.organisation_id as "organisationId", organisation_on(s.organisation_id, tokyo_day(s.at)) as organisation, s.seq, s.headline,
  s.known, s.unknown, s.next, s.tlp, ${names} as recipients, s.next_due as "nextDue", person_name(s.person_id) as person,
  (select jsonb_build_object('ja', p.title_ja, 'en', p.title_en) from post p where p.id = s.post_id) as post, s.at`
const reports = sql`from situation_report s left join case_file c on c.id = s.case_id`

/** The reports on a case that the reader holds, newest first. */
export const reportsOf = async (tx: Tx, caseId: string): Promise<ReportRow[]> => {
  const { rows } = await sql<ReportRow>`select ${reportColumns} ${reports}
    where s.case_id in (select case_family(${caseId})) order by s.at desc, s.seq desc, s.id desc limit 200`.execute(tx)
  return rows
}

export const readReport = async (tx: Tx, id: string): Promise<ReportRow | undefined> => {
  const { rows } = await sql<ReportRow>`select ${reportColumns} ${reports} where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** The report before this one, of the same organisation on the same case. */
export const reportBefore = async (
  tx: Tx,
  { caseId, organisationId, seq }: Pick<ReportRow, 'caseId' | 'organisationId' | 'seq'>,
): Promise<ReportRow | undefined> => {
  const { rows } = await sql<ReportRow>`select ${reportColumns} ${reports}
    where s.case_id = ${caseId} and s.organisation_id = ${organisationId} and s.seq < ${seq}
    order by s.seq desc limit 1`.execute(tx)
  return rows[0]
}
