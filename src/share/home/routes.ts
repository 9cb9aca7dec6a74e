import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { route } from '../../platform/http/route.ts'
import { instant, seenOrganisation } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { loopKinds } from './model.ts'
import { openLoops } from './service.ts'

const loopSchema = z.object({
  kind: z.enum(Object.keys(loopKinds) as [keyof typeof loopKinds, ...(keyof typeof loopKinds)[]]),
  subject: z.object({
    kind: z.enum([
      'report',
      'case',
      'advisory',
      'edition',
      'board',
      'consent_request',
      'report_invitation',
      'alert_request',
      'sweep',
      'ladder_run',
      'serious_event',
      'directive',
      'notice',
      'detection',
    ]),
    id: z.uuid(),
    number: z.string(),
  }),
  title: z.string(),
  due: instant.nullable(),
  since: instant,
  next: seenOrganisation,
  asker: seenOrganisation,
  count: z.number().int(),
})

const counts = z.object({
  overdue: z.number().int(),
  open: z.number().int(),
  unowned: z.number().int(),
  fresh: z.number().int(),
  silent: z.number().int(),
})

export const homeRoutes =
  (world: World): Routes =>
  (app: App) =>
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/home',
        tag: 'home',
        summary: 'What must I do now',
        reply: z.object({ loops: z.array(loopSchema), counts }),
      },
      ({ tx, actor, now }) => openLoops(tx, actor, now),
    )
