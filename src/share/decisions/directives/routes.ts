import { z } from 'zod'
import { directiveKinds, directiveStates } from '../../../kernel/taxonomy/decisions.ts'
import { codesOf } from '../../../kernel/taxonomy/label.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import type { World } from '../../../platform/db/actor.ts'
import {
  expectedVersion,
  idParams,
  pageOf,
  pageQuery,
  pageSchema,
  readPageKey,
  route,
} from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const kind = z.enum(codesOf(directiveKinds))
const tlp = z.enum(tlpLabels)
const count = z.number().int()
const line = z.string().trim().max(400)
const done = z.object({ done: z.literal(true) })

const taskSchema = z
  .object({
    organisation: z.uuid(),
    name: seenOrganisation,
    addressee: z.string(),
    state: z.enum(codesOf(directiveStates)),
    receivedAt: instant.nullable(),
    receivedBy: seenPerson,
    doneAt: instant.nullable(),
    doneBy: seenPerson,
    refusedAt: instant.nullable(),
    refusedBy: seenPerson,
    refusedReason: z.string(),
    version: count,
    returns: z.array(
      z.object({
        id: z.uuid(),
        what: z.string(),
        cameAt: instant,
        by: seenOrganisation,
        person: seenPerson,
        recordedAt: instant,
      }),
    ),
    may: z.object({
      receive: decisionSchema,
      return: decisionSchema,
      finish: decisionSchema,
      refuse: decisionSchema,
    }),
  })
  .meta({ id: 'DirectiveTask' })

const directiveSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind,
    caseId: z.uuid().nullable(),
    caseNumber: z.string().nullable(),
    event: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    title: z.string(),
    body: z.string(),
    legalBasis: z.string(),
    documentNumber: z.string(),
    tlp,
    shared: z.boolean(),
    issuer: seenOrganisation,
    person: seenPerson,
    post: z.object({ ja: z.string(), en: z.string() }).nullable(),
    sentAt: instant,
    receiptDue: instant,
    dueAt: instant,
    remindedAt: instant.nullable(),
    reminders: count,
    progress: z.object({
      asked: count,
      done: count,
      refused: count,
      working: count,
      late: count,
      silent: count,
    }),
    tasks: z.array(taskSchema),
    own: taskSchema.nullable(),
    may: z.object({ remind: decisionSchema, open: decisionSchema }),
  })
  .meta({ id: 'Directive' })

const taskParams = z.strictObject({ id: z.uuid(), organisation: z.uuid() })

/** 資料提出の要求 and 全府省庁への指示: one task for each ministry, followed to its end. */
export const directiveRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'decisions'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/directives',
        tag,
        summary: 'Request materials of a ministry, or instruct all ministries (step-up)',
        body: z.strictObject({
          kind,
          case: z.uuid().nullable().default(null),
          event: z.uuid().nullable().default(null),
          title: z.string().trim().min(1).max(200),
          body: z.string().trim().min(1).max(20_000),
          legalBasis: line.default(''),
          documentNumber: line.default(''),
          organisation: z.uuid().nullable().default(null),
          addressee: line.default(''),
          tlp: tlp.exclude(['TLP:RED']).default('TLP:AMBER'),
          shared: z.boolean().default(false),
          due: z.iso.datetime({ offset: true }).nullable().default(null),
          language: z.enum(['ja', 'en']).default('ja'),
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
        url: '/directives',
        tag,
        summary: 'Requests and instructions that my organisation sent or was given, newest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(directiveSchema),
      },
      async ({ tx, actor, now, query }) => {
        const rows = await service.list(tx, actor, { after: readPageKey(query.after), limit: query.limit }, now)
        return pageOf(rows, query.limit, row => row.sentAt)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/directives',
        tag,
        summary: 'Requests and instructions because of a case',
        params,
        reply: z.array(directiveSchema),
      },
      ({ tx, actor, now, params }) => service.ofCase(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/directives/:id',
        tag,
        summary: 'One request or instruction, with the answers that the reader may see',
        params,
        reply: directiveSchema,
      },
      ({ tx, actor, now, params }) => service.read(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/directives/:id/receipt',
        tag,
        summary: '“We have it”',
        params,
        reply: done,
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
        method: 'POST',
        url: '/directives/:id/tasks/:organisation/returns',
        tag,
        summary: 'What came and when, or what was done',
        params: taskParams,
        body: z.strictObject({
          what: z.string().trim().min(1).max(4000),
          cameAt: z.iso.datetime({ offset: true }).optional(),
        }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body: { what, cameAt } }) => {
        const row = { organisation: params.organisation, what, cameAt: cameAt ? new Date(cameAt) : now }
        return service.addReturn(tx, actor, params.id, row, now)
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/directives/:id/tasks/:organisation/completion',
        tag,
        summary: 'It is complete (If-Match)',
        params: taskParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params: { id, organisation }, request }) => {
        await service.finish(tx, actor, id, { organisation, version: expectedVersion(request) }, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/directives/:id/refusal',
        tag,
        summary: 'Why it is not done (If-Match)',
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
        url: '/directives/:id/reminders',
        tag,
        summary: 'Remind the ministries that are not done',
        params,
        reply: z.object({ reminded: count }),
        creates: true,
      },
      async ({ tx, actor, now, params }) => ({ reminded: await service.remind(tx, actor, params.id, now) }),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/directives/:id/sharing',
        tag,
        summary: 'Whether the ministries may read each other’s answers',
        params,
        body: z.strictObject({ shared: z.boolean() }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.setShared(tx, actor, params.id, body.shared, now)
        return null
      },
    )
  }
