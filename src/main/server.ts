import type { Clock } from '../kernel/clock.ts'
import type { Config } from '../platform/config/config.ts'
import { StartError } from '../platform/config/start-error.ts'
import type { World } from '../platform/db/actor.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { migrate, schemaState } from '../platform/db/migrate.ts'
import { refusePowerfulLogin } from '../platform/db/preflight.ts'
import { type App, createServer } from '../platform/http/server.ts'
import { migrateJobs } from '../platform/jobs/jobs.ts'
import { createHub } from '../platform/live/hub.ts'
import { openClock } from '../share/scenario/service.ts'
import { authenticate } from '../trust/identity/sign-in/routes.ts'
import { startListener } from './detections/listener.ts'
import { liveSurroundings, startLive } from './live.ts'
import { meterOf } from './metrics.ts'
import { registerAllPolicies } from './policies.ts'
import { allRoutes } from './routes.ts'
import { startBackground } from './worker.ts'

/** Brings the schema up to date as the owner: the embedded database, or DATABASE_OWNER_URL. @returns what was applied */
export const migrateDatabase = async (database: Database): Promise<string[]> => {
  const names = await migrate(database.kysely)
  await migrateJobs(database)
  return names
}

/** The database, ready to serve: migrated when it is ours, refused when its login would defeat row-level security. */
export const openReadyDatabase = async (config: Config): Promise<Database> => {
  if (config.databaseUrl && config.databaseOwnerUrl) {
    const owner = await openDatabase(config, config.databaseOwnerUrl)
    await migrateDatabase(owner).finally(() => owner.close())
  }
  const database = await openDatabase(config)
  try {
    if (database.kind === 'embedded') {
      await migrateDatabase(database)
    } else {
      await refusePowerfulLogin(database.kysely)
      if ((await schemaState(database.kysely)) === 'behind') {
        throw new StartError(
          'The database has not been migrated to this version. Set DATABASE_OWNER_URL to the owner of the database and run: bin/noroshi migrate',
          'データベースがこの版に移行されていません。DATABASE_OWNER_URL に所有者を指定して、bin/noroshi migrate を実行してください。',
        )
      }
    }
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

export interface RunningServer {
  app: App
  world: World
  database: Database
  /** Address that it listens on. */
  address: string
  /** Where the metrics are, when they are wanted. */
  metricsAddress: string | null
  stop(): Promise<void>
}

export interface ServerOptions {
  clock?: Clock
  demonstration?: boolean
  workers?: boolean
}

const listen = async (app: App, config: Config): Promise<string> => {
  try {
    return await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${config.port} on ${config.host} is in use. Stop the program that uses it, or set NOROSHI_PORT to a free port.`,
        `${config.host} の ${config.port} 番ポートは使用中です。使用中のプログラムを止めるか、NOROSHI_PORT に空いている番号を指定してください。`,
      )
    }
    throw error
  }
}

/** Wires everything for one database and starts to listen. */
export const startServer = async (
  config: Config,
  database: Database,
  options: ServerOptions = {},
): Promise<RunningServer> => {
  registerAllPolicies()
  const world: World = {
    kysely: database.kysely,
    clock: options.clock ?? (await openClock(database.kysely, config.scenario)),
  }
  const hub = createHub(world, liveSurroundings(world))
  const stopLive = startLive(config, database, hub)
  const metrics = meterOf(world, database, hub)
  let stopping = false
  const ready = async () => {
    if (stopping) throw new Error('stopping')
    await database.pool.query('select 1')
  }
  const app = await createServer(
    config,
    { ready },
    authenticate(world, { ...config, demonstration: options.demonstration ?? false }),
    allRoutes(world, config, options.demonstration ?? false, hub),
    { answered: metrics.answered },
  )
  const meter = config.metrics ? await metrics.serve(config.metrics.host, config.metrics.port) : null
  const address = await listen(app, config)
  const syslog = config.syslog
    ? await startListener(config.syslog, world, error => app.log.error({ err: error }, 'syslog of sensors'))
    : null
  const stopBackground =
    options.workers === false ? async () => undefined : await startBackground(config, database, world, app.log)
  return {
    app,
    world,
    database,
    address,
    metricsAddress: meter?.address ?? null,
    stop: async () => {
      stopping = true
      await app.close()
      await syslog?.stop()
      await meter?.stop()
      await stopLive()
      await stopBackground()
      await database.close()
    },
  }
}
