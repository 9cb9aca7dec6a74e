import { z } from 'zod'
import { causeDetailCodes } from '../../kernel/taxonomy/cause-classes.ts'
import { eventClassCodes } from '../../kernel/taxonomy/event-classes.ts'
import type { World } from '../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { mostPerAct } from '../attachments/model.ts'
import { complete, contentInput } from './content.ts'
import * as drafts from './drafts/service.ts'
import { listedSchema, reportSchema, type } from './replies.ts'
import * as service from './service.ts'

/** Ids of uploads that a version carries. */
const uploads = z.array(z.uuid()).max(mostPerAct).default([])

/** What is sent is no draft any more: it goes in the same transaction. */
const draft = z.uuid().nullable().default(null)

const submission = z.strictObject({
  type: type.default('REPORT'),
  content: contentInput,
  to: z.enum(['MINISTRY', 'COORD']).default('MINISTRY'),
  ministry: z.uuid().nullable().default(null),
  convertedFrom: z.uuid().nullable().default(null),
  invitation: z.uuid().nullable().default(null),
  attachments: uploads,
  draft,
})

const previewQuery = z.strictObject({
  type: type.default('REPORT'),
  to: z.enum(['MINISTRY', 'COORD']).default('MINISTRY'),
})

const version = z.strictObject({
  kind: z.enum(['FOLLOW_UP', 'FINAL', 'CORRECTION', 'WITHDRAWAL', 'CONSULTATION']),
  content: contentInput,
  /** The version that this one was written after; another one in between is refused. */
  after: z.number().int().positive(),
  attachments: uploads,
  draft,
})

const handling = z
  .strictObject({
    state: z.enum(['ACCEPTED', 'RETURNED', 'RECLASSIFIED']),
    eventClass: z
      .enum(eventClassCodes as [string, ...string[]])
      .nullable()
      .default(null),
    reason: z.string().trim().max(4000).default(''),
  })
  .refine(outcome => outcome.state === 'ACCEPTED' || outcome.reason.length > 0, {
    path: ['reason'],
    error: 'a reason is needed',
  })
  .refine(outcome => (outcome.state === 'RECLASSIFIED') === (outcome.eventClass !== null), {
    path: ['eventClass'],
    error: 'a class belongs to a reclassification',
  })

const versionParams = z.strictObject({ id: z.uuid(), seq: z.coerce.number().int().positive().max(1_000_000) })

/** 情報連絡: writing, reading, relaying and triaging reports and consultations. */
export const reportRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'reports'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/reports',
        scope: 'READ_REPORTS',
        tag,
        summary: 'Reports that my organisation wrote or was given, newest first',
        query: z.strictObject({
          ...pageQuery,
          eventClass: z.enum(eventClassCodes as [string, ...string[]]).optional(),
          cause: z.enum(causeDetailCodes).optional(),
          type: type.optional(),
          noFollowUp: z.stringbool().default(false),
        }),
        reply: pageSchema(listedSchema),
      },
      async ({ tx, actor, now, query }) => {
        const rows = await service.list(tx, {
          organisation: actor.organisation,
          eventClass: query.eventClass ?? null,
          cause: query.cause ?? null,
          type: query.type ?? null,
          noFollowUpSince: query.noFollowUp ? await service.followUpOwedSince(tx, now) : null,
          after: readPageKey(query.after),
          limit: query.limit,
        })
        return pageOf(rows, query.limit, row => row.sortKey)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/reports/route',
        scope: 'SUBMIT_REPORTS',
        tag,
        summary: 'Who would receive a report of mine, and until when they have to acknowledge it',
        query: previewQuery,
        reply: z.object({
          decision: decisionSchema,
          receiptDueAt: instant,
          hops: z.array(
            z.object({ to: seenOrganisation, flow: z.string(), leg: z.number(), mode: z.enum(['DIRECT', 'COPY']) }),
          ),
        }),
      },
      ({ tx, actor, now, query }) => service.previewNamed(tx, actor, { ...query, ministry: null }, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/reports',
        scope: 'SUBMIT_REPORTS',
        tag,
        summary: 'Send a first report or a consultation',
        body: submission,
        reply: z.object({ id: z.uuid(), number: z.string(), submittedAt: instant }),
        creates: true,
      },
      async ({ tx, actor, now, body }) => {
        await drafts.consume(tx, actor, body.draft, now)
        const sent = await service.submit(tx, actor, { ...body, content: complete(body.content) }, now)
        return { ...sent, submittedAt: now }
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/reports/:id',
        scope: 'READ_REPORTS',
        tag,
        summary: 'A report with its versions and hops',
        params: idParams,
        reply: reportSchema,
      },
      ({ tx, actor, now, params }) => service.read(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/reports/:id/versions',
        scope: 'SUBMIT_REPORTS',
        tag,
        summary: 'Add a follow-up, correction, final report or withdrawal',
        params: idParams,
        body: version,
        reply: z.object({ seq: z.number().int(), submittedAt: instant }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await drafts.consume(tx, actor, body.draft, now)
        const sent = await service.followUp(tx, actor, params.id, { ...body, content: complete(body.content) }, now)
        return { ...sent, submittedAt: now }
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/reports/:id/versions/:seq/receipt',
        scope: 'RECEIVE_REPORTS',
        tag,
        summary: 'Acknowledge a version for my organisation',
        params: versionParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.acknowledge(tx, actor, params.id, params.seq, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/reports/:id/versions/:seq/forwarding',
        scope: 'RECEIVE_REPORTS',
        tag,
        summary: 'Forward a version to the next hop, with my ministry’s remarks',
        params: versionParams,
        body: z.strictObject({ note: z.string().trim().max(4000).default('') }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.forward(tx, actor, params.id, params.seq, body.note, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/reports/:id/versions/:seq/handlings',
        tag,
        summary: 'Accept, return or reclassify a version',
        params: versionParams,
        body: handling,
        reply: z.object({ done: z.literal(true) }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.handle(tx, actor, params.id, params.seq, body, now)
        return { done: true as const }
      },
    )
  }
