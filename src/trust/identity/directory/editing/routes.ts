import { z } from 'zod'
import { actorKinds } from '../../../../kernel/taxonomy/actor-kinds.ts'
import { designations } from '../../../../kernel/taxonomy/designations.ts'
import { relationKinds } from '../../../../kernel/taxonomy/relation-kinds.ts'
import { sectorCodes } from '../../../../kernel/taxonomy/sectors.ts'
import type { World } from '../../../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../../../platform/http/route.ts'
import { day } from '../../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../../platform/http/server.ts'
import * as service from './service.ts'

const text = z.string().trim().min(1).max(200)
const codes = <Table extends object>(table: Table) =>
  z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]])
const done = z.object({ done: z.literal(true) })
const tag = 'directory'

/** The directory is kept in the browser: names, kinds, sectors, designations, relations, each with its days. */
export const directoryEditingRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'PATCH',
        url: '/organisations/:id',
        tag,
        summary: 'What the organisation is from today on (If-Match)',
        params: idParams,
        body: z.strictObject({
          windowPhone: z.string().max(60).optional(),
          publicBody: z.boolean().optional(),
          kinds: z.array(codes(actorKinds)).min(1).max(10).optional(),
          sectors: z.array(z.enum(sectorCodes)).max(20).optional(),
          designations: z.array(codes(designations)).max(3).optional(),
        }),
        reply: z.object({ version: z.number().int() }),
      },
      async ({ tx, actor, now, params, body, request }) => ({
        version: await service.change(tx, actor, params.id, expectedVersion(request), body, now),
      }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisations/:id/names',
        tag,
        summary: 'A new name from a day on; earlier things keep the earlier name',
        params: idParams,
        body: z.strictObject({ ja: text, en: text, shortJa: text, shortEn: text, validFrom: day }),
        reply: done,
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.rename(tx, actor, params.id, body, now)
        return { done: true as const }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisations/:id/relations',
        tag,
        summary: 'A relation from a day on',
        params: idParams,
        body: z.strictObject({
          kind: codes(relationKinds),
          direction: z.enum(['FROM_HERE', 'TO_HERE']),
          organisation: z.uuid(),
          validFrom: day,
        }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.addRelation(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/organisations/:id/relations/:relation/end',
        tag,
        summary: 'The last day of a relation',
        params: z.strictObject({ id: z.uuid(), relation: z.uuid() }),
        body: z.strictObject({ until: day }),
        reply: done,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.endRelation(tx, actor, params.id, params.relation, body.until, now)
        return { done: true as const }
      },
    )
  }
