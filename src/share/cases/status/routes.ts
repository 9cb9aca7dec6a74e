import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const passage = z.string().trim().min(1).max(4000)

const requestSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  measureId: z.uuid().nullable(),
  measureText: z.string().nullable(),
  body: z.string(),
  organisation: seenOrganisation,
  person: seenPerson,
  to: seenOrganisation,
  askedAt: instant,
  dueAt: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: seenPerson,
  mayAnswer: decisionSchema,
})

/** 状況の照会 (F33): how the measures stand, asked of whoever reported, with a time by which it is answered. */
export const statusRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'cases'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/status-requests',
        tag,
        summary: 'Status requests of a case that I asked, was asked, or coordinate',
        params: idParams,
        reply: z.object({ mayAsk: decisionSchema, requests: z.array(requestSchema) }),
      },
      ({ tx, actor, now, params }) => service.of(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/status-requests',
        tag,
        summary: 'Ask whoever reported how the measures stand',
        params: idParams,
        body: z.strictObject({ body: passage, measure: z.uuid().nullable().default(null) }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.ask(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/status-requests/:request/answer',
        tag,
        summary: 'Answer how it stands; once',
        params: z.strictObject({ id: z.uuid(), request: z.uuid() }),
        body: z.strictObject({ answer: passage }),
        reply: z.object({ done: z.literal(true) }),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.answer(tx, actor, params.id, params.request, body.answer, now)
        return { done: true as const }
      },
    )
  }
