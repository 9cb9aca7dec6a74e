import type { PersonActor } from '../../../../kernel/actor.ts'
import { dayInJapan } from '../../../../kernel/clock.ts'
import { deny } from '../../../../kernel/decision.ts'
import { must } from '../../../../kernel/errors.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { decideNow } from '../../../access/service.ts'
import { append } from '../../../audit/service.ts'
import { kindsOf, organisation as mustSee } from '../service.ts'
import * as store from './store.ts'

export const successionsOf = async (tx: Tx, organisation: string): Promise<store.Succession[]> => {
  await mustSee(tx, organisation)
  return store.successionsOf(tx, organisation)
}

/**
 * One organisation goes on in another. What is open follows at once; what is closed stays where it was, under the name
 * of its time. A day to come is refused: what will be open then is not known today.
 * @returns how many reports, cases, deliveries, consents and timers went over
 */
export const succeed = async (
  tx: Tx,
  actor: PersonActor,
  entry: store.NewSuccession,
  now: Date,
): Promise<store.Taken> => {
  await mustSee(tx, entry.predecessor)
  await mustSee(tx, entry.successor)
  must(decideNow(actor, 'organisation.succeed', entry))
  const day = dayInJapan(now)
  if (entry.effectiveOn > day) must(deny('succession_to_come', 'recorded on its day, not before'))
  if ((await kindsOf(tx, entry.predecessor, day)).includes('COORD'))
    must(deny('one_coordinator', 'it is renamed instead'))
  const over = (await store.isSucceeded(tx, entry.predecessor)) || (await store.isSucceeded(tx, entry.successor))
  if (over || entry.predecessor === entry.successor) must(deny('succeeded_already', 'one of the two has ended before'))
  await store.insertSuccession(tx, entry, actor.person, now)
  await store.moveRelations(tx, entry)
  const taken = await store.takeOver(tx, entry.predecessor, entry.successor, now)
  const { predecessor: id, successor, effectiveOn } = entry
  await append(
    tx,
    actor,
    now,
    'organisation.succeeded',
    { kind: 'organisation', id },
    { successor, effectiveOn, ...taken },
  )
  return taken
}
