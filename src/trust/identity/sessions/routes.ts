import { z } from 'zod'
import { machineTime } from '../../../kernel/clock.ts'
import { type World, withActor } from '../../../platform/db/actor.ts'
import { idParams, problems, route, signedIn } from '../../../platform/http/route.ts'
import { instant } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { admitted, passwordLength } from '../sign-in/model.ts'
import { newPassword } from '../sign-in/schemas.ts'
import * as service from './service.ts'

const sessionSchema = z.object({
  id: z.uuid(),
  device: z.string().meta({ description: 'Browser and system; empty where they are not known.' }),
  ja: z.string(),
  en: z.string(),
  since: instant,
  lastSeenAt: instant,
  until: instant,
  current: z.boolean(),
})

/** One's own sessions and password: where one is signed in, and how to end that. */
export const sessionRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'security'
    const url = '/me/sessions'

    route(
      app,
      world,
      { method: 'GET', url, tag, summary: 'One’s own open sessions', reply: z.array(sessionSchema) },
      ({ tx, actor }) => service.own(tx, actor),
    )
    route(
      app,
      world,
      { method: 'DELETE', url, tag, summary: 'End all of one’s sessions but this one', reply: z.null() },
      ({ tx, actor, machine: now }) => service.end(tx, actor, null, now),
    )
    route(
      app,
      world,
      { method: 'DELETE', url: `${url}/:id`, tag, summary: 'End one session', params: idParams, reply: z.null() },
      ({ tx, actor, machine: now, params }) => service.end(tx, actor, params.id, now),
    )

    app.put(
      '/me/password',
      {
        config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
        schema: {
          tags: [tag],
          summary: 'Change one’s own password; all of one’s other sessions end',
          body: z.strictObject({ present: z.string().min(1).max(passwordLength.max), next: newPassword }),
          response: { 204: z.null(), ...problems },
        },
      },
      async (request, reply) => {
        const actor = signedIn(request)
        const change = { ...request.body, address: request.ip }
        admitted(
          await withActor(world, actor, tx => service.changePassword(tx, actor, change, machineTime(world.clock))),
        )
        return reply.code(204).send(null)
      },
    )
  }
