import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { projectRoot } from '../config/project-root.ts'
import { StartError } from '../config/start-error.ts'
import type { Tables } from './tables.ts'

interface Migration {
  version: number
  name: string
  text: string
  checksum: string
}

export const migrationsOnDisk = (): Migration[] => {
  const folder = join(projectRoot, 'migrations')
  return readdirSync(folder)
    .filter(name => /^\d{4}_.*\.sql$/.test(name))
    .sort()
    .map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      return {
        version: Number(name.slice(0, 4)),
        name,
        text,
        checksum: createHash('sha256').update(text).digest('hex'),
      }
    })
}

interface Applied {
  version: number
  name: string
  checksum: string
}

const applied = async (kysely: Kysely<Tables>): Promise<Applied[]> => {
  const { rows } = await sql<{
    present: boolean
  }>`select to_regclass('public.schema_migration') is not null as present`.execute(kysely)
  if (!rows[0]?.present) return []
  return (await sql<Applied>`select version, name, checksum from schema_migration order by version`.execute(kysely))
    .rows
}

export type SchemaState = 'current' | 'behind'

/** Compares the database's schema with the program's; refuses a newer schema and an edited migration. */
export const schemaState = async (kysely: Kysely<Tables>): Promise<SchemaState> => {
  const known = migrationsOnDisk()
  const done = await applied(kysely)
  const newest = done.at(-1)
  if (newest && newest.version > (known.at(-1)?.version ?? 0)) {
    throw new StartError(
      `The database's schema (${newest.name}) is newer than this program. Install the version of Noroshi that last ran here, or a newer one.`,
      `データベースの形式（${newest.name}）が、このプログラムより新しい版です。前回使用した版以降の Noroshi を入れてください。`,
    )
  }
  for (const row of done) {
    if (known.find(migration => migration.version === row.version)?.checksum !== row.checksum) {
      throw new StartError(
        `Migration ${row.name} differs from the one that was applied here. Restore the file of the release; a change needs a new migration.`,
        `適用済みの移行ファイル ${row.name} が書き換えられています。配布時のファイルに戻してください。`,
      )
    }
  }
  return done.length === known.length ? 'current' : 'behind'
}

/**
 * Applies what is missing, each migration in its own transaction, as the owner of the database.
 * @param through the last version wanted; a restore begins with that of the backup
 * @returns names of the migrations applied now
 */
export const migrate = async (kysely: Kysely<Tables>, through = Number.POSITIVE_INFINITY): Promise<string[]> => {
  if ((await schemaState(kysely)) === 'current') return []
  await sql`create table if not exists schema_migration (
    version int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`.execute(
    kysely,
  )
  await sql`grant select on schema_migration to public`.execute(kysely) // the login role, which inherits nothing, compares it at each start
  const names: string[] = []
  for (const migration of migrationsOnDisk().filter(({ version }) => version <= through)) {
    const fresh = await kysely.transaction().execute(async tx => {
      await sql`select pg_advisory_xact_lock(7302015)`.execute(tx) // two starts at once: the second waits and finds it done
      const found = await sql`select 1 from schema_migration where version = ${migration.version}`.execute(tx)
      if (found.rows.length > 0) return false
      await sql.raw(migration.text).execute(tx)
      await sql`insert into schema_migration (version, name, checksum)
        values (${migration.version}, ${migration.name}, ${migration.checksum})`.execute(tx)
      return true
    })
    if (fresh) names.push(migration.name)
  }
  return names
}
