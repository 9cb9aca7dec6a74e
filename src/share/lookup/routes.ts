import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { route } from '../../platform/http/route.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { locate } from './service.ts'

export const lookupRoutes =
  (world: World): Routes =>
  (app: App) =>
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/numbers/:number',
        tag: 'lookup',
        summary: 'The thing that bears a number, if the reader may see it',
        params: z.strictObject({ number: z.string().regex(/^[RQCAWIEDNS]-\d{1,9}$/) }),
        reply: z.object({
          kind: z.enum([
            'notice',
            'report',
            'case',
            'advisory',
            'edition',
            'alert_request',
            'sweep',
            'investigation',
            'serious_event',
            'directive',
          ]),
          id: z.uuid(),
        }),
      },
      ({ tx, params }) => locate(tx, params.number),
    )
