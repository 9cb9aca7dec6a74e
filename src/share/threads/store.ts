import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface NewMessage {
  id: string
  subject: { kind: string; id: string }
  kind: 'QUESTION' | 'ANSWER'
  answers: string | null
  body: string
  organisation: string
  person: string
  post: string
  at: Date
}

export const insertMessage = async (tx: Tx, message: NewMessage): Promise<void> => {
  await tx
    .insertInto('thread_message')
    .values({
      id: message.id,
      subject_kind: message.subject.kind,
      subject_id: message.subject.id,
      kind: message.kind,
      answers_id: message.answers,
      body: message.body,
      organisation_id: message.organisation,
      person_id: message.person,
      post_id: message.post,
      at: message.at,
    })
    .execute()
}

export interface Message {
  id: string
  kind: 'QUESTION' | 'ANSWER'
  answers: string | null
  body: string
  organisation: OrganisationName | null
  person: { id: string; ja: string; en: string } | null
  at: Date
}

/** Oldest first; a page shows at most 500 of one subject. */
export const messagesOn = async (tx: Tx, subject: string): Promise<Message[]> => {
  const { rows } = await sql<Message>`
    select m.id, m.kind, m.answers_id as answers, m.body, organisation_on(m.organisation_id, tokyo_day(m.at)) as organisation,
      person_name(m.person_id) as person, m.at
    from thread_message m where m.subject_id = ${subject} order by m.at, m.id limit 500`.execute(tx)
  return rows
}

export interface WaitingQuestion {
  id: string
  subjectKind: 'report' | 'case' | 'edition'
  subjectId: string
  number: string
  body: string
  organisation: OrganisationName | null
  at: Date
}

/**
 * Questions that nobody has answered and that this organisation owes: the originator, or the recipient of
 * an edition, owes what others ask it, the coordinator what it asks. A ministry in the circle reads along and owes nothing.
 */
export const questionsWaiting = async (tx: Tx, actor: PersonActor): Promise<WaitingQuestion[]> => {
  const { rows } = await sql<WaitingQuestion>`
    select m.id, case when e.id is null then m.subject_kind else 'edition' end as "subjectKind",
      coalesce(e.id, m.subject_id) as "subjectId", coalesce(r.number, c.number, e.number) as number,
      left(m.body, 200) as body, organisation_on(m.organisation_id, tokyo_day(m.at)) as organisation, m.at
    from access_grant g join thread_message m on m.subject_id = g.object_id
    left join report r on r.id = m.subject_id
    left join case_file c on c.id = m.subject_id
    left join delivery d on d.id = m.subject_id
    left join advisory_edition e on e.id = d.edition_id
    where g.organisation_id = ${actor.organisation} and m.kind = 'QUESTION' and m.organisation_id <> ${actor.organisation}
      and case when m.organisation_id = coalesce(r.organisation_id, c.originator_id, d.organisation_id)
        then actor_is_coordinator() else coalesce(r.organisation_id, c.originator_id, d.organisation_id) = ${actor.organisation} end
      and not exists (select from thread_message a where a.subject_id = m.subject_id and a.answers_id = m.id)
    order by m.at limit 100`.execute(tx)
  return rows
}
