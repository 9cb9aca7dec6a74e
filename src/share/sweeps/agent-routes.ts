import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { idParams, route } from '../../platform/http/route.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { agentSchema } from './schemas.ts'
import * as service from './service.ts'

/** Programs that answer for an organisation, known by their keys. */
export const sweepAgentRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'sweep agents'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/sweep-agents',
        tag,
        summary: 'Programs of my organisation that answer sweeps, those in use first',
        reply: z.array(agentSchema),
      },
      ({ tx, actor }) => service.agents(tx, actor),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweep-agents',
        tag,
        summary: 'Register the public key of a program, in place of another or as a further one',
        body: z.strictObject({
          name: z.string().trim().min(1).max(100),
          publicKey: z.string().trim().length(44),
          replaces: z.uuid().nullable().default(null),
        }),
        reply: z.object({ id: z.uuid(), fingerprint: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.register(tx, actor, body, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweep-agents/:id/revocation',
        tag,
        summary: 'End a key: what it signs from now on is refused',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.revoke(tx, actor, params.id, now)
        return null
      },
    )
  }
