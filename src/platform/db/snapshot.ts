import { type Kysely, sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import type { Tables } from './tables.ts'

/** Tables as lines of JSON, the same text on both databases: what a backup holds and what a restore compares. */

export interface TableShape {
  /** `pgboss.job` stands for the jobs that still have to run. */
  name: string
  /** Without generated columns: the database computes those anew. */
  columns: string[]
  /** Primary key; a table without one is ordered by its whole rows. */
  key: string[]
}

const jobs = 'pgboss.job'
/** Jobs whose work is not over; what is done or given up leaves no trace in a backup. */
const openJobs = sql`where state in ('created', 'retry', 'active')`

const shapesOfPublic = async (tx: Kysely<Tables>): Promise<TableShape[]> => {
  const { rows } = await sql<TableShape>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(a.attname::text order by k.position)
        from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '{}') as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migration'
    order by c.relname`.execute(tx)
  return rows
}

export const tableShapes = async (tx: Kysely<Tables>): Promise<TableShape[]> => {
  const shapes = await shapesOfPublic(tx)
  const { rows } = await sql<{ columns: string[] }>`
    select array_agg(a.attname::text order by a.attnum) as columns from pg_attribute a
    where a.attrelid = to_regclass(${jobs}) and a.attnum > 0 and not a.attisdropped`.execute(tx)
  const columns = rows[0]?.columns
  return columns ? [...shapes, { name: jobs, columns, key: ['name', 'id'] }] : shapes
}

const rowsAtOnce = 1000

/** One line of JSON for each row, in the order of the key, through a cursor. */
export async function* linesOf(tx: Tx, shape: TableShape): AsyncIterable<string> {
  const fields = shape.columns.flatMap(column => [sql.lit(column), sql.ref(column)])
  // At most 100 arguments fit into one call of a function.
  const parts = Array.from(
    { length: Math.ceil(fields.length / 80) },
    (_, index) => sql`jsonb_build_object(${sql.join(fields.slice(index * 80, (index + 1) * 80))})`,
  )
  await sql`declare snapshot_rows no scroll cursor for
    select (${sql.join(parts, sql` || `)})::text as line from ${sql.table(shape.name)}
    ${shape.name === jobs ? openJobs : sql``}
    order by ${shape.key.length > 0 ? sql.join(shape.key.map(column => sql`${sql.ref(column)}::text collate "C"`)) : sql`1`}`.execute(
    tx,
  )
  try {
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(rowsAtOnce)} from snapshot_rows`.execute(tx)
      for (const { line } of rows) yield line
      if (rows.length < rowsAtOnce) return
    }
  } finally {
    await sql`close snapshot_rows`.execute(tx).catch(() => undefined) // the transaction may have failed already
  }
}

export interface AppliedMigration {
  version: number
  name: string
  checksum: string
}

export const appliedMigrations = async (tx: Kysely<Tables>): Promise<AppliedMigration[]> =>
  (await sql<AppliedMigration>`select version, name, checksum from schema_migration order by version`.execute(tx)).rows

/**
 * Everything as it stood at one moment, while others go on writing: one read-only transaction of the owner, whom
 * row-level security does not hold back. On the embedded database the others wait meanwhile.
 */
export const withSnapshot = <Result>(database: Database, read: (tx: Tx) => Promise<Result>): Promise<Result> =>
  database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`set local timezone to 'UTC'`.execute(tx)
      return read(tx)
    })
