import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { deny, every } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, grant } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { organisation as mustSeeOrganisation, related } from '../../../trust/identity/directory/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { record } from '../../timeline/service.ts'
import { mayWrite } from '../model.ts'
import { head as caseHead, change } from '../service.ts'
import { mayCause } from './model.ts'
import * as store from './store.ts'

/** What caused the case elsewhere, what it caused, and where its terminal stands, as far as the reader may know. */
export const read = async (tx: Tx, actor: PersonActor, caseId: string) => {
  const found = await caseHead(tx, caseId)
  return {
    causes: await store.causesOf(tx, caseId),
    effects: await store.effectsOf(tx, caseId),
    places: await store.placesOf(tx, caseId),
    placeable: await placeable(tx, actor, found),
    may: every(decide(actor, 'case.tie', found), mayWrite(found)),
  }
}

/**
 * Names the case in another sector from which this one spilt over, and with it the cause itself. Whoever does
 * not hold both cases learns of neither, and so nothing is written into the timeline that the parties read.
 * @param number of the other case, or of one of its reports
 */
export const addCause = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  number: string,
  now: Date,
): Promise<{ id: string }> => {
  const found = await caseHead(tx, caseId)
  must(every(decide(actor, 'case.tie', found), mayWrite(found)))
  const [effect, cause] = [await store.caseByNumber(tx, found.number), await store.caseByNumber(tx, number)]
  if (!effect || !cause) throw new NoroshiError('not_found')
  must(mayCause(effect, cause, await store.causesBefore(tx, cause.id)))
  if (!(await store.insertCause(tx, { caseId, other: cause.id, person: actor.person, at: now })))
    throw new NoroshiError('already_done')
  if (!found.causes.includes('CA_ACC_SPILL'))
    await change(tx, actor, caseId, found.version, { causes: [...found.causes, 'CA_ACC_SPILL'] }, now)
  await append(tx, actor, now, 'case.cause_named', { kind: 'case', id: caseId }, { cause: cause.id })
  return { id: cause.id }
}

export const removeCause = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  cause: string,
  now: Date,
): Promise<void> => {
  const found = await caseHead(tx, caseId)
  must(every(decide(actor, 'case.tie', found), mayWrite(found)))
  if (!(await store.deleteCause(tx, caseId, cause))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'case.cause_removed', { kind: 'case', id: caseId }, { cause })
}

/** Bodies that the originator supervises, or that reach the network through it: only there can a terminal stand. */
export const bodiesOf = async (tx: Tx, originator: string, day: string): Promise<string[]> => {
  const supervised = await related(tx, { kind: 'SUPERVISES', from: originator, day })
  const connected = await related(tx, { kind: 'CONNECTED_VIA', to: originator, day })
  return [...new Set([...supervised, ...connected].map(({ id }) => id))]
}

/** The same with names, without those named already; for whoever may choose one. */
const placeable = async (tx: Tx, actor: PersonActor, found: { id: string; originatorId: string; openedAt: Date }) => {
  if (!decide(actor, 'case.tie', found).allowed) return []
  const named = (await store.placesOf(tx, found.id)).map(({ organisationId }) => organisationId)
  const bodies = await bodiesOf(tx, found.originatorId, dayInJapan(found.openedAt))
  return Promise.all(
    bodies.filter(body => !named.includes(body)).map(async body => (await mustSeeOrganisation(tx, body)).name),
  )
}

/** The terminal stands in a body below the ministry whose network was seen: both hold the case from now on. */
export const addPlace = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  organisation: string,
  now: Date,
): Promise<void> => {
  const found = await caseHead(tx, caseId)
  must(every(decide(actor, 'case.tie', found), mayWrite(found)))
  await mustSeeOrganisation(tx, organisation)
  if (!(await bodiesOf(tx, found.originatorId, dayInJapan(found.openedAt))).includes(organisation))
    must(deny('not_below_originator', 'the originator neither supervises nor connects it'))
  await namePlace(tx, actor, { ...found, id: caseId }, organisation, now)
}

/** Gives the case to the body in which the terminal stands, with its letter; whoever calls has decided that it may. */
export const namePlace = async (
  tx: Tx,
  actor: PersonActor,
  { id, number, tlp }: { id: string; number: string; tlp: string },
  organisation: string,
  now: Date,
): Promise<void> => {
  if (!(await store.insertPlace(tx, { caseId: id, other: organisation, person: actor.person, at: now })))
    throw new NoroshiError('already_done')
  const object = { kind: 'case' as const, id }
  await grant(tx, { object, to: { organisation }, reason: 'place', from: now, sortKey: now })
  await record(tx, actor, now, { caseId: id, subject: object, kind: 'case.placed', details: { organisation } })
  await append(tx, actor, now, 'case.placed', object, { organisation })
  await notifyDuty(tx, {
    event: `place:${id}:${organisation}`,
    organisations: [organisation],
    duty: 'RECEIVE',
    kind: 'case.placed',
    object,
    number,
    tlp,
    now,
  })
}

/** Bodies that hold the case because the terminal stands in them. */
export const placesOf = store.placesOf
