import type { PersonActor } from '../../../../kernel/actor.ts'
import { dayInJapan } from '../../../../kernel/clock.ts'
import { deny } from '../../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../../kernel/errors.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { decideNow } from '../../../access/service.ts'
import { append } from '../../../audit/service.ts'
import { kindsOf, organisation as mustSee } from '../service.ts'
import * as store from './store.ts'

const written = (tx: Tx, actor: PersonActor, id: string, action: string, detail: object, now: Date): Promise<void> =>
  append(tx, actor, now, action, { kind: 'organisation', id }, detail)

/** A new name from a day on; what happened before keeps the name of its day. */
export const rename = async (tx: Tx, actor: PersonActor, id: string, name: store.NewName, now: Date): Promise<void> => {
  await mustSee(tx, id)
  must(decideNow(actor, 'organisation.edit', { organisation: id }))
  if (!(await store.addName(tx, id, name))) throw new NoroshiError('already_done')
  await written(tx, actor, id, 'organisation.renamed', { from: name.validFrom }, now)
}

export interface Change {
  windowPhone?: string
  publicBody?: boolean
  kinds?: readonly string[]
  sectors?: readonly string[]
  designations?: readonly string[]
}

/** What the organisation is from today on; what it was stays for its days. There is one coordinator, and it stays it. */
export const change = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  next: Change,
  now: Date,
): Promise<number> => {
  await mustSee(tx, id)
  const { windowPhone: _, ...rest } = next
  const contactOnly = Object.values(rest).every(value => value === undefined)
  must(decideNow(actor, contactOnly ? 'organisation.contact' : 'organisation.edit', { organisation: id }))
  const day = dayInJapan(now)
  if (next.kinds && next.kinds.includes('COORD') !== (await kindsOf(tx, id, day)).includes('COORD'))
    must(deny('one_coordinator', 'its people would hold the coordinator’s rights'))
  if (!(await store.nextVersion(tx, id, version, next))) throw new NoroshiError('changed_meanwhile')
  for (const kind of ['kinds', 'sectors', 'designations'] as const) {
    const codes = next[kind]
    if (codes) await store.setClasses(tx, id, kind, codes, day)
  }
  await written(tx, actor, id, 'organisation.changed', { fields: Object.keys(next) }, now)
  return version + 1
}

export const addRelation = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  tie: { kind: string; direction: 'FROM_HERE' | 'TO_HERE'; organisation: string; validFrom: string },
  now: Date,
): Promise<{ id: string }> => {
  await mustSee(tx, id)
  await mustSee(tx, tie.organisation)
  must(decideNow(actor, 'organisation.edit', { organisation: id }))
  if (tie.organisation === id) must(deny('invalid_input', 'nobody stands in a relation to itself'))
  const [from, to] = tie.direction === 'FROM_HERE' ? [id, tie.organisation] : [tie.organisation, id]
  const relation = { id: newId(now), kind: tie.kind, from, to, validFrom: tie.validFrom }
  if (!(await store.addRelation(tx, relation))) throw new NoroshiError('already_done')
  await written(tx, actor, id, 'relation.added', { relation: relation.id, kind: tie.kind }, now)
  return { id: relation.id }
}

/** @param until the last day on which it holds */
export const endRelation = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  relation: string,
  until: string,
  now: Date,
): Promise<void> => {
  await mustSee(tx, id)
  must(decideNow(actor, 'organisation.edit', { organisation: id }))
  if (!(await store.endRelation(tx, id, relation, until))) throw new NoroshiError('not_found')
  await written(tx, actor, id, 'relation.ended', { relation, until }, now)
}
