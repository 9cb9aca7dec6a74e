import { hasDuty, isCoordinator, type PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { deny } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { mayFlow } from '../../../kernel/flows.ts'
import { newId } from '../../../kernel/ids.ts'
import { knownInstant } from '../../../kernel/known-time.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import type { SeriousCriterion, SeriousEffect } from '../../../kernel/taxonomy/decisions.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, decideNow, grant, holders } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { kindsOf, organisationsOfKind } from '../../../trust/identity/directory/service.ts'
import { putOnRecord } from '../../cases/chronicle/service.ts'
import { head as caseHead, holdWritable } from '../../cases/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { allotNumber } from '../../reports/service.ts'
import { record } from '../../timeline/service.ts'
import { dueAt, satisfy, start } from '../../timers/service.ts'
import { freeze } from './facts.ts'
import { effectLines, type FactRef, isSaid, mayName, seriousState, unbegun, type Verdict } from './model.ts'
import * as store from './store.ts'

const objectOf = (id: string) => ({ kind: 'serious_event' as const, id })

export interface Proposal {
  criteria: readonly SeriousCriterion[]
  other: string
  reason: string
  facts: readonly FactRef[]
  effects: readonly SeriousEffect[]
  language: 'ja' | 'en'
}

const give = (object: Parameters<typeof grant>[1]['object'], organisation: string, reason: string, now: Date) => ({
  ...{ object, to: { organisation }, reason, from: now, sortKey: now },
})

/**
 * The coordinator reports to the head of the headquarters that this may be a specified serious event (F23, R-088). The
 * head holds the case from here on: whoever decides reads what it decides on.
 */
export const propose = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  proposal: Proposal,
  now: Date,
): Promise<{ id: string; number: string }> => {
  const { number: caseNumber, tlp } = await holdWritable(tx, caseId)
  must(decide(actor, 'serious.propose', null))
  must(mayName(proposal.criteria, proposal.other))
  if (await store.openEvent(tx, caseId)) must(deny('serious_pending', 'one waits or stands'))
  const day = dayInJapan(now)
  const heads = await organisationsOfKind(tx, 'HQ_HEAD', day)
  must(mayFlow('HQ_REPORT', actor.kinds, heads.length > 0 ? ['HQ_HEAD'] : []))
  const facts = await freeze(tx, actor, caseId, proposal.facts)
  const id = newId(now)
  const number = await allotNumber(tx, 'E')
  const { organisation, person, post } = actor
  await grant(
    tx,
    give(objectOf(id), organisation, 'own', now),
    ...heads.flatMap(head => [
      give(objectOf(id), head, 'asked', now),
      give({ kind: 'case', id: caseId }, head, 'reported', now),
    ]),
  )
  await store.insertEvent(tx, { ...proposal, id, number, caseId, tlp, facts, organisation, person, post, at: now })
  await start(tx, {
    ...{ kind: 'SERIOUS_EVENT', object: objectOf(id), subject: id, organisations: heads, number, tlp },
    ...{ starts: now, due: await dueAt(tx, 'SERIOUS_EVENT', now) },
  })
  await putOnRecord(
    tx,
    actor,
    caseId,
    {
      ...{ told: 'HQ_REPORT', from: organisation, to: heads, unreached: [], words: proposal.reason },
      ...{ language: proposal.language, indicators: [], at: knownInstant(now) },
      tells: proposal.facts.flatMap(ref => (ref.kind === 'ENTRY' ? [ref.id] : [])),
    },
    now,
  )
  const subject = { kind: 'case', id: caseId }
  await record(tx, actor, now, { caseId, subject, kind: 'serious.proposed', details: { number } })
  await append(tx, actor, now, 'serious.proposed', objectOf(id), { case: caseNumber, criteria: proposal.criteria })
  await notifyDuty(tx, {
    ...{ event: `serious:${id}`, organisations: heads, duty: 'DECIDE', kind: 'serious.proposed' },
    ...{ object: objectOf(id), number, tlp, now },
  })
  return { id, number }
}

