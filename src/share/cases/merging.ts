import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import { closest, type Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant, holders } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { allotNumber, versionsOf } from '../reports/service.ts'
import { record } from '../timeline/service.ts'
import { mustFind } from './finding.ts'
import * as mergeStore from './merge-store.ts'
import * as store from './store.ts'

/** Two merges that meet wait for each other in one order, so that no ring of cases can arise. */
const holdBoth = async (tx: Tx, one: string, other: string): Promise<void> => {
  for (const id of [one, other].sort()) if (!(await store.lockCase(tx, id))) throw new NoroshiError('not_found')
}

const step = async (
  tx: Tx,
  actor: PersonActor,
  moved: { caseId: string; version: number; from: CaseState; to: CaseState; into: string | null; reason: string },
  now: Date,
): Promise<void> => {
  const { caseId, version, from, to, into, reason } = moved
  if (
    !(await store.updateCase(tx, caseId, version, { state: to, merged: into === null ? null : { into, before: from } }))
  )
    throw new NoroshiError('changed_meanwhile')
  const { person, post } = actor
  await store.insertTransition(tx, { id: newId(now), caseId, from, to, reason, person, post, at: now })
}

/**
 * A case goes on in another of the same originator (ADR 0024). Nothing is moved: reports, measures, thread, advisories and
 * grants stay with their number and are read together, each by whoever held it before.
 */
export const merge = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  { into, reason }: { into: string; reason: string },
  now: Date,
): Promise<number> => {
  const [from, target] = [await mustFind(tx, id), await mustFind(tx, into)]
  must(decide(actor, 'case.merge', { from, into: target }))
  await holdBoth(tx, id, into)
  const [held, heldTarget] = [await mustFind(tx, id), await mustFind(tx, into)]
  must(decide(actor, 'case.merge', { from: held, into: heldTarget }))
  await step(tx, actor, { caseId: id, version, from: held.state, to: 'MERGED', into, reason }, now)
  const { person, post } = actor
  const act = { id: newId(now), caseId: id, intoId: into, act: 'MERGE' as const, reason, person, post, at: now }
  await mergeStore.insertMergeAct(tx, act)
  // The number of the other end stands in case_merge, which only those who hold both may read.
  for (const caseId of [id, into])
    await record(tx, actor, now, { caseId, subject: { kind: 'case', id: caseId }, kind: 'case.merged' })
  await append(tx, actor, now, 'case.merged', { kind: 'case', id }, { into })
  return version + 1
}

/** Undoes a merge: the case stands for itself again, in the state in which it was merged. */
export const separate = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  reason: string,
  now: Date,
): Promise<number> => {
  const stands = await store.lockCase(tx, id)
  if (!stands) throw new NoroshiError('not_found')
  const found = await mustFind(tx, id)
  must(decide(actor, 'case.separate', { state: found.state, stands }))
  const before = await mergeStore.stateBefore(tx, id)
  if (!before?.into) throw new NoroshiError('not_found')
  const into = before.into
  await step(tx, actor, { caseId: id, version, from: 'MERGED', to: before.state, into: null, reason }, now)
  const { person, post } = actor
  const act = { id: newId(now), caseId: id, intoId: into, act: 'SPLIT' as const, reason, person, post, at: now }
  await mergeStore.insertMergeAct(tx, act)
  for (const caseId of [id, into])
    await record(tx, actor, now, { caseId, subject: { kind: 'case', id: caseId }, kind: 'case.separated' })
  await append(tx, actor, now, 'case.separated', { kind: 'case', id }, { from: into })
  return version + 1
}

export interface SplitOff {
  reports: readonly string[]
  title: string
  state: CaseState
  reason: string
}

/**
 * Puts some of a case's reports into a case of their own. Versions stay as they are; measures, advisories, consents and
 * threads stay with the case they were made under. Only those who hold every report that is taken hold the new case.
 */
export const splitOff = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { reports, title, state, reason }: SplitOff,
  now: Date,
): Promise<{ id: string; number: string }> => {
  if (!(await store.lockCase(tx, id))) throw new NoroshiError('not_found')
  const found = await mustFind(tx, id)
  const own = await mergeStore.ownReportsOf(tx, id)
  const taken = [...new Set(reports)]
  must(decide(actor, 'case.split', { state: found.state, reports: own.length, taken: taken.length }))
  if (!taken.every(report => own.includes(report))) throw new NoroshiError('not_found')
  const versions = (await Promise.all(taken.map(report => versionsOf(tx, report)))).flatMap(all => all.slice(-1))
  const circles = await Promise.all(taken.map(report => holders(tx, report)))
  const parties = circles.reduce((common, circle) => common.filter(one => circle.includes(one)))
  const created = { id: newId(now), number: await allotNumber(tx, 'C') }
  const object = { kind: 'case' as const, id: created.id }
  await grant(
    tx,
    ...[...new Set([actor.organisation, ...parties])].map(organisation => ({
      object,
      to: { organisation },
      reason: organisation === actor.organisation ? 'own' : 'party',
      from: now,
      sortKey: now,
    })),
  )
  await store.insertCase(tx, {
    ...created,
    title,
    state,
    path: 'UNDECIDED',
    originator: found.originatorId,
    owner: found.owner?.id ?? actor.person,
    tlp: closest(versions.map(({ content }) => content.tlp as Tlp)),
    causes: [...new Set(versions.flatMap(({ content }) => content.causes))],
    at: now,
  })
  const { person, post } = actor
  const transition = { id: newId(now), caseId: created.id, from: null, to: state, reason, person, post, at: now }
  await store.insertTransition(tx, transition)
  for (const report of taken)
    await mergeStore.moveReport(tx, { id: newId(now), report, from: id, to: created.id, reason, person, post, at: now })
  await record(tx, actor, now, { caseId: id, subject: { kind: 'case', id }, kind: 'case.split' })
  const details = { number: created.number, state }
  await record(tx, actor, now, { caseId: created.id, subject: object, kind: 'case.opened', details })
  await append(tx, actor, now, 'case.split', { kind: 'case', id }, { into: created.id, reports: taken })
  return created
}

/** Every merge, split and moved report of a case. */
export const joinings = async (tx: Tx, id: string) => {
  await mustFind(tx, id)
  return mergeStore.joiningsOf(tx, id)
}
