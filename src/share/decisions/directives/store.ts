import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { DirectiveKind } from '../../../kernel/taxonomy/decisions.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface NewDirective {
  id: string
  number: string
  kind: DirectiveKind
  caseId: string | null
  eventId: string | null
  title: string
  body: string
  legalBasis: string
  documentNumber: string
  tlp: Tlp
  shared: boolean
  issuer: string
  person: string
  post: string
  sentAt: Date
  dueAt: Date
}

export const insertDirective = async (tx: Tx, d: NewDirective): Promise<void> => {
  await sql`insert into directive (id, number, kind, case_id, event_id, title, body, legal_basis, document_number, tlp, shared,
      issuer_id, person_id, post_id, sent_at, due_at)
    values (${d.id}, ${d.number}, ${d.kind}, ${d.caseId}, ${d.eventId}, ${d.title}, ${d.body}, ${d.legalBasis},
      ${d.documentNumber}, ${d.tlp}, ${d.shared}, ${d.issuer}, ${d.person}, ${d.post}, ${d.sentAt}, ${d.dueAt})`.execute(
    tx,
  )
}

/** One tracked task for each ministry, in one statement however many they are (R-090). */
export const insertTasks = async (
  tx: Tx,
  directive: string,
  organisations: readonly string[],
  addressee: string,
): Promise<void> => {
  await sql`insert into directive_task (directive_id, organisation_id, addressee)
    select ${directive}, organisation, ${addressee} from unnest(${[...organisations]}::uuid[]) organisation`.execute(tx)
}

export interface ReturnRow {
  id: string
  what: string
  cameAt: Date
  by: OrganisationName | null
  person: PersonName
  recordedAt: Date
}

export interface TaskRow {
  organisation: string
  name: OrganisationName | null
  addressee: string
  receivedAt: Date | null
  receivedBy: PersonName
  doneAt: Date | null
  doneBy: PersonName
  refusedAt: Date | null
  refusedBy: PersonName
  refusedReason: string
  version: number
  returns: ReturnRow[]
}

export interface DirectiveRow {
  id: string
  number: string
  kind: DirectiveKind
  caseId: string | null
  caseNumber: string | null
  event: { id: string; number: string } | null
  title: string
  body: string
  legalBasis: string
  documentNumber: string
  tlp: Tlp
  shared: boolean
  issuer: OrganisationName | null
  issuerId: string
  person: PersonName
  post: { ja: string; en: string } | null
  sentAt: Date
  dueAt: Date
  remindedAt: Date | null
  reminders: number
}

const columns = sql`d.id, d.number, d.kind, c.id as "caseId", c.number as "caseNumber",
  (select jsonb_build_object('id', e.id, 'number', e.number) from serious_event e where e.id = d.event_id) as event,
  d.title, d.body, d.legal_basis as "legalBasis", d.document_number as "documentNumber", d.tlp, d.shared,
  organisation_on(d.issuer_id, tokyo_day(d.sent_at)) as issuer, d.issuer_id as "issuerId", person_name(d.person_id) as person,
  (select jsonb_build_object('ja', p.title_ja, 'en', p.title_en) from post p where p.id = d.post_id) as post,
  d.sent_at as "sentAt", d.due_at as "dueAt", d.reminded_at as "remindedAt", d.reminders`

export const readDirective = async (tx: Tx, id: string): Promise<DirectiveRow | undefined> => {
  const { rows } = await sql<DirectiveRow>`select ${columns}
    from directive d left join case_file c on c.id = d.case_id where d.id = ${id}`.execute(tx)
  return rows[0]
}

