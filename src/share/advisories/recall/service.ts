import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decideNow } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { cancel } from '../../timers/service.ts'
import * as deliveries from '../delivery/service.ts'
import * as store from './store.ts'

/** The recall of an edition as its reader may know it; recipients learn of it once it is confirmed. */
export const read = async (tx: Tx, actor: PersonActor, edition: string): Promise<store.Recall | null> => {
  await deliveries.read(tx, actor, edition)
  return (await store.readRecall(tx, edition)) ?? null
}

/** Asks for taking an edition back; nothing changes for its recipients until a second person has confirmed it. */
export const ask = async (tx: Tx, actor: PersonActor, edition: string, reason: string, now: Date): Promise<void> => {
  const { number, tlp, fate } = await deliveries.read(tx, actor, edition)
  must(decideNow(actor, 'edition.recall', {}))
  if (fate === 'RECALLED') throw new NoroshiError('already_done')
  const asked = await store.askRecall(tx, { edition, reason, person: actor.person, post: actor.post, at: now })
  if (!asked) throw new NoroshiError('already_done')
  await append(tx, actor, now, 'edition.recall_asked', { kind: 'edition', id: edition })
  await notifyDuty(tx, {
    event: `edition:${edition}:recall:${now.toISOString()}`,
    organisations: [actor.organisation],
    duty: 'RELEASE',
    kind: 'edition.recall_asked',
    object: { kind: 'edition', id: edition },
    number,
    tlp,
    now,
  })
}

/**
 * The second person takes it back: from now on its recipients read the number and the reason, no tier passes it on,
 * and nobody is reminded of it. Exactly those who have it are told.
 * @returns how many
 */
export const confirm = async (tx: Tx, actor: PersonActor, edition: string, asked: Date, now: Date): Promise<number> => {
  const { number, tlp } = await deliveries.read(tx, actor, edition)
  const recall = await store.readRecall(tx, edition)
  if (!recall) throw new NoroshiError('not_found')
  must(decideNow(actor, 'edition.confirm_recall', recall))
  if (recall.confirmedAt) throw new NoroshiError('already_done')
  if (!(await store.confirmRecall(tx, { edition, asked, person: actor.person, at: now })))
    throw new NoroshiError('changed_meanwhile')
  for (const kind of ['ADVISORY_ACKNOWLEDGE', 'ADVISORY_ASSESS', 'ADVISORY_ACT'] as const)
    await cancel(tx, { kind, subject: edition, organisation: null }, now)
  const organisations = await store.reached(tx, edition)
  await notifyDuty(tx, {
    event: `edition:${edition}:recalled`,
    organisations,
    duty: 'RECEIVE',
    kind: 'edition.recalled',
    object: { kind: 'edition', id: edition },
    number,
    tlp,
    now,
  })
  await append(
    tx,
    actor,
    now,
    'edition.recalled',
    { kind: 'edition', id: edition },
    { recipients: organisations.length },
  )
  return organisations.length
}
