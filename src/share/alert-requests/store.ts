import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface NewRequest {
  id: string
  number: string
  title: string
  body: string
  tlp: Tlp
  edition: string | null
  issuer: string
  person: string
  post: string
  sentAt: Date
  dueAt: Date
  organisations: readonly string[]
}

export const insertRequest = async (tx: Tx, request: NewRequest): Promise<void> => {
  const { id, number, title, body, tlp, edition, issuer, person, post, sentAt, dueAt, organisations } = request
  await sql`insert into alert_request (id, number, title, body, tlp, edition_id, issuer_id, person_id, post_id, sent_at, due_at)
    values (${id}, ${number}, ${title}, ${body}, ${tlp}, ${edition}, ${issuer}, ${person}, ${post}, ${sentAt}, ${dueAt})`.execute(
    tx,
  )
  await sql`insert into alert_answer (request_id, organisation_id)
    select ${id}, organisation from unnest(${organisations}::uuid[]) organisation`.execute(tx)
}

export interface AnswerRow {
  organisation: string
  name: OrganisationName | null
  receivedAt: Date | null
  receivedBy: PersonName
  warnedAt: Date | null
  operators: number | null
  note: string
  refusedAt: Date | null
  refusedReason: string
  answeredBy: PersonName
  version: number
  /** How many operators it regulates today. */
  regulated: number
}

export interface RequestRow {
  id: string
  number: string
  title: string
  body: string
  tlp: Tlp
  issuer: OrganisationName | null
  person: PersonName
  sentAt: Date
  dueAt: Date
  remindedAt: Date | null
  reminders: number
  /** The advisory to be passed on, for whoever may read it. */
  edition: { id: string; number: string } | null
}

const columns = sql`q.id, q.number, q.title, q.body, q.tlp, organisation_on(q.issuer_id, tokyo_day(q.sent_at)) as issuer,
  person_name(q.person_id) as person, q.sent_at as "sentAt", q.due_at as "dueAt", q.reminded_at as "remindedAt", q.reminders,
  (select jsonb_build_object('id', e.id, 'number', e.number) from advisory_edition e where e.id = q.edition_id) as edition`

export const readRequest = async (tx: Tx, id: string): Promise<RequestRow | undefined> => {
  const { rows } = await sql<RequestRow>`select ${columns} from alert_request q where q.id = ${id}`.execute(tx)
  return rows[0]
}

/** Requests that an organisation sent or received, the newest first, starting from its grants. */
export const listRequests = async (tx: Tx, organisation: string): Promise<RequestRow[]> => {
  const { rows } = await sql<RequestRow>`select ${columns} from access_grant g
    join alert_request q on q.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'alert_request'
    order by g.sort_key desc, g.object_id desc limit 200`.execute(tx)
  return rows
}

/** The answers that the reader may see, of several requests, each request's by the code of the ministry. */
export const answersOf = async (tx: Tx, requests: readonly string[]): Promise<Map<string, AnswerRow[]>> => {
  const { rows } = await sql<AnswerRow & { request: string }>`
    select a.request_id as request, a.organisation_id as organisation, organisation_on(a.organisation_id, actor_today()) as name,
      a.received_at as "receivedAt", person_name(a.received_by) as "receivedBy", a.warned_at as "warnedAt", a.operators, a.note,
      a.refused_at as "refusedAt", a.refused_reason as "refusedReason", person_name(a.answered_by) as "answeredBy", a.version,
      (select count(distinct r.to_id)::int from organisation_relation r where r.from_id = a.organisation_id
        and r.kind = 'REGULATES' and valid_on(r.valid_from, r.valid_until, actor_today())) as regulated
    from alert_answer a left join organisation o on o.id = a.organisation_id
    where a.request_id = any (${requests}::uuid[]) order by o.code, a.organisation_id`.execute(tx)
  const found = new Map<string, AnswerRow[]>()
  for (const { request, ...answer } of rows) found.set(request, [...(found.get(request) ?? []), answer])
  return found
}

export const markReceived = async (tx: Tx, id: string, by: { organisation: string; person: string }, at: Date) => {
  await sql`update alert_answer set received_at = ${at}, received_by = ${by.person}, version = version + 1
    where request_id = ${id} and organisation_id = ${by.organisation} and received_at is null`.execute(tx)
}

export interface Answering {
  organisation: string
  person: string
  /** Of the answer that the person saw. */
  version: number
  at: Date
}

const answered = ({ person, at }: Answering) => sql`received_at = coalesce(received_at, ${at}),
  received_by = coalesce(received_by, ${person}), answered_at = ${at}, answered_by = ${person}, version = version + 1`

const seen = (id: string, { organisation, version }: Answering) =>
  sql`request_id = ${id} and organisation_id = ${organisation} and version = ${version}`

/** @returns whether it still was the answer that the person saw */
export const markWarned = async (
  tx: Tx,
  id: string,
  by: Answering,
  warning: { warnedAt: Date; operators: number; note: string },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update alert_answer set warned_at = ${warning.warnedAt},
      operators = ${warning.operators}, note = ${warning.note}, refused_at = null, refused_reason = '', ${answered(by)}
    where ${seen(id, by)}`.execute(tx)
  return numAffectedRows === 1n
}

export const markRefused = async (tx: Tx, id: string, by: Answering, reason: string): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update alert_answer set refused_at = ${by.at}, refused_reason = ${reason}, ${answered(by)}
    where ${seen(id, by)}`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns which reminder it is */
export const markReminded = async (tx: Tx, id: string, at: Date): Promise<number> => {
  const { rows } = await sql<{ reminders: number }>`update alert_request
    set reminded_at = ${at}, reminders = reminders + 1 where id = ${id} returning reminders`.execute(tx)
  return rows[0]?.reminders ?? 0
}
