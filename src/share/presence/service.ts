import type { PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import * as store from './store.ts'

/** A heartbeat comes every 15 s; after three that did not come somebody is gone (ms). */
const absence = 45_000

/** Says that this post has the text open. @returns colleagues of the same organisation who have it open too */
export const attend = async (
  tx: Tx,
  actor: PersonActor,
  object: { kind: string; id: string },
  now: Date,
): Promise<store.Present[]> => {
  const gone = new Date(now.getTime() - absence)
  const { organisation, person, post } = actor
  await store.beHere(tx, { ...object, organisation, person, post, now, gone })
  return store.othersHere(tx, object.id, post, gone)
}

export const leave = (tx: Tx, actor: PersonActor, id: string): Promise<void> => store.leave(tx, id, actor.post)
