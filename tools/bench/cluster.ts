import { migrateDatabase } from '../../src/main/server.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { startCluster, type TestCluster } from '../../test/database/postgresql.ts'

export interface BenchDatabase {
  /** As the server has it: a powerless login under row-level security. */
  server: Database
  /** As its owner. */
  owner: Database
  /** As a superuser, whom triggers and foreign keys can be told to leave alone while a nation is made up. */
  maker: Database
  url: string
  close(): Promise<void>
}

/** A migrated database on a PostgreSQL of its own, with fsync on as it is in use. */
export const benchDatabase = async (): Promise<BenchDatabase> => {
  const cluster = await startCluster()
  if (!cluster) throw new Error('this bench needs PostgreSQL (Debian: apt-get install postgresql)')
  return opened(cluster).catch(async error => {
    await cluster.stop()
    throw error
  })
}

const opened = async (cluster: TestCluster): Promise<BenchDatabase> => {
  const open = (url: string) => openDatabase({ data: '', databaseUrl: url })
  const first = await open(cluster.ownerUrl('postgres'))
  await first.pool.query('create database bench')
  await first.close()
  const owner = await open(cluster.ownerUrl('bench'))
  await migrateDatabase(owner)
  await owner.pool.query('grant noroshi_app, noroshi_jobs to noroshi_login')
  const maker = await open(cluster.ownerUrl('bench').replace('noroshi_owner@', 'postgres@'))
  const url = cluster.loginUrl('bench')
  const server = await open(url)
  return {
    server,
    owner,
    maker,
    url,
    close: async () => {
      for (const database of [server, maker, owner]) await database.close()
      await cluster.stop()
    },
  }
}