const mustFind = async (tx: Tx, id: string): Promise<store.EventRow> => {
  const found = await store.readEvent(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

const shown = (actor: PersonActor, event: store.EventRow, followed: store.Followed) => ({
  ...event,
  state: seriousState(event),
  lines: effectLines(event.decidedEffects, followed.said, followed.sent),
  may: {
    decide: decide(actor, 'serious.decide', event),
    withdraw: decide(actor, 'serious.withdraw', event),
    effect: decide(actor, 'serious.effect', event),
  },
})

export type ShownEvent = ReturnType<typeof shown>

const allShown = async (tx: Tx, actor: PersonActor, events: readonly store.EventRow[]): Promise<ShownEvent[]> => {
  const followed = await store.effectsOf(
    tx,
    events.map(({ id }) => id),
  )
  return events.map(event => shown(actor, event, followed.get(event.id) ?? { said: [], sent: [] }))
}

/** A proposal with the facts as they stood, its decision, and what came of each effect. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<ShownEvent> => {
  const event = await mustFind(tx, id)
  await append(tx, actor, now, 'serious.read', objectOf(id))
  const [found] = await allShown(tx, actor, [event])
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** The decisions on a case that the reader may know, and whether it may ask for one. */
export const ofCase = async (tx: Tx, actor: PersonActor, caseId: string) => {
  await caseHead(tx, caseId)
  return {
    events: await allShown(tx, actor, await store.eventsOfCase(tx, caseId)),
    may: { propose: decide(actor, 'serious.propose', null) },
  }
}

export interface Decided {
  verdict: Verdict
  criteria: readonly SeriousCriterion[]
  effects: readonly SeriousEffect[]
  reason: string
  language: 'ja' | 'en'
}

/** Who hears of a decision: the coordinator, whoever was hit, and the ministries that hold the case. */
const concerned = async (tx: Tx, event: store.EventRow, now: Date): Promise<string[]> => {
  const { originatorId } = await caseHead(tx, event.caseId)
  const heard = new Set([event.proposingId, originatorId])
  for (const holder of await holders(tx, event.caseId))
    if ((await kindsOf(tx, holder, dayInJapan(now))).some(kind => (kind as ActorKind) === 'MINISTRY')) heard.add(holder)
  return [...heard]
}

const tellOf = async (
  tx: Tx,
  actor: PersonActor,
  event: store.EventRow,
  told: { words: string; language: 'ja' | 'en'; kind: 'serious.decided' | 'serious.withdrawn'; details: object },
  now: Date,
): Promise<void> => {
  const { caseId, id } = event
  const to = await concerned(tx, event, now)
  const subject = { kind: 'case' as const, id: caseId }
  await putOnRecord(
    tx,
    actor,
    caseId,
    {
      ...{ told: 'DECISION', from: actor.organisation, to: await store.seenOf(tx, to), unreached: [] },
      ...{ words: told.words, language: told.language, indicators: [], tells: [], at: knownInstant(now) },
    },
    now,
  )
  await record(tx, actor, now, { caseId, subject, kind: told.kind, details: { number: event.number, ...told.details } })
  const { number, tlp } = await caseHead(tx, caseId)
  for (const duty of ['TRIAGE', 'REPORT'] as const)
    await notifyDuty(tx, {
      ...{ event: `${told.kind}:${id}`, organisations: to, duty, kind: told.kind, object: subject },
      ...{ number, tlp, now },
    })
}

/** The head decides, with the second factor shown, on what somebody else proposed; from then on nothing of it changes. */
export const decideOn = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { verdict, criteria, effects, reason, language }: Decided,
  now: Date,
): Promise<void> => {
  const event = await mustFind(tx, id)
  must(decideNow(actor, 'serious.decide', event))
  await holdWritable(tx, event.caseId)
  if (verdict === 'SPECIFIED') must(mayName(criteria, criteria.includes('OTHER') ? event.other || reason : ''))
  const { organisation, person, post } = actor
  const specified = verdict === 'SPECIFIED'
  const deciding = { verdict, reason, organisation, person, post, at: now }
  const made = { ...deciding, criteria: specified ? criteria : [], effects: specified ? effects : [] }
  if (!(await store.decideEvent(tx, id, made))) throw new NoroshiError('already_done')
  await satisfy(tx, { kind: 'SERIOUS_EVENT', subject: id, organisation: null }, now)
  if (made.effects.includes('INSTRUCTION')) await openToCouncil(tx, event, now)
  const details = { verdict, criteria: made.criteria }
  await tellOf(tx, actor, event, { words: reason, language, kind: 'serious.decided', details }, now)
  await append(tx, actor, now, 'serious.decided', objectOf(id), {
    verdict,
    criteria: made.criteria,
    effects: made.effects,
  })
}

/** Whoever is to instruct all ministries reads what about. */
const openToCouncil = async (tx: Tx, { id, caseId }: store.EventRow, now: Date): Promise<void> => {
  const councils = await organisationsOfKind(tx, 'CSPC', dayInJapan(now))
  await grant(
    tx,
    ...councils.flatMap(council => [
      give(objectOf(id), council, 'effect', now),
      give({ kind: 'case', id: caseId }, council, 'effect', now),
    ]),
  )
}

/** The decision no longer stands; the record of it does. */
export const withdraw = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { reason, language }: { reason: string; language: 'ja' | 'en' },
  now: Date,
): Promise<void> => {
  const event = await mustFind(tx, id)
  must(decideNow(actor, 'serious.withdraw', event))
  if (!(await store.withdrawEvent(tx, id, { person: actor.person, reason, at: now })))
    throw new NoroshiError('already_done')
  await tellOf(tx, actor, event, { words: reason, language, kind: 'serious.withdrawn', details: {} }, now)
  await append(tx, actor, now, 'serious.withdrawn', objectOf(id))
}

