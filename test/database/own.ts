import { migrateDatabase } from '../../src/main/server.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { attachable, type FreshDatabase } from './fresh.ts'
import { startCluster, type TestCluster } from './postgresql.ts'

/** A migrated database that the others of its cluster are copied from. */
export const makeTemplate = async (cluster: TestCluster): Promise<void> => {
  const created = await openDatabase({ data: '', databaseUrl: cluster.ownerUrl('postgres') })
  await created.pool.query('create database noroshi_template')
  await created.close()
  const template = await openDatabase({ data: '', databaseUrl: cluster.ownerUrl('noroshi_template') })
  await migrateDatabase(template)
  await template.pool.query('grant noroshi_app, noroshi_jobs to noroshi_login')
  await template.close()
}

/** A migrated, empty database on a PostgreSQL of its own, which may be ended under it. Null where there is none. */
export const ownDatabase = async (
  place?: string,
): Promise<(FreshDatabase & Pick<TestCluster, 'restart' | 'asSuperuser'>) | null> => {
  const cluster = await startCluster(place)
  if (!cluster) return null
  await makeTemplate(cluster)
  const [owner, login] = [cluster.ownerUrl('noroshi_template'), cluster.loginUrl('noroshi_template')]
  const open = async () => ({
    database: await openDatabase({ data: '', databaseUrl: login }),
    owner: await openDatabase({ data: '', databaseUrl: owner }),
  })
  const fresh = await attachable(open, { environment: { DATABASE_URL: login }, remove: () => cluster.stop() })
  const { restart, asSuperuser } = cluster
  return Object.assign(fresh, { restart, asSuperuser })
}
