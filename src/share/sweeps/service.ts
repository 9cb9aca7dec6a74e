import type { PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { markSeen } from './agent-store.ts'
import { requestOf } from './finding.ts'
import * as store from './store.ts'

export { accept, block, isolate, releaseTerminals } from './acting.ts'
export { agents, register, revoke } from './agents.ts'
export { answer, answerByHand, type HandAnswer } from './answering.ts'
export { board, list, ownRequest, sweepLacksOf, sweepsWaiting } from './board.ts'
export { type AskedFor, askMore, confirm, extend, type NewSweepRequest, recall, remind, request } from './requesting.ts'

/** Values that a sweep of the case asks about: the chronicle's own list of what was swept does not count them twice. */
export const valuesAsked = store.valuesAsked
/** Its sweep ends with a case and goes on with it. */
export const endWithCase = store.markEnded

/**
 * What the actor's organisation is asked and still is, whole and oldest first: what a program polls.
 * @param agent fingerprint of the program that asks, so that its silence shows
 */
export const requests = async (
  tx: Tx,
  actor: PersonActor,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
  agent: string | null,
  now: Date,
) => {
  const rows = await store.requestsTo(tx, actor.organisation, page)
  if (agent) await markSeen(tx, { organisation: actor.organisation, fingerprint: agent }, null, now)
  if (actor.key)
    await store.markFetched(
      tx,
      actor.organisation,
      rows.map(({ id }) => id),
      now,
    )
  const listed = []
  for (const row of rows) listed.push({ ...(await requestOf(tx, row)), issuer: row.issuer, sortKey: row.sortKey })
  return listed
}