/** What was done about an effect that nothing here sends: the team was set up, CYMAT went out on request. */
export const sayEffect = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { effect, note }: { effect: SeriousEffect; note: string },
  now: Date,
): Promise<void> => {
  const event = await mustFind(tx, id)
  must(decide(actor, 'serious.effect', event))
  if (!isSaid(effect) || !event.decidedEffects.includes(effect)) must(deny('case_order', 'not an effect to be said'))
  const { person, post } = actor
  if (!(await store.sayEffect(tx, id, { effect, note, person, post, at: now }))) throw new NoroshiError('already_done')
  const subject = { kind: 'case', id: event.caseId }
  const details = { number: event.number, effect }
  await record(tx, actor, now, { caseId: event.caseId, subject, kind: 'serious.effect', details })
  await append(tx, actor, now, 'serious.effect', objectOf(id), { effect })
}

export interface WaitingEvent {
  event: ShownEvent
  due: Date | null
  /** Effects that nobody has begun. */
  open: number
}

/** What the head has to decide; for the coordinator what waits too long, and effects that nobody has begun. */
export const seriousWaiting = async (tx: Tx, actor: PersonActor, now: Date) => {
  const leads = isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
  if (!leads && !hasDuty(actor, 'DECIDE')) return []
  const events = await allShown(tx, actor, await store.eventsWaiting(tx, actor.organisation))
  const due = await Promise.all(events.map(event => dueAt(tx, 'SERIOUS_EVENT', event.proposedAt)))
  return events.flatMap((event, place): WaitingEvent[] => {
    const dueBy = due[place] ?? now
    if (event.state === 'PROPOSED') return !leads || dueBy <= now ? [{ event, due: dueBy, open: 0 }] : []
    const open = unbegun(event.lines).length
    return open > 0 && leads ? [{ event, due: null, open }] : []
  })
}

/** A decision that stands, for what is sent because of it. */
export const standing = async (tx: Tx, id: string): Promise<store.EventRow> => {
  const event = await mustFind(tx, id)
  if (seriousState(event) !== 'SPECIFIED') must(deny('case_order', 'no decision stands'))
  return event
}
