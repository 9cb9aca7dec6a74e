import { z } from 'zod'
import { alertStates } from '../../kernel/taxonomy/alert-requests.ts'
import { codesOf } from '../../kernel/taxonomy/label.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import type { World } from '../../platform/db/actor.ts'
import { expectedVersion, idParams, route, sendVersion } from '../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import * as service from './service.ts'

const tlp = z.enum(tlpLabels)
const count = z.number().int()

const answerSchema = z
  .object({
    organisation: z.uuid(),
    name: seenOrganisation,
    state: z.enum(codesOf(alertStates)),
    receivedAt: instant.nullable(),
    receivedBy: seenPerson,
    warnedAt: instant.nullable(),
    operators: count.nullable(),
    note: z.string(),
    refusedAt: instant.nullable(),
    refusedReason: z.string(),
    answeredBy: seenPerson,
    version: count,
    regulated: count.meta({ description: 'Operators that the ministry regulates today.' }),
  })
  .meta({ id: 'AlertAnswer' })

const requestSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    body: z.string(),
    tlp,
    issuer: seenOrganisation,
    person: seenPerson,
    sentAt: instant,
    dueAt: instant,
    remindedAt: instant.nullable(),
    reminders: count,
    edition: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    completion: z.object({
      asked: count,
      received: count,
      warned: count,
      refused: count,
      overdue: count,
      operators: count,
    }),
    answers: z.array(answerSchema),
    own: answerSchema.nullable(),
    may: z.object({ receive: decisionSchema, warn: decisionSchema, refuse: decisionSchema, remind: decisionSchema }),
  })
  .meta({ id: 'AlertRequest' })

/** 注意喚起の要請: asked by the coordinator, answered by each ministry. */
export const alertRequestRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'alert requests'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/alert-requests',
        tag,
        summary: 'Ask ministries to warn their operators, by a day',
        body: z.strictObject({
          title: z.string().trim().min(1).max(200),
          body: z.string().trim().min(1).max(20_000),
          tlp: tlp.exclude(['TLP:RED']).default('TLP:GREEN'),
          organisations: z.array(z.uuid()).min(1).max(100),
          edition: z.uuid().nullable().default(null),
          due: z.iso.datetime({ offset: true }).nullable().default(null),
        }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, body: { due, ...asked } }) =>
        service.send(tx, actor, { ...asked, due: due === null ? null : new Date(due) }, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/alert-requests',
        tag,
        summary: 'Requests to warn operators that my organisation sent or received',
        reply: z.array(requestSchema),
      },
      ({ tx, actor, now }) => service.list(tx, actor, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/alert-requests/:id',
        tag,
        summary: 'One request: with every answer for the coordinator, with its own for a ministry',
        params,
        reply: requestSchema,
      },
      async ({ tx, actor, now, params, reply }) => {
        const request = await service.read(tx, actor, params.id, now)
        if (request.own) sendVersion(reply, request.own.version)
        return request
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/alert-requests/:id/receipt',
        tag,
        summary: '“We have it”',
        params,
        reply: z.object({ done: z.literal(true) }),
        creates: true,
      },
      async ({ tx, actor, now, params }) => {
        await service.receive(tx, actor, params.id, now)
        return { done: true as const }
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/alert-requests/:id/warning',
        tag,
        summary: 'When the operators were warned, and how many (If-Match)',
        params,
        body: z.strictObject({
          operators: count.min(1).max(1_000_000),
          warnedAt: z.iso.datetime({ offset: true }).optional(),
          note: z.string().trim().max(4000).default(''),
        }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body, request }) => {
        const warnedAt = body.warnedAt ? new Date(body.warnedAt) : now
        await service.warn(tx, actor, params.id, { ...body, warnedAt, version: expectedVersion(request) }, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/alert-requests/:id/refusal',
        tag,
        summary: 'Why the operators are not warned (If-Match)',
        params,
        body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.refuse(tx, actor, params.id, { ...body, version: expectedVersion(request) }, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/alert-requests/:id/reminders',
        tag,
        summary: 'Remind the ministries that have not answered',
        params,
        reply: z.object({ reminded: count }),
        creates: true,
      },
      async ({ tx, actor, now, params }) => ({ reminded: await service.remind(tx, actor, params.id, now) }),
    )
  }
