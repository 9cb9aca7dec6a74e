import pg from 'pg'
import type { Database } from './database.ts'

export interface Ear {
  heard(payload: string): void
  /** From here on nothing is missed. */
  up(): void
  /** What happens from now on may be missed. */
  down(): void
}

const patience = { first: 250, most: 10_000 }

/**
 * Listens to notifications that reach everyone when a transaction commits. PostgreSQL gets a connection of its own, which is
 * opened again when it breaks; the embedded database has one connection, which tells itself (database.ts listens there).
 */
export const listen = (
  database: Database,
  url: string | undefined,
  channel: string,
  ear: Ear,
): (() => Promise<void>) => (url ? listenAt(url, channel, ear) : listenInside(database, channel, ear))

const listenInside = (database: Database, channel: string, ear: Ear) => {
  const hear = ({ payload }: pg.Notification): void => ear.heard(payload ?? '')
  const attach = (client: pg.PoolClient): void => {
    client.on('notification', hear)
    void client.query(`listen ${channel}`).catch(() => undefined) // the connection ended with the worker
  }
  const { pool } = database
  const begun = pool.connect().then(client => {
    if (client.listenerCount('notification') === 0) attach(client)
    client.release()
    ear.up()
  })
  pool.on('connect', attach)
  return async () => {
    pool.off('connect', attach)
    await begun.catch(() => undefined)
  }
}

const listenAt = (url: string, channel: string, ear: Ear) => {
  let stopped = false
  let pause = patience.first
  let current: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  const again = (): void => {
    if (stopped) return
    timer = setTimeout(() => void open(), pause)
    pause = Math.min(pause * 2, patience.most)
  }
  const open = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true })
    let lost = false
    const lose = (): void => {
      if (lost) return
      lost = true
      current = null
      if (!stopped) ear.down()
      void client.end().catch(() => undefined)
      again()
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ payload }) => ear.heard(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      if (stopped || lost) return void client.end().catch(() => undefined)
      current = client
      pause = patience.first
      ear.up()
    } catch {
      lose()
    }
  }
  const begun = open()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await begun
    await current?.end().catch(() => undefined)
  }
}
