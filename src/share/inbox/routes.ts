import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import { instant, seenOrganisation } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { inbox } from './service.ts'

const entrySchema = z.object({
  id: z.uuid(),
  kind: z.enum(['report', 'edition', 'consent_request']),
  number: z.string(),
  title: z.string(),
  from: seenOrganisation,
  tlp: z.string(),
  arrivedAt: instant,
  dueAt: instant.nullable(),
  answeredAt: instant.nullable(),
})

export const inboxRoutes =
  (world: World): Routes =>
  (app: App) =>
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/inbox',
        tag: 'inbox',
        summary: 'What others gave my organisation, newest first',
        query: z.strictObject({ ...pageQuery, unanswered: z.stringbool().default(false) }),
        reply: pageSchema(entrySchema),
      },
      async ({ tx, actor, query }) => {
        const rows = await inbox(tx, {
          organisation: actor.organisation,
          unanswered: query.unanswered,
          after: readPageKey(query.after),
          limit: query.limit,
        })
        return pageOf(rows, query.limit, row => row.arrivedAt)
      },
    )
