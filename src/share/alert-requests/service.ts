import { hasDuty, isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { deny, every } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { mayFlow } from '../../kernel/flows.ts'
import { newId } from '../../kernel/ids.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, decideNow, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { kindsOf, organisation as mustSeeOrganisation } from '../../trust/identity/directory/service.ts'
import { namesLeftIn } from '../advisories/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { allotNumber } from '../reports/service.ts'
import { dueAt, satisfy, start } from '../timers/service.ts'
import { alertState, completionOf, isOpen, mayReceiveNow, mayRefuseNow, mayWarnNow } from './model.ts'
import * as store from './store.ts'

export interface NewAlertRequest {
  title: string
  body: string
  tlp: Tlp
  /** Ministries that regulate operators. */
  organisations: readonly string[]
  /** A released advisory whose words they are to pass on. */
  edition: string | null
  /** Null: by the installation's own deadline. */
  due: Date | null
}

const objectOf = (id: string) => ({ kind: 'alert_request' as const, id })

/** Each ministry is asked by way F10; a group that holds another kind of organisation is refused as a whole. */
const mustBeMinistries = async (tx: Tx, actor: PersonActor, organisations: readonly string[], day: string) => {
  for (const id of organisations) {
    await mustSeeOrganisation(tx, id)
    must(mayFlow('ALERT_REQUEST', actor.kinds, (await kindsOf(tx, id, day)) as ActorKind[]))
  }
}

/** Asks ministries to warn their operators: request, clocks, grants and letters in one transaction (R-040, F10). */
export const send = async (
  tx: Tx,
  actor: PersonActor,
  asked: NewAlertRequest,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decideNow(actor, 'alert_request.send', asked))
  const organisations = [...new Set(asked.organisations)]
  await mustBeMinistries(tx, actor, organisations, dayInJapan(now))
  if (asked.edition && (await namesLeftIn(tx, asked.edition, `${asked.title}\n${asked.body}`)))
    throw new NoroshiError('names_victim') // R-037 holds for every message to those who were not hit
  const due = asked.due ?? (await dueAt(tx, 'ALERT_REQUEST', now))
  if (due <= now) must(deny('due_in_past', 'the day has passed'))
  const id = newId(now)
  const number = await allotNumber(tx, 'W')
  const { organisation, person, post } = actor
  const give = (to: string, reason: string) => ({
    object: objectOf(id),
    to: { organisation: to },
    reason,
    from: now,
    sortKey: now,
  })
  await grant(tx, give(organisation, 'own'), ...organisations.map(asked => give(asked, 'asked')))
  await store.insertRequest(tx, {
    ...asked,
    ...{ id, number, organisations, person, post },
    issuer: organisation,
    sentAt: now,
    dueAt: due,
  })
  await start(tx, {
    kind: 'ALERT_REQUEST',
    object: objectOf(id),
    subject: id,
    organisations,
    number,
    tlp: asked.tlp,
    starts: now,
    due,
  })
  await append(tx, actor, now, 'alert_request.sent', objectOf(id), { organisations, due: due.toISOString() })
  await tellMinistries(tx, { id, number, tlp: asked.tlp }, organisations, 'alert_request.received', '', now)
  return { id, number }
}

const tellMinistries = (
  tx: Tx,
  { id, number, tlp }: { id: string; number: string; tlp: Tlp },
  organisations: readonly string[],
  kind: 'alert_request.received' | 'alert_request.reminder',
  turn: string,
  now: Date,
): Promise<void> =>
  notifyDuty(tx, {
    event: `alert-request:${id}${turn}`,
    organisations,
    duty: 'RECEIVE',
    kind,
    object: objectOf(id),
    number,
    tlp,
    now,
  })

const shown = (actor: PersonActor, request: store.RequestRow, answers: readonly store.AnswerRow[], now: Date) => {
  const own = answers.find(({ organisation }) => organisation === actor.organisation) ?? null
  const mayAnswer = decide(actor, 'alert_request.answer', { organisation: own?.organisation ?? '' })
  return {
    ...request,
    completion: completionOf(answers, request.dueAt, now),
    answers: answers.map(answer => ({ ...answer, state: alertState(answer, request.dueAt, now) })),
    own: own && { ...own, state: alertState(own, request.dueAt, now) },
    may: {
      receive: own ? every(mayAnswer, mayReceiveNow(own)) : mayAnswer,
      warn: mayAnswer,
      refuse: own ? every(mayAnswer, mayRefuseNow(own)) : mayAnswer,
      remind: decide(actor, 'alert_request.remind', request),
    },
  }
}

