import { z } from 'zod'
import { type CaseState, caseStateCodes } from '../../kernel/taxonomy/case-states.ts'
import { type CauseDetail, causeDetailCodes } from '../../kernel/taxonomy/cause-classes.ts'
import { type Sector, sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import type { World } from '../../platform/db/actor.ts'
import { pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import { day, instant, seenOrganisation } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { searchPartCodes } from './model.ts'
import { search } from './service.ts'

const hitSchema = z.object({
  id: z.uuid(),
  part: z.enum(searchPartCodes),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  organisation: seenOrganisation,
  tlp: z.string().nullable(),
  seq: z.number().int().nullable(),
  at: instant,
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})

export const searchRoutes =
  (world: World): Routes =>
  (app: App) =>
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/search',
        tag: 'search',
        summary: 'Everything I may read that bears these words, newest first',
        query: z.strictObject({
          ...pageQuery,
          text: z.string().trim().min(1).max(1000),
          part: z.enum(searchPartCodes).optional(),
          sector: z.enum(sectorCodes as [Sector, ...Sector[]]).optional(),
          state: z.enum(caseStateCodes as [CaseState, ...CaseState[]]).optional(),
          cause: z.enum(causeDetailCodes as [CauseDetail, ...CauseDetail[]]).optional(),
          since: day.optional(),
          until: day.optional(),
        }),
        reply: pageSchema(hitSchema),
      },
      async ({ tx, actor, now, query: { after, limit, text, part, sector, state, cause, since, until } }) => {
        const filter = {
          text,
          part: part ?? null,
          sector: sector ?? null,
          state: state ?? null,
          cause: cause ?? null,
          since: since ?? null,
          until: until ?? null,
        }
        const found = await search(tx, actor, filter, { after: readPageKey(after), limit }, now)
        const { items, next } = pageOf(found, limit, place => place.at)
        return { items: items.flatMap(({ hit }) => hit ?? []), next }
      },
    )
