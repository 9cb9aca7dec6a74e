import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../platform/http/route.ts'
import { instant, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { openingStates } from './model.ts'
import * as service from './service.ts'

const reason = z.string().trim().min(1).max(4000)
const versionReply = z.object({ version: z.number().int() })

/** 統合・分割: cases of one originator that go on together, and apart again (ADR 0024). */
export const mergeRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'cases'

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/merge',
        tag,
        summary: 'Let a case go on in another of the same originator; nothing is moved',
        params: idParams,
        body: z.strictObject({ into: z.uuid(), reason }),
        reply: versionReply,
      },
      async ({ tx, actor, now, params, body, request }) => ({
        version: await service.merge(tx, actor, params.id, expectedVersion(request), body, now),
      }),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/separation',
        tag,
        summary: 'Undo a merge: the case stands for itself again, in the state it had',
        params: idParams,
        body: z.strictObject({ reason }),
        reply: versionReply,
      },
      async ({ tx, actor, now, params, body, request }) => ({
        version: await service.separate(tx, actor, params.id, expectedVersion(request), body.reason, now),
      }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/splits',
        tag,
        summary: 'Put some of the reports into a case of their own',
        params: idParams,
        body: z.strictObject({
          reports: z.array(z.uuid()).min(1).max(200),
          title: z.string().trim().min(1).max(200),
          state: z.enum(openingStates).default('SUSPECTED'),
          reason,
        }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.splitOff(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/joinings',
        tag,
        summary: 'Merges, splits and moved reports of a case whose other end I may read',
        params: idParams,
        reply: z.array(
          z.object({
            id: z.uuid(),
            act: z.enum(['MERGE', 'SPLIT', 'REPORT_MOVED']),
            fromId: z.uuid(),
            fromNumber: z.string(),
            intoId: z.uuid(),
            intoNumber: z.string(),
            reportNumber: z.string().nullable(),
            reason: z.string(),
            person: seenPerson,
            at: instant,
          }),
        ),
      },
      ({ tx, params }) => service.joinings(tx, params.id),
    )
  }
