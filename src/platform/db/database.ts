import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Config } from '../config/config.ts'
import type { FolderLock } from '../config/folder-lock.ts'
import { StartError } from '../config/start-error.ts'
import { startEmbedded } from './embedded.ts'
import { trips } from './statements.ts'
import type { Tables } from './tables.ts'

/** A transaction with an actor in it (see actor.ts). Services take this and nothing else. */
export type Tx = Transaction<Tables>

export interface Database {
  kysely: Kysely<Tables>
  pool: pg.Pool
  kind: 'embedded' | 'postgresql'
  /** Of the data folder; on PostgreSQL nobody locks anything. */
  lock: FolderLock | null
  close(): Promise<void>
}

/** Calendar dates stay text: a `Date` would shift them by the server's zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === 1082
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

const over = (pool: pg.Pool, keeps: boolean): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: trips(pool, keeps) }) })

/**
 * A connection may end while it is idle in the pool, which then opens another, or between two queries of a transaction,
 * whose next query fails. Either way the loss is an event, and an event of that name without a listener ends Node.js.
 */
const survive = (pool: pg.Pool): pg.Pool => {
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** Kysely ends the pool only when it was used itself; whoever queried the pool alone would leave its sessions open. */
const end = async (kysely: Kysely<Tables>, pool: pg.Pool): Promise<void> => {
  await kysely.destroy()
  if (!pool.ending) await pool.end()
}

/** Opens the embedded database (one connection, see ADR 0002) or the PostgreSQL server of DATABASE_URL. */
export const openDatabase = async (
  config: Pick<Config, 'data' | 'databaseUrl'>,
  url = config.databaseUrl,
): Promise<Database> => {
  if (!url) {
    const embedded = await startEmbedded(config.data)
    const pool = survive(
      new pg.Pool({
        host: embedded.host,
        user: 'postgres',
        database: 'postgres',
        max: 1,
        idleTimeoutMillis: 0,
        types,
      }),
    )
    const kysely = over(pool, false)
    return {
      kysely,
      pool,
      kind: 'embedded',
      lock: embedded.lock,
      close: async () => {
        await end(kysely, pool)
        await embedded.stop()
      },
    }
  }
  const pool = survive(new pg.Pool({ connectionString: url, max: 12, types, connectionTimeoutMillis: 10_000 }))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const reason = error instanceof Error ? error.message : String(error)
    const name = url === config.databaseUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL'
    throw new StartError(
      `The database of ${name} cannot be reached: ${reason}. Check that PostgreSQL runs and that host, port, database and password are right.`,
      `${name} のデータベースに接続できません（${reason}）。PostgreSQL が動いているか、ホスト・ポート・データベース名・パスワードを確かめてください。`,
    )
  }
  const kysely = over(pool, true)
  return { kysely, pool, kind: 'postgresql', lock: null, close: () => end(kysely, pool) }
}
