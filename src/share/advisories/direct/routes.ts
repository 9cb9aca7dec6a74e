import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const bypass = z
  .object({
    tier: z.uuid(),
    name: seenOrganisation,
    reason: z.string(),
    recipients: z.number().int(),
    person: seenPerson,
    at: instant,
  })
  .meta({ id: 'Bypass' })

/** 直接送る: past a tier that does not answer. */
export const directRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'deliveries'
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/direct-sendings',
        tag,
        summary: 'Silent tiers that were passed over: all for the issuer, itself for a tier',
        params: idParams,
        reply: z.array(bypass),
      },
      ({ tx, actor, params }) => service.list(tx, actor, params.id),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/editions/:id/direct-sendings',
        tag,
        summary: 'Send past a silent tier to those below it, with the reason that the tier will read',
        params: idParams,
        body: z.strictObject({ tier: z.uuid(), reason: z.string().trim().min(1).max(2000) }),
        reply: z.object({ recipients: z.number().int() }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => ({
        recipients: await service.sendDirectly(tx, actor, params.id, body, now),
      }),
    )
  }
