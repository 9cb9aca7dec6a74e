import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { deny } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Observation } from '../../../kernel/observation.ts'
import type { DetectionGapReason, DetectionWay } from '../../../kernel/taxonomy/notices.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { organisation as mustSeeOrganisation } from '../../../trust/identity/directory/service.ts'
import { merged } from './model.ts'
import * as store from './store.ts'

/** What came in together: what could be read, and what could not. */
export interface Delivery {
  way: DetectionWay
  observations: readonly Observation[]
  /** Counted, never passed over in silence: a gap is a finding. */
  missed: readonly { reason: DetectionGapReason; count: number; sample: string; from?: Date; until?: Date }[]
}

export interface DeliveryReceipt {
  /** Events counted in. */
  counted: number
  /** Rows that are new; the others were counted on rows that were there. */
  fresh: number
  missed: number
}

/** Counts what sensors saw. What this answers is committed with it: nothing that was acknowledged is lost. */
export const deliver = async (tx: Tx, actor: PersonActor, delivery: Delivery, now: Date): Promise<DeliveryReceipt> => {
  must(decide(actor, 'detection.deliver', {}))
  const { way, observations, missed } = delivery
  const fresh = await store.countIn(tx, actor.organisation, merged(observations), { now, newId: () => newId(now) })
  for (const { reason, count, sample, from = now, until = now } of missed)
    await store.insertGap(tx, actor.organisation, {
      ...{ id: newId(now), way, reason, count },
      ...{ earliest: from, latest: until, sample: sample.slice(0, 500).replace(/[\p{Cc}\p{Cs}]/gu, ' ') },
    })
  const receipt = {
    counted: observations.reduce((sum, { count }) => sum + count, 0),
    fresh,
    missed: missed.reduce((sum, { count }) => sum + count, 0),
  }
  const object = { kind: 'organisation', id: actor.organisation }
  await append(tx, actor, now, 'detection.delivered', object, { way, ...receipt })
  return receipt
}

const gapsShown = minutes(7 * 24 * 60)

/** The triage board: one page of detections, how many wait, and what did not come in during the last week. */
export const board = async (
  tx: Tx,
  actor: PersonActor,
  filter: store.DetectionFilter,
  page: Parameters<typeof store.listDetections>[3],
  now: Date,
) => {
  must(decide(actor, 'detection.see', filter))
  return {
    detections: await store.listDetections(tx, actor.organisation, filter, page),
    waiting: (await store.countWaiting(tx, actor.organisation)).waiting,
    gaps: await store.gapsOf(tx, actor.organisation, new Date(now.getTime() - gapsShown)),
    mayJudge: decide(actor, 'detection.judge', {}),
  }
}

/** Those that still wait; one that somebody has judged meanwhile is named with who did it. */
export const mustWait = async (tx: Tx, actor: PersonActor, ids: readonly string[]): Promise<store.DetectionRow[]> => {
  const rows = await store.lockWaiting(tx, actor.organisation, [...new Set(ids)])
  if (rows.length !== new Set(ids).size) throw new NoroshiError('not_found')
  const judged = rows.find(({ state }) => state !== 'WAITING')
  if (judged) {
    const values = { name: judged.judgedBy?.ja ?? '', nameEn: judged.judgedBy?.en ?? '' }
    must(deny('detection_judged', judged.state, undefined, values))
  }
  return rows
}

/** Nothing comes of these, by the judgement of a person and with a reason. */
export const dismiss = async (
  tx: Tx,
  actor: PersonActor,
  { detections, reason }: { detections: readonly string[]; reason: string },
  now: Date,
): Promise<{ dismissed: number }> => {
  must(decide(actor, 'detection.judge', {}))
  const rows = await mustWait(tx, actor, detections)
  const ids = rows.map(({ id }) => id)
  await store.markJudged(tx, ids, { state: 'DISMISSED', notice: null, reason, person: actor.person, at: now })
  for (const id of ids) await append(tx, actor, now, 'detection.dismissed', { kind: 'detection', id })
  return { dismissed: ids.length }
}

/** A dismissal by mistake. */
export const reconsider = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  must(decide(actor, 'detection.judge', {}))
  if (!(await store.markWaiting(tx, actor.organisation, id))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'detection.reconsidered', { kind: 'detection', id })
}

export const sensorsOf = async (tx: Tx, actor: PersonActor): Promise<store.SensorRow[]> => {
  must(decide(actor, 'detection.see', {}))
  return store.sensors(tx, actor.organisation)
}

/** Whose network a sensor watches: the window that a notice is proposed to. */
export const placeSensor = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  change: { segment: string; networkOf: string | null },
  now: Date,
): Promise<void> => {
  must(decide(actor, 'detection.judge', {}))
  if (change.networkOf) await mustSeeOrganisation(tx, change.networkOf)
  if (!(await store.changeSensor(tx, actor.organisation, id, change))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'sensor.placed', { kind: 'sensor', id }, { networkOf: change.networkOf })
}

export { countWaiting, detectionsOf, markJudged } from './store.ts'
