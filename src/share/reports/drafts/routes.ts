import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { expectedVersion, idParams, route, sendVersion } from '../../../platform/http/route.ts'
import { instant, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { draftContent } from '../service.ts'
import * as service from './service.ts'

const kind = z.enum(['FIRST', 'CONSULTATION', 'FOLLOW_UP', 'FINAL', 'CORRECTION', 'WITHDRAWAL'])
const recipient = z.enum(['MINISTRY', 'COORD'])

const written = {
  content: draftContent,
  to: recipient.default('MINISTRY'),
  ministry: z.uuid().nullable().default(null),
}

const begun = z
  .strictObject({ ...written, kind, report: z.uuid().nullable().default(null) })
  .refine(draft => draft.report !== null || draft.kind === 'FIRST' || draft.kind === 'CONSULTATION', {
    path: ['report'],
    error: 'a later version belongs to a report',
  })

const draftSchema = z.object({
  id: z.uuid(),
  kind,
  report: z.uuid().nullable(),
  number: z.string().nullable(),
  content: draftContent,
  to: recipient,
  ministry: z.uuid().nullable(),
  version: z.number().int(),
  createdAt: instant,
  savedAt: instant,
  savedBy: seenPerson,
  discardedAt: instant.nullable(),
})

/** Drafts of reports, seen by the reporting posts of their own organisation and by nobody else. */
export const draftRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'reports'
    const url = '/report-drafts'

    route(
      app,
      world,
      { method: 'GET', url, tag, summary: 'Drafts of my organisation, last saved first', reply: z.array(draftSchema) },
      ({ tx, actor }) => service.list(tx, actor),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url,
        tag,
        summary: 'Begin a draft, or join the one of the same version',
        body: begun,
        reply: draftSchema,
        creates: true,
      },
      ({ tx, actor, now, body }) => service.begin(tx, actor, body, now),
    )

    route(
      app,
      world,
      { method: 'GET', url: `${url}/:id`, tag, summary: 'A draft', params: idParams, reply: draftSchema },
      async ({ tx, actor, params, reply }) => {
        const draft = await service.read(tx, actor, params.id)
        sendVersion(reply, draft.version)
        return draft
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: `${url}/:id`,
        tag,
        summary: 'Save a draft over the version that was read',
        params: idParams,
        body: z.strictObject(written),
        reply: draftSchema,
      },
      async ({ tx, actor, now, params, body, request, reply }) => {
        const draft = await service.save(tx, actor, params.id, { ...body, expected: expectedVersion(request) }, now)
        sendVersion(reply, draft.version)
        return draft
      },
    )

    route(
      app,
      world,
      {
        method: 'DELETE',
        url: `${url}/:id`,
        tag,
        summary: 'Discard a draft; it can be taken back for a day',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.discard(tx, actor, params.id, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: `${url}/:id/restoration`,
        tag,
        summary: 'Take a discarded draft back',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.restore(tx, actor, params.id, now)
        return null
      },
    )
  }
