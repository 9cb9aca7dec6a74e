import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import {
  expectedVersion,
  idParams,
  pageOf,
  pageQuery,
  pageSchema,
  readPageKey,
  route,
  sendVersion,
} from '../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { type LoopKind, loopKinds } from '../home/model.ts'
import { type TimelineKind, timelineKinds } from '../timeline/model.ts'
import * as service from './service.ts'

const line = z.object({
  kind: z.enum(Object.keys(loopKinds) as [LoopKind, ...LoopKind[]]),
  subjectKind: z.string(),
  subject: z.uuid(),
  number: z.string(),
  title: z.string(),
  due: z.string().nullable(),
  since: z.string(),
  next: seenOrganisation,
  count: z.number().int(),
})

const change = z.object({
  id: z.uuid(),
  kind: z.enum(Object.keys(timelineKinds) as [TimelineKind, ...TimelineKind[]]),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  number: z.string().nullable(),
  at: instant,
})

const head = {
  id: z.uuid(),
  since: instant,
  givenAt: instant,
  givenBy: z.uuid(),
  giver: seenPerson,
  giverPost: z.object({ ja: z.string(), en: z.string() }),
  note: z.string(),
  version: z.number().int(),
  acceptedAt: instant.nullable(),
  accepter: seenPerson,
}

const tag = 'handovers'
const note = z.string().trim().max(8000)

export const handoverRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/handovers/next',
        tag,
        summary: 'What a handover would hold now',
        reply: z.object({ since: instant, lines: z.array(line), changes: z.array(change) }),
      },
      ({ tx, actor, now }) => service.prepare(tx, actor, now),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/handovers',
        tag,
        summary: 'The handovers of my organisation, newest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(z.object(head)),
      },
      async ({ tx, actor, query }) => {
        const rows = await service.list(tx, actor, { after: readPageKey(query.after), limit: query.limit })
        return pageOf(rows, query.limit, row => row.givenAt)
      },
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/handovers',
        tag,
        summary: 'Hand the shift over',
        body: z.strictObject({ note }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.give(tx, actor, body.note, now),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/handovers/:id',
        tag,
        summary: 'A handover, as far as my post may know',
        params: idParams,
        reply: z.object({ ...head, lines: z.array(line), changes: z.array(change) }),
      },
      async ({ tx, actor, params, reply }) => {
        const found = await service.read(tx, actor, params.id)
        sendVersion(reply, found.version)
        return found
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/handovers/:id/note',
        tag,
        summary: 'Mend the note before it is accepted',
        params: idParams,
        body: z.strictObject({ note }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body, request }) => {
        const version = expectedVersion(request)
        await service.changeNote(tx, actor, { id: params.id, note: body.note, version }, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/handovers/:id/acceptance',
        tag,
        summary: 'I have taken over',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.accept(tx, actor, params.id, now)
        return null
      },
    )
  }
