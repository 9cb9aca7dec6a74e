import { systemClock } from '../kernel/clock.ts'
import { readConfig } from '../platform/config/config.ts'
import type { World } from '../platform/db/actor.ts'
import { createServer } from '../platform/http/server.ts'
import { allRoutes } from './routes.ts'

/** The OpenAPI 3.1 document of every route, the demonstration's included; needs no database. */
export const openApiDocument = async (): Promise<object> => {
  const config = { ...readConfig({}), log: 'silent' as const }
  const world = { clock: systemClock } as World // no route is called
  const app = await createServer(
    config,
    { ready: async () => undefined },
    async () => undefined,
    allRoutes(world, config, true),
  )
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}
