import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { type FilterPage, type FilterParameters, mostOfAPerson } from './model.ts'
import * as store from './store.ts'

const mustFind = async (tx: Tx, id: string): Promise<store.SavedFilter> => {
  const filter = await store.readFilter(tx, id)
  if (!filter) throw new NoroshiError('not_found')
  return filter
}

/** What the actor keeps and what colleagues share; only its keeper may change one. */
export const list = async (tx: Tx, actor: PersonActor) =>
  (await store.listFilters(tx)).map(({ person, ...filter }) => ({
    ...filter,
    own: person === actor.person,
    mayRemove: decide(actor, 'filter.remove', { person, shared: filter.shared }).allowed,
  }))

export interface KeptFilter {
  page: FilterPage
  name: string
  parameters: FilterParameters
  shared: boolean
  pinned: boolean
}

/** Keeps the narrowing of a list under a name. @throws too_many_filters */
export const keep = async (
  tx: Tx,
  actor: PersonActor,
  { pinned, ...filter }: KeptFilter,
  now: Date,
): Promise<{ id: string }> => {
  must(decide(actor, 'filter.keep', null))
  if ((await store.countOwn(tx)) >= mostOfAPerson)
    throw new NoroshiError('too_many_filters', 'own filters', { values: { most: mostOfAPerson } })
  const id = newId(now)
  const { organisation, person } = actor
  await store.insertFilter(tx, { ...filter, id, organisation, person, at: now })
  if (pinned) await store.insertPin(tx, id, person, now)
  await append(
    tx,
    actor,
    now,
    'filter.kept',
    { kind: 'saved_filter', id },
    { page: filter.page, shared: filter.shared },
  )
  return { id }
}

export const change = async (
  tx: Tx,
  actor: PersonActor,
  { id, version, ...after }: { id: string; version: number } & Omit<KeptFilter, 'page' | 'pinned'>,
  now: Date,
): Promise<{ version: number }> => {
  must(decide(actor, 'filter.change', await mustFind(tx, id)))
  const written = await store.updateFilter(tx, id, version, after)
  if (!written) throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'filter.changed', { kind: 'saved_filter', id }, { shared: after.shared })
  return { version: written }
}

export const remove = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  must(decide(actor, 'filter.remove', await mustFind(tx, id)))
  await store.deleteFilter(tx, id)
  await append(tx, actor, now, 'filter.removed', { kind: 'saved_filter', id })
}

/** Into the actor's own navigation, or out of it; nobody else notices. */
export const pin = async (tx: Tx, actor: PersonActor, id: string, pinned: boolean, now: Date): Promise<void> => {
  must(decide(actor, 'filter.keep', null))
  await mustFind(tx, id)
  if (pinned) await store.insertPin(tx, id, actor.person, now)
  else await store.deletePin(tx, id)
}
