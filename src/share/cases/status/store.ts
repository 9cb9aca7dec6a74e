import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { Tx } from '../../../platform/db/database.ts'

interface NamedPerson {
  id: string
  ja: string
  en: string
}

export interface NewStatusRequest {
  id: string
  caseId: string
  measure: string | null
  body: string
  organisation: string
  person: string
  post: string
  to: string
  at: Date
  due: Date
}

export const insertRequest = async (tx: Tx, row: NewStatusRequest): Promise<void> => {
  await sql`insert into status_request
      (id, case_id, measure_id, body, organisation_id, person_id, post_id, to_id, asked_at, due_at)
    values (${row.id}, ${row.caseId}, ${row.measure}, ${row.body}, ${row.organisation}, ${row.person}, ${row.post}, ${row.to},
      ${row.at}, ${row.due})`.execute(tx)
}

export interface StatusRequest {
  id: string
  caseId: string
  number: string
  measureId: string | null
  measureText: string | null
  body: string
  organisationId: string
  organisation: OrganisationName | null
  person: NamedPerson | null
  toId: string
  to: OrganisationName | null
  askedAt: Date
  dueAt: Date
  answer: string | null
  answeredAt: Date | null
  answeredBy: NamedPerson | null
}

const columns = sql`s.id, s.case_id as "caseId", c.number, s.measure_id as "measureId", m.text as "measureText", s.body,
  s.organisation_id as "organisationId", organisation_on(s.organisation_id, tokyo_day(s.asked_at)) as organisation,
  person_name(s.person_id) as person, s.to_id as "toId", organisation_on(s.to_id, tokyo_day(s.asked_at)) as to,
  s.asked_at as "askedAt", s.due_at as "dueAt", s.answer, s.answered_at as "answeredAt",
  person_name(s.answered_by) as "answeredBy"`
const source = sql`from status_request s join case_file c on c.id = s.case_id left join measure m on m.id = s.measure_id`

/** Of the case and of what was merged into it, the newest first. */
export const requestsOf = async (tx: Tx, caseId: string): Promise<StatusRequest[]> => {
  const { rows } = await sql<StatusRequest>`select ${columns} ${source}
    where s.case_id in (select case_family(${caseId})) order by s.asked_at desc, s.id desc limit 200`.execute(tx)
  return rows
}

export const readRequest = async (tx: Tx, id: string): Promise<StatusRequest | undefined> => {
  const { rows } = await sql<StatusRequest>`select ${columns} ${source} where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** @returns false where it has been answered meanwhile */
export const answerRequest = async (
  tx: Tx,
  id: string,
  given: { answer: string; person: string; post: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update status_request
    set answer = ${given.answer}, answered_at = ${given.at}, answered_by = ${given.person}, answered_post = ${given.post}
    where id = ${id} and answered_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Unanswered: those put to this organisation, and those it asked that are past their time. */
export const requestsWaiting = async (tx: Tx, organisation: string, now: Date): Promise<StatusRequest[]> => {
  const { rows } = await sql<StatusRequest>`select ${columns} ${source}
    where s.answered_at is null and (s.to_id = ${organisation} or (s.organisation_id = ${organisation} and s.due_at < ${now}))
    order by s.due_at limit 100`.execute(tx)
  return rows
}
