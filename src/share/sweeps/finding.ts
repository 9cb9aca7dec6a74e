import type { SweepRequest } from '../../formats/sweep/model.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import * as store from './store.ts'

export const objectOf = (id: string) => ({ kind: 'sweep' as const, id })

/** A sweep that the actor asked for, watches over or was asked; one that is hidden reads like one that does not exist. */
export const mustFind = async (tx: Tx, id: string): Promise<store.SweepRow> => {
  const found = await store.readSweep(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** For whoever runs it; to whom it was only sent, there is no board. */
export const mustRun = async (tx: Tx, actor: PersonActor, id: string): Promise<store.SweepRow> => {
  await store.lockSweep(tx, id)
  const found = await mustOversee(tx, id)
  must(decide(actor, 'sweep.run', { issuer: found.issuerId, recalled: found.recalledAt !== null }))
  return found
}

export const mustOversee = async (tx: Tx, id: string): Promise<store.SweepRow> => {
  const found = await mustFind(tx, id)
  if (!found.oversees) throw new NoroshiError('not_found')
  return found
}

/** For whoever was asked. */
export const mustBeAsked = async (tx: Tx, id: string): Promise<store.SweepRow> => {
  const found = await mustFind(tx, id)
  if (!found.asked) throw new NoroshiError('not_found')
  return found
}

/** What an organisation is asked, as the contract of programs has it. */
export const requestOf = async (tx: Tx, sweep: store.SweepRow): Promise<SweepRequest> => ({
  id: sweep.id,
  request: sweep.number,
  revision: sweep.revision,
  title: sweep.title,
  tlp: sweep.tlp,
  asked: store.spanOf(sweep),
  issued: sweep.issuedAt.toISOString(),
  due: sweep.dueAt.toISOString(),
  indicators: (await store.indicatorsOf(tx, sweep.id)).map(
    ({ confirmedAt, id, kind, value, actions, doubt, note, revision }) => ({
      ...{ id, kind, value, actions, doubt, note, revision },
      confirmed: confirmedAt !== null,
    }),
  ),
})
