import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { notifyDuty } from '../../share/notifications/service.ts'
import { record } from '../../share/timeline/service.ts'
import { dueAt, satisfy, start } from '../../share/timers/service.ts'
import { decide, grant, holders } from '../access/service.ts'
import { append } from '../audit/service.ts'
import { answerFlaws, type ConsentAnswer, type Derivative, type Standing, standingOf } from './model.ts'
import * as store from './store.ts'

export type { StoredConsent } from './store.ts'

export interface Question {
  advisory: string
  revision: number
  case: string
  originator: string
  report: string | null
  /** What the originator knows the matter by: the number of its own report. */
  number: string
  derivative: Derivative
}

/**
 * Asks the originator about exactly these words, this label and these recipients. It reads the request and
 * nothing else of the advisory; a later change of the draft does not change what was asked.
 */
export const ask = async (tx: Tx, actor: PersonActor, question: Question, now: Date): Promise<{ id: string }> => {
  must(decide(actor, 'consent.ask', question))
  const id = newId(now)
  const { derivative, ...asked } = question
  const { advisory, revision, originator, report } = asked
  const answerBy = await dueAt(tx, 'CONSENT_ANSWER', now)
  await store.insertRequest(tx, {
    id,
    ...asked,
    ...derivative,
    person: actor.person,
    askedAt: now,
    answerBy,
    expiresAt: await dueAt(tx, 'CONSENT_VALIDITY', now),
  })
  const object = { kind: 'consent_request', id } as const
  await grant(
    tx,
    { object, to: { organisation: actor.organisation }, reason: 'coordinator', from: now, sortKey: now },
    { object, to: { organisation: originator }, reason: 'asked', from: now, sortKey: now },
  )
  await record(tx, actor, now, { caseId: question.case, reportId: report, subject: object, kind: 'consent.asked' })
  await append(tx, actor, now, 'consent.asked', object, { advisory, revision })
  await notifyDuty(tx, {
    event: `consent:${id}`,
    organisations: [originator],
    duty: 'CONSENT',
    kind: 'consent.asked',
    object,
    number: question.number,
    tlp: derivative.tlp,
    now,
  })
  await start(tx, {
    kind: 'CONSENT_ANSWER',
    object,
    subject: id,
    organisations: [originator],
    number: question.number,
    tlp: derivative.tlp,
    starts: now,
    due: answerBy,
  })
  return { id }
}

/**
 * The originator's answer, or later its withdrawal. Withdrawing works for the future: what was sent stays
 * sent, and nothing more is sent on.
 */
export const answer = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  given: ConsentAnswer,
  now: Date,
): Promise<void> => {
  await store.lockRequest(tx, id)
  const consent = await read(tx, id)
  must(decide(actor, 'consent.answer', consent))
  const flaws = answerFlaws(consent, given, now)
  if (flaws.length > 0) throw new NoroshiError('consent_answer_refused', flaws[0]?.code, { missing: flaws })
  const { organisation, person, post } = actor
  await store.insertDecision(tx, { ...given, id: newId(now), request: id, organisation, person, post, at: now })
  await satisfy(tx, { kind: 'CONSENT_ANSWER', subject: id, organisation }, now)
  const subject = { kind: 'consent_request', id }
  const kind = given.verdict === 'WITHDRAWN' ? 'consent.withdrawn' : 'consent.answered'
  const details = { verdict: given.verdict }
  await record(tx, actor, now, { caseId: consent.case, reportId: consent.report, subject, kind, details })
  await append(tx, actor, now, kind, subject, details)
  await notifyDuty(tx, {
    event: `consent:${id}:${given.verdict}`,
    organisations: (await holders(tx, id)).filter(holder => holder !== actor.organisation),
    duty: 'DRAFT',
    kind: 'consent.answered',
    object: subject,
    number: consent.number,
    tlp: consent.tlp,
    now,
  })
}

export const read = async (tx: Tx, id: string): Promise<store.StoredConsent> => {
  const consent = await store.readConsent(tx, id)
  if (!consent) throw new NoroshiError('not_found')
  return consent
}

export const ofAdvisory = store.consentsOfAdvisory
export const listOf = store.listConsents

/** How the originator stands to a derivative now. */
export const standing = async (tx: Tx, advisory: string, derivative: Derivative, now: Date): Promise<Standing> =>
  standingOf(derivative, await store.consentsOfAdvisory(tx, advisory), now)

/** The same for a release, which holds the answer still until the release is over. */
export const standingForRelease = async (
  tx: Tx,
  advisory: string,
  derivative: Derivative,
  now: Date,
): Promise<Standing> => {
  const seen = await standing(tx, advisory, derivative, now)
  if (!seen.consent) return seen
  await store.lockRequest(tx, seen.consent.id)
  return standing(tx, advisory, derivative, now)
}

/** Requests that wait for an answer of the actor's organisation, the most pressing first. */
export const consentsWaiting = async (tx: Tx, actor: PersonActor, now: Date): Promise<store.StoredConsent[]> =>
  actor.duties.includes('CONSENT') ? store.unansweredOf(tx, actor.organisation, now) : []
