import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { openLoops } from '../home/service.ts'
import { beginningOf, isFor, linesOf } from './model.ts'
import * as store from './store.ts'

const mostChanges = 200

/** What a handover would hold now: every open loop of this post, and what changed since the last one. */
export const prepare = async (tx: Tx, actor: PersonActor, now: Date) => {
  must(decide(actor, 'handover.give', null))
  const since = beginningOf(now, await store.lastGivenAt(tx))
  const { loops } = await openLoops(tx, actor, now)
  return { since, lines: linesOf(loops), changes: await store.changesBetween(tx, since, now, mostChanges) }
}

/** Hands the shift over: the lines are kept as they stand now. */
export const give = async (tx: Tx, actor: PersonActor, note: string, now: Date): Promise<{ id: string }> => {
  const { since, lines } = await prepare(tx, actor, now)
  const id = newId(now)
  const { organisation, person, post } = actor
  await store.insertHandover(tx, { id, organisation, since, at: now, person, post, note, lines })
  await append(tx, actor, now, 'handover.given', { kind: 'handover', id }, { open: lines.length })
  return { id }
}

const mustFind = async (tx: Tx, id: string): Promise<store.Handover> => {
  const handover = await store.readHandover(tx, id)
  if (!handover) throw new NoroshiError('not_found')
  return handover
}

const subjectOf = ({ givenBy, acceptedAt }: store.Handover) => ({ by: givenBy, acceptedAt })

export const list = async (tx: Tx, actor: PersonActor, page: Parameters<typeof store.listHandovers>[1]) => {
  must(decide(actor, 'handover.read', null))
  return store.listHandovers(tx, page)
}

/** A handover with the lines and changes that this post may know of. */
export const read = async (tx: Tx, actor: PersonActor, id: string) => {
  must(decide(actor, 'handover.read', null))
  const handover = await mustFind(tx, id)
  const lines = (await store.readLines(tx, id)).filter(line => isFor(line, actor.duties))
  return { ...handover, lines, changes: await store.changesBetween(tx, handover.since, handover.givenAt, mostChanges) }
}

/** Whoever gave it mends the note until it is accepted. */
export const changeNote = async (
  tx: Tx,
  actor: PersonActor,
  change: { id: string; note: string; version: number },
  now: Date,
): Promise<void> => {
  must(decide(actor, 'handover.change', subjectOf(await mustFind(tx, change.id))))
  if (!(await store.writeNote(tx, change))) throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'handover.changed', { kind: 'handover', id: change.id })
}

/** “I have taken over”: the next duty officer, at this time. */
export const accept = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  must(decide(actor, 'handover.accept', subjectOf(await mustFind(tx, id))))
  const { person, post } = actor
  if (!(await store.writeAcceptance(tx, { id, person, post, at: now }))) throw new NoroshiError('already_done')
  await append(tx, actor, now, 'handover.accepted', { kind: 'handover', id })
}
