import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decideNow } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import * as deliveries from '../delivery/service.ts'
import * as store from './store.ts'

export const list = async (tx: Tx, actor: PersonActor, edition: string): Promise<store.Bypass[]> => {
  await deliveries.read(tx, actor, edition)
  return store.bypassesOf(tx, edition)
}

/**
 * Sends past a tier that is silent to those directly below it, who then pass it on as ever. The tier is told, with the
 * reason, and still owes its own answer (R-039, SCREENS §8.5).
 * @returns how many got it
 */
export const sendDirectly = async (
  tx: Tx,
  actor: PersonActor,
  edition: string,
  past: { tier: string; reason: string },
  now: Date,
): Promise<number> => {
  const { number, tlp } = await deliveries.read(tx, actor, edition)
  must(decideNow(actor, 'edition.send_directly', {}))
  const { silent } = await deliveries.board(tx, edition, now)
  if (!silent.some(({ organisation }) => organisation === past.tier)) throw new NoroshiError('tier_not_silent')
  const recipients = await deliveries.sendPast(tx, past.tier, edition, now)
  if (recipients === 0) throw new NoroshiError('nobody_held_below')
  const { organisation: issuer, person } = actor
  await store.insertBypass(tx, { ...past, edition, issuer, recipients, person, at: now })
  await append(
    tx,
    actor,
    now,
    'edition.sent_directly',
    { kind: 'edition', id: edition },
    { tier: past.tier, recipients },
  )
  await notifyDuty(tx, {
    event: `edition:${edition}:past:${past.tier}`,
    organisations: [past.tier],
    duty: 'RECEIVE',
    kind: 'edition.sent_directly',
    object: { kind: 'edition', id: edition },
    number,
    tlp,
    now,
  })
  return recipients
}
