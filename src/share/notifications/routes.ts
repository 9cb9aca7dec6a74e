import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { idParams, route } from '../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { type NotificationKind, notificationKinds } from './model.ts'
import { mailTroubles, sendAgain } from './service.ts'

const trouble = z.object({
  id: z.uuid(),
  organisation: seenOrganisation,
  person: seenPerson,
  kind: z.enum(Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]]),
  number: z.string(),
  tlp: z.string(),
  state: z.enum(['FAILED', 'UNCONFIRMED']),
  error: z.string(),
  attempts: z.number().int(),
  at: instant,
})

export const notificationRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/mail-troubles',
        tag: 'notifications',
        summary: 'Letters that failed, or of which nobody knows whether they left',
        reply: z.object({ letters: z.array(trouble), more: z.boolean() }),
      },
      ({ tx, actor }) => mailTroubles(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/mail-troubles/:id/again',
        tag: 'notifications',
        summary: 'Send a letter again',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await sendAgain(tx, actor, params.id, now)
        return null
      },
    )
  }
