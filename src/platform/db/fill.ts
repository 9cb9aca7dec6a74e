import { isDeepStrictEqual } from 'node:util'
import { type Kysely, sql } from 'kysely'
import { StartError } from '../config/start-error.ts'
import type { Database, Tx } from './database.ts'
import { type AppliedMigration, appliedMigrations, linesOf, type TableShape, tableShapes } from './snapshot.ts'
import type { Tables } from './tables.ts'

/** The way back of snapshot.ts: lines of JSON into the tables of an installation that nobody has used yet. */

/** Whether somebody works here: a restore never overwrites. */
export const isUsed = async (kysely: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ present: boolean }>`
    select to_regclass('public.organisation') is not null as present`.execute(kysely)
  if (!rows[0]?.present) return false
  const found = await sql<{ used: boolean }>`
    select exists (select from organisation) or exists (select from audit_entry) as used`.execute(kysely)
  return found.rows[0]?.used ?? true
}

export interface FillSource {
  shape: Pick<TableShape, 'name' | 'columns'>
  rows: number
  /** From the first line again with each call: they are written, then compared. */
  lines: () => AsyncIterable<string>
}

const rowsAtOnce = 500

/**
 * Values that mean something else here than there: an unsealed audit entry counts from this database's transactions, or
 * it would wait for them to catch up; a job that ran there runs again.
 */
const renewed: Readonly<Record<string, Readonly<Record<string, ReturnType<typeof sql>>>>> = {
  audit_entry: { xid: sql`case when block is null then pg_current_xact_id() else xid end` },
  'pgboss.job': { state: sql`(case when state = 'active' then 'retry' else state end)` },
}

const insertLines = async (tx: Tx, { name, columns }: FillSource['shape'], lines: readonly string[]) => {
  const named = sql.join(columns.map(column => sql.ref(column)))
  const values = sql.join(columns.map(column => renewed[name]?.[column] ?? sql.ref(column)))
  await sql`insert into ${sql.table(name)} (${named}) overriding system value
    select ${values} from jsonb_populate_recordset(null::${sql.table(name)}, ${`[${lines.join(',')}]`}::jsonb)`.execute(
    tx,
  )
}

const insertAll = async (tx: Tx, { shape, lines }: FillSource): Promise<void> => {
  let held: string[] = []
  for await (const line of lines()) {
    held.push(line)
    if (held.length < rowsAtOnce) continue
    await insertLines(tx, shape, held)
    held = []
  }
  if (held.length > 0) await insertLines(tx, shape, held)
}

const differs = (shape: FillSource['shape'], written: string | undefined, found: string | undefined): boolean => {
  if (written === found) return false
  if (written === undefined || found === undefined || !renewed[shape.name]) return true
  const [before, after] = [written, found].map(line => ({
    ...JSON.parse(line),
    ...Object.fromEntries(Object.keys(renewed[shape.name] ?? {}).map(column => [column, null])),
  }))
  return !isDeepStrictEqual(before, after)
}

/** Row by row, what was written and what is there now. @throws StartError that names the first row that differs */
const compareAll = async (tx: Tx, { shape, rows, lines }: FillSource, present: TableShape): Promise<void> => {
  const written = lines()[Symbol.asyncIterator]()
  const found = linesOf(tx, { ...present, columns: shape.columns })[Symbol.asyncIterator]()
  for (let row = 1; ; row++) {
    const [before, after] = [await written.next(), await found.next()]
    if (before.done && after.done && row === rows + 1) return
    if (!before.done && !after.done && !differs(shape, before.value, after.value)) continue
    throw new StartError(
      `Row ${row} of ${shape.name} is not in the database as it was in the backup. Nothing was restored.`,
      `${shape.name} の ${row} 行目が、バックアップと一致しません。何も復元していません。`,
    )
  }
}

interface ForeignKey {
  name: string
  table: string
  definition: string
}

const foreignKeys = async (tx: Tx): Promise<ForeignKey[]> =>
  (
    await sql<ForeignKey>`select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`.execute(tx)
  ).rows

const refuseOtherSchema = async (tx: Tx, migrations: readonly AppliedMigration[]): Promise<void> => {
  if (isDeepStrictEqual(await appliedMigrations(tx), migrations)) return
  throw new StartError(
    'The database has another schema than the backup. Restore into a database that was never migrated.',
    'データベースの形式がバックアップと異なります。まだ移行していない空のデータベースに復元してください。',
  )
}

/**
 * All tables in one transaction: foreign keys are taken away and put back, which checks every row; triggers rest,
 * because what they would write is in the backup already. What migrations put in gives way to what the backup says.
 */
export const fill = (
  database: Database,
  migrations: readonly AppliedMigration[],
  sources: AsyncIterable<FillSource>,
): Promise<void> =>
  database.kysely.transaction().execute(async tx => {
    await sql`set local timezone to 'UTC'`.execute(tx)
    await refuseOtherSchema(tx, migrations)
    const shapes = await tableShapes(tx)
    const own = shapes.filter(({ name }) => !name.includes('.'))
    const keys = await foreignKeys(tx)
    for (const { table, name } of keys)
      await sql`alter table ${sql.raw(table)} drop constraint ${sql.ref(name)}`.execute(tx)
    for (const { name } of own) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx)
    await sql`truncate ${sql.join(own.map(({ name }) => sql.table(name)))}`.execute(tx)
    for await (const source of sources) {
      const present = shapes.find(({ name }) => name === source.shape.name)
      if (!present) throw new Error(`the backup has a table ${source.shape.name} that no migration made`)
      await insertAll(tx, source)
      await compareAll(tx, source, present)
    }
    for (const { name } of own) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx)
    for (const { table, name, definition } of keys)
      await sql`alter table ${sql.raw(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx)
  })

/**
 * A copy is not the installation it was taken from: sessions end, so that whoever stole one cannot use it here, and
 * letters that were on their way may have left there since, so a person decides whether they go again (ADR 0007).
 */
export const forgetWhatACopyMustNotDo = async (database: Database): Promise<void> => {
  await database.kysely.transaction().execute(async tx => {
    await sql`update session set ended_at = now() where ended_at is null`.execute(tx)
    await sql`update notification set mail_state = 'UNCONFIRMED' where mail_state in ('QUEUED', 'SENDING')`.execute(tx)
    await sql`analyze`.execute(tx)
  })
}
