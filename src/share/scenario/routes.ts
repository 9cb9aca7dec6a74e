import { z } from 'zod'
import { machineTime, type ScenarioKind, scenarioKinds } from '../../kernel/clock.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import { problems, route, signedIn } from '../../platform/http/route.ts'
import { instant, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { followScenario, scenarioOf, setScenario } from './service.ts'

const run = {
  kind: z.enum(Object.keys(scenarioKinds) as [ScenarioKind, ...ScenarioKind[]]),
  at: instant,
  since: instant,
  speed: z.number(),
  paused: z.boolean(),
}

const tag = 'scenario'

export const scenarioRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/scenario',
        tag,
        summary: 'How scenario time was set, newest first; absent in real use',
        reply: z.object({ runs: z.array(z.object({ seq: z.number().int(), ...run, person: seenPerson })) }),
      },
      async ({ tx }) => ({ runs: await scenarioOf(tx) }),
    )
    // Not `route`: the clock follows after the transaction is over and before the answer leaves.
    app.put(
      '/scenario',
      {
        schema: {
          tags: [tag],
          summary: 'Move, speed up, stop or let go scenario time',
          body: z
            .strictObject({
              at: z.iso.datetime({ offset: true }),
              speed: z.number().min(0.1).max(3600),
              paused: z.boolean(),
            })
            .partial(),
          response: { 200: z.object(run), ...problems },
        },
      },
      async request => {
        const actor = signedIn(request)
        const { at, speed, paused } = request.body
        const setting = { at: at === undefined ? undefined : new Date(at), speed, paused }
        const set = await withActor(world, actor, tx => setScenario(tx, actor, setting, machineTime(world.clock)))
        await followScenario(world)
        return set
      },
    )
  }
