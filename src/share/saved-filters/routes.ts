import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../platform/http/route.ts'
import { seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { filterPages } from './model.ts'
import * as service from './service.ts'

const tag = 'filters'
const name = z.string().trim().min(1).max(60)
const parameters = z
  .record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(1000))
  .refine(given => Object.keys(given).length <= 20, { error: 'at most 20 parameters' })

const filterSchema = z.object({
  id: z.uuid(),
  page: z.enum(filterPages),
  name: z.string(),
  parameters: z.record(z.string(), z.string()).readonly(),
  shared: z.boolean(),
  keeper: seenPerson,
  own: z.boolean(),
  pinned: z.boolean(),
  mayRemove: z.boolean(),
  version: z.number().int(),
})

/** 保存した条件: the narrowing of a list under a name, for oneself or for the organisation. */
export const savedFilterRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/filters',
        tag,
        summary: 'The filters I keep and those that colleagues share',
        reply: z.array(filterSchema),
      },
      ({ tx, actor }) => service.list(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/filters',
        tag,
        summary: 'Keep the narrowing of a list under a name',
        body: z.strictObject({
          page: z.enum(filterPages),
          name,
          parameters,
          shared: z.boolean().default(false),
          pinned: z.boolean().default(false),
        }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.keep(tx, actor, body, now),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/filters/:id',
        tag,
        summary: 'Rename, narrow otherwise or share a filter of mine',
        params: idParams,
        body: z.strictObject({ name, parameters, shared: z.boolean() }),
        reply: z.object({ version: z.number().int() }),
      },
      ({ tx, actor, now, params, body, request }) =>
        service.change(tx, actor, { ...body, id: params.id, version: expectedVersion(request) }, now),
    )
    route(
      app,
      world,
      { method: 'DELETE', url: '/filters/:id', tag, summary: 'Remove a filter', params: idParams, reply: z.null() },
      async ({ tx, actor, now, params }) => {
        await service.remove(tx, actor, params.id, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/filters/:id/pin',
        tag,
        summary: 'Put a filter into my navigation, or take it out',
        params: idParams,
        body: z.strictObject({ pinned: z.boolean() }),
        reply: z.object({ pinned: z.boolean() }),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.pin(tx, actor, params.id, body.pinned, now)
        return body
      },
    )
  }
