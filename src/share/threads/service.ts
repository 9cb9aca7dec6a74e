import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, holders, holds } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import * as store from './store.ts'

export interface Subject {
  kind: 'report' | 'case'
  id: string
  number: string
  tlp: string
  caseId: string | null
  reportId: string | null
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
  message: { body: string; answers: string | null },
  now: Date,
): Promise<{ id: string }> => {
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
  const label = kind === 'ANSWER' ? 'message.answer' : 'message.question'
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
    object: { kind: subject.kind, id: subject.id },
    number: subject.number,
    tlp: subject.tlp,
    now,
  })
  return { id }
}

/** Questions of others on what the actor may see that nobody has answered. */
export const questionsWaiting = store.questionsWaiting
