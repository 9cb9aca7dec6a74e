import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FilterPage, FilterParameters } from './model.ts'

export interface SavedFilter {
  id: string
  page: FilterPage
  name: string
  parameters: FilterParameters
  shared: boolean
  person: string
  keeper: { id: string; ja: string; en: string } | null
  pinned: boolean
  version: number
}

const columns =
  sql.raw(`f.id, f.page, f.name, f.parameters, f.shared, f.person_id as person, person_name(f.person_id) as keeper,
  exists (select from saved_filter_pin p where p.filter_id = f.id) as pinned, f.version`)

/** The actor's own and those that colleagues share, in the order in which they were made. */
export const listFilters = async (tx: Tx): Promise<SavedFilter[]> => {
  const { rows } = await sql<SavedFilter>`select ${columns} from saved_filter f
    where f.organisation_id = actor_organisation() order by f.created_at, f.id limit 1000`.execute(tx)
  return rows
}

export const readFilter = async (tx: Tx, id: string): Promise<SavedFilter | undefined> => {
  const { rows } = await sql<SavedFilter>`select ${columns} from saved_filter f where f.id = ${id}`.execute(tx)
  return rows[0]
}

export const countOwn = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from saved_filter where person_id = actor_person()`.execute(tx)
  return rows[0]?.count ?? 0
}

export interface NewFilter {
  id: string
  organisation: string
  person: string
  page: FilterPage
  name: string
  parameters: FilterParameters
  shared: boolean
  at: Date
}

export const insertFilter = async (tx: Tx, filter: NewFilter): Promise<void> => {
  await sql`insert into saved_filter (id, organisation_id, person_id, page, name, parameters, shared, created_at)
    values (${filter.id}, ${filter.organisation}, ${filter.person}, ${filter.page}, ${filter.name},
      ${JSON.stringify(filter.parameters)}::jsonb, ${filter.shared}, ${filter.at})`.execute(tx)
}

/** @returns the new version; null where somebody changed it since */
export const updateFilter = async (
  tx: Tx,
  id: string,
  version: number,
  change: { name: string; shared: boolean; parameters: FilterParameters },
): Promise<number | null> => {
  const { rows } = await sql<{ version: number }>`update saved_filter
    set name = ${change.name}, shared = ${change.shared}, parameters = ${JSON.stringify(change.parameters)}::jsonb, version = version + 1
    where id = ${id} and version = ${version} returning version`.execute(tx)
  return rows[0]?.version ?? null
}

export const deleteFilter = async (tx: Tx, id: string): Promise<void> => {
  await sql`delete from saved_filter where id = ${id}`.execute(tx)
}

export const insertPin = async (tx: Tx, filter: string, person: string, at: Date): Promise<void> => {
  await sql`insert into saved_filter_pin (filter_id, person_id, at) values (${filter}, ${person}, ${at})
    on conflict do nothing`.execute(tx)
}

export const deletePin = async (tx: Tx, filter: string): Promise<void> => {
  await sql`delete from saved_filter_pin where filter_id = ${filter}`.execute(tx)
}
