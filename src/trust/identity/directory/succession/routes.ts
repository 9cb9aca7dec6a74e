import { z } from 'zod'
import type { World } from '../../../../platform/db/actor.ts'
import { idParams, route } from '../../../../platform/http/route.ts'
import { day, seenOrganisation } from '../../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../../platform/http/server.ts'
import * as service from './service.ts'

const count = z.number().int()
const tag = 'directory'

/** 承継: an organisation goes on in another, with everything that is open. */
export const successionRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/organisations/:id/successions',
        tag,
        summary: 'Who went on for this organisation, and for whom it goes on',
        params: idParams,
        reply: z.array(
          z.object({
            predecessor: seenOrganisation,
            successor: seenOrganisation,
            effectiveOn: day,
            reason: z.string(),
          }),
        ),
      },
      ({ tx, params }) => service.successionsOf(tx, params.id),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisations/:id/succession',
        tag,
        summary: 'Let another organisation go on for this one; answers with how much went over',
        params: idParams,
        body: z.strictObject({
          successor: z.uuid(),
          effectiveOn: day,
          reason: z.string().trim().min(1).max(1000),
        }),
        reply: z.object({ reports: count, cases: count, deliveries: count, consents: count, timers: count }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.succeed(tx, actor, { predecessor: params.id, ...body }, now),
    )
  }
