import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../platform/config/config.ts'
import { type World, withActor } from '../platform/db/actor.ts'
import type { Database } from '../platform/db/database.ts'
import { startWorkers } from '../platform/jobs/jobs.ts'
import { seal } from '../trust/audit/service.ts'

const sealEveryMilliseconds = 1000

/** Calls `turn` again and again, never twice at once; a failed turn is logged and the next one tries again. */
const repeat = (turn: () => Promise<unknown>, log: FastifyBaseLogger): (() => Promise<void>) => {
  let stopped = false
  let running = Promise.resolve<unknown>(undefined)
  const timer = setInterval(() => {
    running = running.then(() => (stopped ? undefined : turn())).catch(error => log.error({ err: error }, 'sealing failed'))
  }, sealEveryMilliseconds)
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}

/** The workers of this process: jobs and the sealer of the audit log. @returns how to stop them */
export const startBackground = async (
  config: Config,
  database: Database,
  world: World,
  log: FastifyBaseLogger,
): Promise<() => Promise<void>> => {
  const stopSealing = repeat(
    () => withActor(world, { type: 'system', system: 'sealer' }, tx => seal(tx, world.clock.now())),
    log,
  )
  const stopWorkers = await startWorkers(database, {} as never, error => log.error({ err: error }, 'job failed'))
  return async () => {
    await stopSealing()
    await stopWorkers()
  }
}