export type ShownRequest = ReturnType<typeof shown>

/** A request with the answers that its reader may see: all of them for the coordinator, its own for a ministry. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<ShownRequest> => {
  const request = await store.readRequest(tx, id)
  if (!request) throw new NoroshiError('not_found')
  return shown(actor, request, (await store.answersOf(tx, [id])).get(id) ?? [], now)
}

export const list = async (tx: Tx, actor: PersonActor, now: Date): Promise<ShownRequest[]> => {
  const requests = await store.listRequests(tx, actor.organisation)
  const answers = await store.answersOf(
    tx,
    requests.map(({ id }) => id),
  )
  return requests.map(request => shown(actor, request, answers.get(request.id) ?? [], now))
}

/** The actor's own answer; whoever was not asked learns nothing of it. */
const own = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const request = await read(tx, actor, id, now)
  must(decide(actor, 'alert_request.answer', { organisation: request.own?.organisation ?? '' }))
  if (!request.own) throw new NoroshiError('not_found')
  return { request, answer: request.own }
}

export const receive = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const { answer } = await own(tx, actor, id, now)
  must(mayReceiveNow(answer))
  await store.markReceived(tx, id, actor, now)
  await append(tx, actor, now, 'alert_request.acknowledged', objectOf(id))
}

const tellCoordinator = async (tx: Tx, actor: PersonActor, request: ShownRequest, version: number, now: Date) => {
  await satisfy(tx, { kind: 'ALERT_REQUEST', subject: request.id, organisation: actor.organisation }, now)
  await notifyDuty(tx, {
    event: `alert-request:${request.id}:${actor.organisation}:${version}`,
    organisations: request.issuer ? [request.issuer.id] : [],
    duty: 'TRIAGE',
    kind: 'alert_request.answered',
    object: objectOf(request.id),
    number: request.number,
    tlp: request.tlp,
    now,
  })
}

/** “We warned so many operators at this time”; recorded again, the later figure counts (If-Match). */
export const warn = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  warning: { version: number; warnedAt: Date; operators: number; note: string },
  now: Date,
): Promise<void> => {
  const { request } = await own(tx, actor, id, now)
  must(mayWarnNow(warning.warnedAt, request.sentAt, now))
  const { organisation, person } = actor
  const by = { organisation, person, version: warning.version, at: now }
  if (!(await store.markWarned(tx, id, by, warning))) throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'alert_request.warned', objectOf(id), { operators: warning.operators })
  await tellCoordinator(tx, actor, request, warning.version, now)
}

/** “We do not warn them”, with the reason (If-Match). */
export const refuse = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  refusal: { version: number; reason: string },
  now: Date,
): Promise<void> => {
  const { request, answer } = await own(tx, actor, id, now)
  must(mayRefuseNow(answer))
  const { organisation, person } = actor
  const by = { organisation, person, version: refusal.version, at: now }
  if (!(await store.markRefused(tx, id, by, refusal.reason))) throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'alert_request.refused', objectOf(id))
  await tellCoordinator(tx, actor, request, refusal.version, now)
}

/** A word out of turn to those who have not answered; the timer reminds by itself as well. @returns how many */
export const remind = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<number> => {
  const request = await read(tx, actor, id, now)
  must(decide(actor, 'alert_request.remind', request))
  const open = request.answers.filter(({ state }) => isOpen(state)).map(({ organisation }) => organisation)
  if (open.length === 0) throw new NoroshiError('already_done')
  const turn = await store.markReminded(tx, id, now)
  await append(tx, actor, now, 'alert_request.reminded', objectOf(id), { turn, organisations: open })
  await tellMinistries(tx, request, open, 'alert_request.reminder', `:reminder:${turn}`, now)
  return open.length
}

/** Requests that wait for this ministry, and for the coordinator those with somebody past the day. */
export const alertRequestsWaiting = async (tx: Tx, actor: PersonActor, now: Date): Promise<ShownRequest[]> => {
  const all = await list(tx, actor, now)
  if (isCoordinator(actor))
    return hasDuty(actor, 'TRIAGE') ? all.filter(({ completion }) => completion.overdue > 0) : []
  return hasDuty(actor, 'RECEIVE') ? all.filter(({ own }) => own && isOpen(own.state)) : []
}
