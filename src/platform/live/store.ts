import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What changed, and nothing else of it. */
export interface Change {
  kind: string
  id: string
  /** For nobody outside this organisation. */
  only: string | null
}

export interface Holder {
  object: string
  organisation: string
  person: string | null
  post: string | null
}

export const holdersOf = async (tx: Tx, objects: readonly string[]): Promise<Holder[]> =>
  (await sql<Holder>`select object, organisation, person, post from live_holders(${objects}::uuid[])`.execute(tx)).rows

/** Which of these the actor of this transaction may read now; row-level security does the asking. */
export const readable = async (tx: Tx, objects: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct object_id as id from access_grant where object_id = any(${objects}::uuid[])`.execute(tx)
  return new Set(rows.map(row => row.id))
}

/** Where a stream that begins now begins. */
export const positionNow = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ position: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as position`.execute(tx)
  return rows[0]?.position ?? '0'
}

/** What changed since a position, or null where that reaches further back than what is kept, or is too much. */
export const changesSince = async (tx: Tx, position: string, most: number): Promise<Change[] | null> => {
  const { rows: kept } = await sql<{ reaches: boolean }>`
    select exists (select from live_change where xid < ${position}::xid8) as reaches`.execute(tx)
  if (!kept[0]?.reaches) return null
  const { rows } = await sql<Change>`
    select distinct object_kind as kind, object_id as id, organisation_id as only
    from live_change where xid >= ${position}::xid8 limit ${most + 1}`.execute(tx)
  return rows.length > most ? null : rows
}

/** @returns how many were forgotten */
export const forgetChanges = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select forget_changes(${before}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}
