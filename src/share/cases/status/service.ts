import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, holders } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { kindsOf } from '../../../trust/identity/directory/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { record } from '../../timeline/service.ts'
import { dueAt, satisfy, start } from '../../timers/service.ts'
import { head, holdWritable, measuresOf } from '../service.ts'
import * as store from './store.ts'

const reporterKinds = async (tx: Tx, originator: string, now: Date) =>
  (await kindsOf(tx, originator, dayInJapan(now))) as ActorKind[]

/**
 * Asks whoever reported how the measures of a case stand (F33). The timer is the reporter's; the asker sees it run out.
 * @param asked without a measure it is about the case as a whole
 */
export const ask = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  asked: { body: string; measure: string | null },
  now: Date,
): Promise<{ id: string }> => {
  const found = await holdWritable(tx, caseId)
  must(decide(actor, 'status.ask', { reporterKinds: await reporterKinds(tx, found.originatorId, now) }))
  // A case that became known without a report has nobody yet who could be asked through it.
  if (!(await holders(tx, caseId)).includes(found.originatorId)) throw new NoroshiError('not_found')
  if (asked.measure) {
    const measures = await measuresOf(tx, caseId)
    if (!measures.some(({ id, caseId: of }) => id === asked.measure && of === caseId))
      throw new NoroshiError('not_found')
  }
  const id = newId(now)
  const due = await dueAt(tx, 'STATUS_ANSWER', now)
  const { organisation, person, post } = actor
  const to = found.originatorId
  await store.insertRequest(tx, { id, caseId, ...asked, organisation, person, post, to, at: now, due })
  const object = { kind: 'case' as const, id: caseId }
  const { number, tlp } = found
  await start(tx, {
    kind: 'STATUS_ANSWER',
    object,
    subject: id,
    organisations: [to],
    number,
    tlp,
    starts: now,
    due,
  })
  await record(tx, actor, now, { caseId, subject: object, kind: 'status.asked', details: { request: id } })
  await append(tx, actor, now, 'status.asked', object, { request: id, measure: asked.measure })
  await notifyDuty(tx, {
    event: `status:${id}`,
    organisations: [to],
    duty: 'REPORT',
    kind: 'status.asked',
    object,
    number,
    tlp,
    now,
  })
  return { id }
}

/** The answer stands as it was given; whoever has more to say changes the measure or sends a follow-up. */
export const answer = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  id: string,
  text: string,
  now: Date,
): Promise<void> => {
  const request = await store.readRequest(tx, id)
  if (!request || request.caseId !== caseId) throw new NoroshiError('not_found')
  must(decide(actor, 'status.answer', { toId: request.toId, answered: request.answeredAt !== null }))
  const { person, post } = actor
  if (!(await store.answerRequest(tx, id, { answer: text, person, post, at: now })))
    throw new NoroshiError('already_done')
  await satisfy(tx, { kind: 'STATUS_ANSWER', subject: id, organisation: null }, now)
  const object = { kind: 'case' as const, id: caseId }
  await record(tx, actor, now, { caseId, subject: object, kind: 'status.answered', details: { request: id } })
  await append(tx, actor, now, 'status.answered', object, { request: id })
  const { number, tlp } = await head(tx, caseId)
  await notifyDuty(tx, {
    event: `status-answer:${id}`,
    organisations: [request.organisationId],
    duty: 'RECEIVE',
    kind: 'status.answered',
    object,
    number,
    tlp,
    now,
  })
}

/** The status requests of a case that the actor may know, and whether it may ask. */
export const of = async (tx: Tx, actor: PersonActor, caseId: string, now: Date) => {
  const found = await head(tx, caseId)
  const requests = await store.requestsOf(tx, caseId)
  return {
    mayAsk: decide(actor, 'status.ask', { reporterKinds: await reporterKinds(tx, found.originatorId, now) }),
    requests: requests.map(request => ({
      ...request,
      mayAnswer: decide(actor, 'status.answer', { toId: request.toId, answered: request.answeredAt !== null }),
    })),
  }
}

/** Unanswered: put to the actor's organisation, or asked by it and past their time. */
export const statusWaiting = (tx: Tx, actor: PersonActor, now: Date): Promise<store.StatusRequest[]> =>
  store.requestsWaiting(tx, actor.organisation, now)
