import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { instant, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const recall = z
  .object({ reason: z.string(), asker: seenPerson, askedAt: instant, confirmedAt: instant.nullable() })
  .meta({ id: 'Recall' })

/** 回収: asked by one person of the coordinator, confirmed by another. */
export const recallRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'deliveries'
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/recall',
        tag,
        summary: 'The recall of an edition; null while there is none',
        params: idParams,
        reply: recall.nullable(),
      },
      ({ tx, actor, params }) => service.read(tx, actor, params.id),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/editions/:id/recall',
        tag,
        summary: 'Ask for an edition to be recalled, with the reason that its recipients will read',
        params: idParams,
        body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.ask(tx, actor, params.id, body.reason, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/editions/:id/recall/confirmation',
        tag,
        summary: 'A second person recalls it from everyone who has it',
        params: idParams,
        body: z.strictObject({ askedAt: z.iso.datetime({ offset: true }) }),
        reply: z.object({ recipients: z.number().int() }),
      },
      async ({ tx, actor, now, params, body }) => ({
        recipients: await service.confirm(tx, actor, params.id, new Date(body.askedAt), now),
      }),
    )
  }
