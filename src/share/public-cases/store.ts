import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { PublicMonth } from './model.ts'

export interface Source {
  pressUrl: string
  /** `2026-11-20`: the day on which it became publicly known. */
  knownOn: string
  known: string
}

export const insertPublicCase = async (
  tx: Tx,
  row: Source & { caseId: string; person: string; at: Date },
): Promise<void> => {
  await sql`insert into public_case (case_id, press_url, known_on, known, person_id, at)
    values (${row.caseId}, ${row.pressUrl}, ${row.knownOn}::date, ${row.known}, ${row.person}, ${row.at})`.execute(tx)
}

export const sourceOf = async (tx: Tx, caseId: string): Promise<Source | undefined> => {
  const { rows } = await sql<Source>`
    select press_url as "pressUrl", known_on::text as "knownOn", known from public_case where case_id = ${caseId}`.execute(
    tx,
  )
  return rows[0]
}

export interface NewInvitation extends Source {
  id: string
  caseId: string
  number: string
  organisation: string
  message: string
  tlp: string
  person: string
  post: string
  sentAt: Date
  dueAt: Date
}

export const insertInvitation = async (tx: Tx, row: NewInvitation): Promise<void> => {
  await sql`insert into report_invitation (id, case_id, number, organisation_id, press_url, known_on, known, message, tlp,
      person_id, post_id, sent_at, due_at)
    values (${row.id}, ${row.caseId}, ${row.number}, ${row.organisation}, ${row.pressUrl}, ${row.knownOn}::date, ${row.known},
      ${row.message}, ${row.tlp}, ${row.person}, ${row.post}, ${row.sentAt}, ${row.dueAt})`.execute(tx)
}

interface SeenPerson {
  id: string
  ja: string
  en: string
}

export interface InvitationRow extends Source {
  id: string
  caseId: string
  number: string
  organisationId: string
  organisation: OrganisationName | null
  message: string
  tlp: string
  sentAt: Date
  dueAt: Date
  remindedAt: Date | null
  reminders: number
  openedAt: Date | null
  openedBy: SeenPerson | null
  reportId: string | null
  reportNumber: string | null
  reportedAt: Date | null
  declinedAt: Date | null
  declinedBy: SeenPerson | null
  declineReason: string
}

const columns = sql`i.id, i.case_id as "caseId", i.number, i.organisation_id as "organisationId",
  organisation_on(i.organisation_id, tokyo_day(i.sent_at)) as organisation, i.press_url as "pressUrl",
  i.known_on::text as "knownOn", i.known, i.message, i.tlp, i.sent_at as "sentAt", i.due_at as "dueAt",
  i.reminded_at as "remindedAt", i.reminders, i.opened_at as "openedAt", person_name(i.opened_by) as "openedBy",
  i.report_id as "reportId", r.number as "reportNumber", i.reported_at as "reportedAt", i.declined_at as "declinedAt",
  person_name(i.declined_by) as "declinedBy", i.decline_reason as "declineReason"`

export const readInvitation = async (tx: Tx, id: string): Promise<InvitationRow | undefined> => {
  const { rows } = await sql<InvitationRow>`select ${columns} from report_invitation i
    left join report r on r.id = i.report_id where i.id = ${id}`.execute(tx)
  return rows[0]
}

/** Invitations that this organisation sent, received or has a copy of, the newest first. */
export const listInvitations = async (tx: Tx, organisation: string): Promise<InvitationRow[]> => {
  const { rows } = await sql<InvitationRow>`select ${columns} from access_grant g
    join report_invitation i on i.id = g.object_id left join report r on r.id = i.report_id
    where g.organisation_id = ${organisation} and g.object_kind = 'report_invitation'
    order by i.sent_at desc, i.id desc limit 200`.execute(tx)
  return rows
}

export const invitationsOf = async (tx: Tx, caseId: string): Promise<InvitationRow[]> => {
  const { rows } = await sql<InvitationRow>`select ${columns} from report_invitation i
    left join report r on r.id = i.report_id where i.case_id = ${caseId} order by i.sent_at, i.id`.execute(tx)
  return rows
}

export const markOpened = async (tx: Tx, id: string, person: string, at: Date): Promise<void> => {
  await sql`update report_invitation set opened_at = ${at}, opened_by = ${person}
    where id = ${id} and opened_at is null`.execute(tx)
}

/** @returns false where it has been answered meanwhile */
export const markDeclined = async (
  tx: Tx,
  id: string,
  by: { person: string; reason: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update report_invitation
    set declined_at = ${by.at}, declined_by = ${by.person}, decline_reason = ${by.reason}
    where id = ${id} and declined_at is null and report_id is null`.execute(tx)
  return numAffectedRows === 1n
}

export const markReminded = async (tx: Tx, id: string, at: Date): Promise<number> => {
  const { rows } = await sql<{ reminders: number }>`update report_invitation
    set reminded_at = ${at}, reminders = reminders + 1 where id = ${id} returning reminders`.execute(tx)
  return rows[0]?.reminders ?? 0
}

/**
 * Publicly known cases by the month in which they became known: those opened from the news, and those whose report says
 * so itself (S001 §2).
 */
export const publicMonths = async (tx: Tx, organisation: string, from: string): Promise<PublicMonth[]> => {
  const { rows } = await sql<PublicMonth>`
    with known as (
      select c.id, coalesce(p.known_on, tokyo_day(c.opened_at)) as day
      from access_grant g
      join case_file c on c.id = g.object_id
      left join public_case p on p.case_id = c.id
      where g.organisation_id = ${organisation} and g.object_kind = 'case' and c.state not in ('WITHDRAWN', 'MERGED')
        and (p.case_id is not null or exists (
          select from case_report l join report_version v on v.report_id = l.report_id
          where l.case_id = c.id and v.content ->> 'publiclyKnown' = 'YES')))
    select to_char(day, 'YYYY-MM') as month, count(*)::int as known,
      count(*) filter (where exists (select from report_invitation i where i.case_id = known.id))::int as invited,
      count(*) filter (where exists (
        select from report_invitation i where i.case_id = known.id and i.declined_at is not null))::int as declined,
      count(*) filter (where not exists (select from case_report l where l.case_id = known.id))::int as unreported
    from known where day >= ${from}::date group by 1 order by 1 desc`.execute(tx)
  return rows
}
