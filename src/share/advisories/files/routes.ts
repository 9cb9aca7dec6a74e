import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { mostPerAct } from '../../attachments/model.ts'
import * as service from './service.ts'

const fileParams = idParams.extend({ file: z.uuid() })

/** Files of a draft; the draft itself says how each stands. */
export const advisoryFileRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'advisories'
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/files',
        tag,
        summary: 'Attach uploads of mine to a draft (If-Match); a new revision',
        params: idParams,
        body: z.strictObject({ attachments: z.array(z.uuid()).min(1).max(mostPerAct) }),
        reply: z.object({ attached: z.number().int() }),
        creates: true,
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.attach(tx, actor, params.id, { ...body, version: expectedVersion(request) }, now)
        return { attached: body.attachments.length }
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/advisories/:id/files/:file/removal',
        tag,
        summary: 'Take a file out of a draft (If-Match); a new revision',
        params: fileParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params, request }) => {
        await service.remove(tx, actor, params.id, { file: params.file, version: expectedVersion(request) }, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/advisories/:id/files/:file/look',
        tag,
        summary: 'Say that I have looked into a file that no program reads',
        params: fileParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.confirmLooked(tx, actor, params.id, params.file, now)
        return null
      },
    )
  }
