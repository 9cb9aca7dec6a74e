import type { SystemActor } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append } from '../../../trust/audit/service.ts'
import { tellTheOthers } from './calls.ts'
import { take } from './receipts.ts'
import * as store from './store.ts'

/** The key that somebody pressed on the telephone: the same receipt as the button, taken by the worker for that person. */
export const acknowledgeByGateway = async (
  tx: Tx,
  worker: SystemActor,
  { run: id, step, person }: { run: string; step: number; person: string },
  now: Date,
): Promise<void> => {
  const run = await store.lockRun(tx, id)
  const called = (await store.callsOf(tx, id)).find(known => known.step === step && known.person === person)
  if (!run || !called) return
  const receipt = { step, person, post: called.post, as: called.as, via: 'GATEWAY' as const, recordedBy: null }
  const taken = await take(tx, run, receipt, now, now)
  await store.acknowledgeCalls(tx, id, person, now)
  if (taken) await tellTheOthers(tx, run, { step, person }, now)
  await append(tx, worker, now, 'ladder.acknowledged', { kind: 'ladder_run', id }, { step, person, gateway: true })
}
