import { z } from 'zod'
import { advisoryKindCodes } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { World } from '../../../platform/db/actor.ts'
import { languageOf } from '../../../platform/http/problem.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../../platform/http/route.ts'
import { instant } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { delayMinutes, effectsCsv } from './csv.ts'
import { usefulnessCodes } from './model.ts'
import * as service from './service.ts'

const rating = z.enum(usefulnessCodes)
const count = z.number().int()

const effectSchema = z
  .object({
    id: z.uuid().meta({ description: 'Of the edition.' }),
    number: z.string(),
    title: z.string(),
    kind: z.enum(advisoryKindCodes),
    releasedAt: instant,
    firstReportAt: instant.nullable(),
    delayMinutes: count.nullable().meta({ description: 'From the first report to the release.' }),
    recipients: count,
    reached: count,
    acknowledged: count,
    checked: count,
    affected: count,
    acted: count,
    useful: count,
    partly: count,
    notUseful: count,
    comments: z.array(z.string()),
  })
  .meta({ id: 'AdvisoryEffect' })

/** What recipients think of an edition, and what the coordinator learns from it. */
export const usefulnessRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'deliveries'
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/rating',
        tag,
        summary: 'What the reader’s organisation has said of an edition; null while it has said nothing',
        params: idParams,
        reply: z.object({ rating, comment: z.string(), at: instant }).nullable(),
      },
      ({ tx, actor, params }) => service.read(tx, actor, params.id),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/editions/:id/rating',
        tag,
        summary: 'How useful it was; one answer for each recipient, changeable',
        params: idParams,
        body: z.strictObject({ rating, comment: z.string().trim().max(2000).default('') }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.rate(tx, actor, params.id, body, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisory-effects',
        tag,
        summary: 'Delay from the first report, reach, action and usefulness of each released advisory, newest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(effectSchema),
      },
      async ({ tx, actor, query: { after, limit } }) => {
        const rows = await service.effects(tx, actor, { after: readPageKey(after), limit: limit + 1 })
        const measured = rows.map(effect => ({ ...effect, delayMinutes: delayMinutes(effect) }))
        return pageOf(measured, limit, row => row.releasedAt)
      },
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisory-effects/delays',
        tag,
        summary: 'Shortest, middle and longest delay in minutes over all of them; null while none came of a report',
        reply: z.object({ measured: count, shortest: count, median: count, longest: count }).nullable(),
      },
      ({ tx, actor }) => service.delays(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisory-effects.csv',
        tag,
        summary: 'The same as a table for a spreadsheet (text/csv)',
        reply: z.string(),
      },
      async ({ tx, actor, request, reply }) => {
        void reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="advisory-effects.csv"')
        return effectsCsv(await service.allEffects(tx, actor), languageOf(request))
      },
    )
  }