/** Sent by an organisation or demanded of it, the newest first, beginning at its grants. */
export const listDirectives = async (
  tx: Tx,
  organisation: string,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<DirectiveRow[]> => {
  const { after, limit } = page
  const { rows } = await sql<DirectiveRow>`select ${columns} from access_grant g
    join directive d on d.id = g.object_id left join case_file c on c.id = d.case_id
    where g.organisation_id = ${organisation} and g.object_kind = 'directive'
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by g.sort_key desc, g.object_id desc limit ${limit + 1}`.execute(tx)
  return rows
}

export const directivesOfCase = async (tx: Tx, caseId: string): Promise<DirectiveRow[]> => {
  const { rows } = await sql<DirectiveRow>`select ${columns} from directive d left join case_file c on c.id = d.case_id
    where d.case_id in (select case_family(${caseId})) order by d.sent_at desc, d.id desc limit 100`.execute(tx)
  return rows
}

/** The tasks that the reader may see, of several directives, each with what came. */
export const tasksOf = async (tx: Tx, directives: readonly string[]): Promise<Map<string, TaskRow[]>> => {
  const { rows } = await sql<TaskRow & { directive: string }>`
    select t.directive_id as directive, t.organisation_id as organisation, organisation_on(t.organisation_id, actor_today()) as name,
      t.addressee, t.received_at as "receivedAt", person_name(t.received_by) as "receivedBy", t.done_at as "doneAt",
      person_name(t.done_by) as "doneBy", t.refused_at as "refusedAt", person_name(t.refused_by) as "refusedBy",
      t.refused_reason as "refusedReason", t.version
    from directive_task t left join organisation o on o.id = t.organisation_id
    where t.directive_id = any (${[...directives]}::uuid[]) order by o.code, t.organisation_id`.execute(tx)
  const { rows: returns } = await sql<ReturnRow & { directive: string; organisation: string }>`
    select r.directive_id as directive, r.organisation_id as organisation, r.id, r.what, r.came_at as "cameAt",
      organisation_on(r.by_organisation, tokyo_day(r.recorded_at)) as by, person_name(r.person_id) as person,
      r.recorded_at as "recordedAt"
    from directive_return r where r.directive_id = any (${[...directives]}::uuid[]) order by r.came_at, r.id`.execute(
    tx,
  )
  const found = new Map<string, TaskRow[]>()
  for (const { directive, ...task } of rows) {
    const own = returns.filter(line => line.directive === directive && line.organisation === task.organisation)
    const lines = own.map(({ directive: _, organisation: __, ...line }) => line)
    found.set(directive, [...(found.get(directive) ?? []), { ...task, returns: lines }])
  }
  return found
}

export const markReceived = async (tx: Tx, id: string, by: { organisation: string; person: string }, at: Date) => {
  await sql`update directive_task set received_at = ${at}, received_by = ${by.person}, version = version + 1
    where directive_id = ${id} and organisation_id = ${by.organisation} and received_at is null`.execute(tx)
}

export const insertReturn = async (
  tx: Tx,
  row: {
    id: string
    directive: string
    organisation: string
    what: string
    cameAt: Date
    by: string
    person: string
    post: string
    at: Date
  },
): Promise<void> => {
  await sql`insert into directive_return (id, directive_id, organisation_id, what, came_at, by_organisation, person_id, post_id, recorded_at)
    values (${row.id}, ${row.directive}, ${row.organisation}, ${row.what}, ${row.cameAt}, ${row.by}, ${row.person}, ${row.post},
      ${row.at})`.execute(tx)
}

interface Ending {
  directive: string
  organisation: string
  person: string
  version: number
  at: Date
}

/** @returns false where the task is no longer at the version that the person saw */
export const finish = async (tx: Tx, e: Ending): Promise<boolean> => {
  const { numAffectedRows } = await sql`update directive_task
    set done_at = ${e.at}, done_by = ${e.person}, version = version + 1
    where directive_id = ${e.directive} and organisation_id = ${e.organisation} and version = ${e.version}
      and done_at is null and refused_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export const refuse = async (tx: Tx, e: Ending & { reason: string }): Promise<boolean> => {
  const { numAffectedRows } = await sql`update directive_task set received_at = coalesce(received_at, ${e.at}),
      received_by = coalesce(received_by, ${e.person}), refused_at = ${e.at}, refused_by = ${e.person},
      refused_reason = ${e.reason}, version = version + 1
    where directive_id = ${e.directive} and organisation_id = ${e.organisation} and version = ${e.version}
      and done_at is null and refused_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** What came after a refusal takes it back. */
export const resume = async (tx: Tx, directive: string, organisation: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update directive_task
    set refused_at = null, refused_by = null, refused_reason = '', version = version + 1
    where directive_id = ${directive} and organisation_id = ${organisation} and refused_at is not null`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns which reminder it is */
export const markReminded = async (tx: Tx, id: string, at: Date): Promise<number> => {
  const { rows } = await sql<{ reminders: number }>`update directive
    set reminded_at = ${at}, reminders = reminders + 1 where id = ${id} returning reminders`.execute(tx)
  return rows[0]?.reminders ?? 0
}

export const setShared = async (tx: Tx, id: string, shared: boolean): Promise<void> => {
  await sql`update directive set shared = ${shared} where id = ${id}`.execute(tx)
}
