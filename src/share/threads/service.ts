import type { PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant, holders, holds } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { organisationsOfKind } from '../../trust/identity/directory/service.ts'
import { bind } from '../attachments/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import { dueAt, satisfy, start } from '../timers/service.ts'
import * as store from './store.ts'

export interface Subject {
  kind: 'report' | 'case' | 'delivery'
  id: string
  number: string
  tlp: string
  caseId: string | null
  reportId: string | null
  /** Owes what others ask; the coordinator owes what it asks. */
  originatorId: string
  /** What a notification leads to, where the subject has no page of its own. */
  opens?: { kind: 'edition'; id: string }
  /** Whose conversation it is from its first word on, where nobody holds the subject before. */
  parties?: readonly string[]
}

/** The conversation on a report or case: everyone who holds a grant on it, nobody else (F31). */
export const messagesOn = store.messagesOn

/**
 * Asks, or answers a question, inside the circle of the subject.
 * @param answers the question that this answers; it must stand on the same subject
 */
export const say = async (
  tx: Tx,
  actor: PersonActor,
  subject: Subject,
  message: { body: string; answers: string | null; attachments?: readonly string[] },
  now: Date,
): Promise<{ id: string }> => {
  await begin(tx, subject, now)
  if (!(await holds(tx, subject.id))) throw new NoroshiError('not_found')
  must(decide(actor, 'thread.say', subject))
  if (message.answers && !(await store.messagesOn(tx, subject.id)).some(known => known.id === message.answers)) {
    throw new NoroshiError('not_found')
  }
  const id = newId(now)
  const kind = message.answers ? 'ANSWER' : 'QUESTION'
  await store.insertMessage(tx, {
    id,
    subject,
    kind,
    answers: message.answers,
    body: message.body,
    organisation: actor.organisation,
    person: actor.person,
    post: actor.post,
    at: now,
  })
  const carrier = { object: { kind: subject.kind, id: subject.id }, place: { message: id } }
  await bind(tx, actor, message.attachments ?? [], { ...carrier, tlp: subject.tlp as Tlp }, now)
  const label = kind === 'ANSWER' ? 'message.answer' : 'message.question'
  if (subject.caseId ?? subject.reportId)
    await record(tx, actor, now, {
      caseId: subject.caseId,
      reportId: subject.reportId,
      subject,
      kind: label,
      details: { message: id },
    })
  await append(tx, actor, now, label, { kind: subject.kind, id: subject.id }, { message: id })
  await notifyDuty(tx, {
    event: `message:${id}`,
    organisations: (await holders(tx, subject.id)).filter(holder => holder !== actor.organisation),
    duty: 'RECEIVE',
    kind: label,
    object: placeOf(subject),
    number: subject.number,
    tlp: subject.tlp,
    now,
  })
  if (message.answers) await satisfy(tx, { kind: 'QUESTION_ANSWER', subject: message.answers, organisation: null }, now)
  else await startAnswer(tx, actor, subject, id, now)
  return { id }
}

const placeOf = ({ kind, id, opens }: Subject): { kind: string; id: string } => opens ?? { kind, id }

/** The parties of a delivery hold its conversation; thousands that nobody begins need no grants. */
const begin = async (tx: Tx, { kind, id, parties }: Subject, now: Date): Promise<void> => {
  if (kind !== 'delivery' || !parties || (await holds(tx, id))) return
  const give = (organisation: string) => ({
    object: { kind, id },
    to: { organisation },
    reason: 'party',
    from: now,
    sortKey: now,
  })
  await grant(tx, ...parties.map(give))
}

/** A ministry in the circle reads along and owes nothing. */
const startAnswer = async (
  tx: Tx,
  actor: PersonActor,
  subject: Subject,
  question: string,
  now: Date,
): Promise<void> => {
  const { number, tlp, originatorId } = subject
  const fromOriginator = actor.organisation === originatorId
  await start(tx, {
    kind: 'QUESTION_ANSWER',
    object: placeOf(subject),
    subject: question,
    organisations: fromOriginator ? await organisationsOfKind(tx, 'COORD', dayInJapan(now)) : [originatorId],
    number,
    tlp,
    starts: now,
    due: await dueAt(tx, 'QUESTION_ANSWER', now),
  })
}

/** Questions of others on what the actor may see that nobody has answered. */
export const questionsWaiting = store.questionsWaiting
