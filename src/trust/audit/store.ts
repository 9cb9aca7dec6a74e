import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Block, SealedEntry } from './model.ts'

export interface NewEntry {
  id: string
  at: Date
  organisation: string | null
  person: string | null
  post: string | null
  system: string | null
  action: string
  objectKind: string
  object: string | null
  detail: object
}

export const insertEntry = async (tx: Tx, entry: NewEntry): Promise<void> => {
  await tx
    .insertInto('audit_entry')
    .values({
      id: entry.id,
      at: sql<Date>`world_time(${entry.at})`,
      organisation_id: entry.organisation,
      person_id: entry.person,
      post_id: entry.post,
      system: entry.system,
      action: entry.action,
      object_kind: entry.objectKind,
      object_id: entry.object,
      detail: JSON.stringify(entry.detail),
    })
    .execute()
}

export const insertDoorEntry = async (tx: Tx, entry: Omit<NewEntry, 'system'>): Promise<void> => {
  await sql`select audit_at_the_door(${entry.id}, world_time(${entry.at}), ${entry.organisation}, ${entry.person}, ${entry.post},
    ${entry.action}, ${entry.objectKind}, ${entry.object}, ${JSON.stringify(entry.detail)}::jsonb)`.execute(tx)
}

const columns = sql.raw(`id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  organisation_id as organisation, person_id as person, post_id as post, system, action,
  object_kind as "objectKind", object_id as object, detail,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"`)

/** Entries whose transactions are over: below the snapshot's xmin nothing older can still appear. */
export const unsealedEntries = async (tx: Tx, limit: number): Promise<SealedEntry[]> => {
  const { rows } = await sql<SealedEntry>`
    select ${columns} from audit_entry
    where block is null and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${limit}`.execute(tx)
  return rows
}

export const markSealed = async (
  tx: Tx,
  block: number,
  sealed: readonly { id: string; leaf: Uint8Array }[],
): Promise<void> => {
  const ids = sealed.map(({ id }) => id)
  const leaves = sealed.map(({ leaf }) => Buffer.from(leaf))
  await sql`update audit_entry e set block = ${block}, position = o.position, leaf = o.leaf
    from unnest(${ids}::uuid[], ${leaves}::bytea[]) with ordinality as o(id, leaf, position)
    where e.id = o.id and e.block is null`.execute(tx)
}

export interface PlacedEntry extends SealedEntry {
  /** Null until the sealer has taken it. */
  block: number | null
  /** From 1. */
  position: number | null
}

/** The newest entry of an act of the actor's own organisation. */
export const ownEntry = async (
  tx: Tx,
  act: { action: string; object: string; seq: number | null },
): Promise<PlacedEntry | undefined> => {
  const { rows } =
    await sql<PlacedEntry>`select * from receipt_entry(${act.action}, ${act.object}, ${act.seq})`.execute(tx)
  return rows[0]
}

/** Hashes of a block's entries in their order; null for what was sealed before receipts were kept. */
export const leavesOf = async (tx: Tx, block: number): Promise<(Uint8Array | null)[]> => {
  const { rows } = await sql<{ leaf: Buffer | null }>`select leaf from receipt_leaves(${block})`.execute(tx)
  return rows.map(row => row.leaf)
}

export const blockOf = async (tx: Tx, block: number): Promise<StoredBlock | undefined> => {
  const { rows } = await sql<StoredBlock>`select * from receipt_block(${block})`.execute(tx)
  return rows[0]
}

export interface StoredBlock extends Block {
  head: Uint8Array
}

const blockColumns = sql.raw(`number, previous, merkle_root as "merkleRoot", count, head,
  to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sealedAt"`)

export const lastBlock = async (tx: Tx): Promise<StoredBlock | undefined> => {
  const { rows } = await sql<StoredBlock>`select ${blockColumns} from audit_block order by number desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

export const blocksAfter = async (tx: Tx, number: number, limit: number): Promise<StoredBlock[]> => {
  const { rows } = await sql<StoredBlock>`
    select ${blockColumns} from audit_block where number > ${number} order by number limit ${limit}`.execute(tx)
  return rows
}

export const entriesOfBlock = async (tx: Tx, block: number): Promise<SealedEntry[]> => {
  const { rows } = await sql<SealedEntry>`
    select ${columns} from audit_entry where block = ${block} order by position`.execute(tx)
  return rows
}

export const countUnsealed = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from audit_entry where block is null`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Entries that claim a block which does not hold them or does not exist. */
export const strayEntries = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_entry e left join audit_block b on b.number = e.block
    where e.block is not null and b.number is null`.execute(tx)
  return rows[0]?.count ?? 0
}

export const insertBlock = async (tx: Tx, block: StoredBlock): Promise<void> => {
  await sql`insert into audit_block (number, previous, merkle_root, count, sealed_at, head)
    values (${block.number}, ${Buffer.from(block.previous)}, ${Buffer.from(block.merkleRoot)}, ${block.count},
      ${block.sealedAt}::timestamptz, ${Buffer.from(block.head)})`.execute(tx)
}

/** One sealer at a time, also over several servers; the others skip their turn. */
export const takeSealerTurn = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(7302016) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}
