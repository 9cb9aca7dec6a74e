import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, problems, route } from '../../../platform/http/route.ts'
import { instant } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { answered } from './callback.ts'
import { type CallResult, callResults } from './model.ts'
import * as service from './service.ts'

const tag = 'channels'

/** Webhooks of an organisation, and what the gateway for SMS and voice reports back. */
export const channelRoutes =
  (world: World, box: Box, allowed: readonly string[]): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/webhooks',
        tag,
        summary: 'The webhooks of my organisation',
        reply: z.array(
          z.object({
            id: z.uuid(),
            label: z.string(),
            url: z.string(),
            createdAt: instant,
            lastOkAt: instant.nullable(),
            lastError: z.string(),
          }),
        ),
      },
      ({ tx, actor }) => service.webhooks(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/webhooks',
        tag,
        summary: 'Add a webhook; its secret is shown this once',
        body: z.strictObject({
          label: z.string().trim().min(1).max(100),
          url: z.url({ protocol: /^https?$/ }).max(500),
        }),
        reply: z.object({ id: z.uuid(), secret: z.string() }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine, body }) => service.addWebhook(tx, actor, body, { box, allowed }, machine),
    )
    route(
      app,
      world,
      { method: 'DELETE', url: '/webhooks/:id', tag, summary: 'Remove a webhook', params: idParams, reply: z.null() },
      async ({ tx, actor, machine, params }) => {
        await service.removeWebhook(tx, actor, params.id, machine)
        return null
      },
    )
    app.post(
      '/channel-callbacks/:token',
      {
        config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
        schema: {
          tags: [tag],
          security: [],
          summary: 'The gateway reports how a call ended; the address itself is the proof',
          params: z.strictObject({ token: z.string().min(20).max(200) }),
          body: z.object({ result: z.enum(Object.keys(callResults) as [CallResult, ...CallResult[]]) }),
          response: { 204: z.null(), ...problems },
        },
      },
      async (request, reply) => {
        await answered(world, box, request.params.token, request.body.result)
        return reply.code(204).send(null)
      },
    )
  }
