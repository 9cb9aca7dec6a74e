import { z } from 'zod'
import { advisoryKindCodes } from '../../../kernel/taxonomy/advisory-kinds.ts'
import { deliveryStateCodes } from '../../../kernel/taxonomy/deliveries.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import type { World } from '../../../platform/db/actor.ts'
import { languageOf } from '../../../platform/http/problem.ts'
import {
  expectedVersion,
  idParams,
  pageOf,
  pageQuery,
  pageSchema,
  readPageKey,
  route,
} from '../../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { boardCsv } from './csv.ts'
import { assessments, deliveryState, nextAct } from './model.ts'
import * as service from './service.ts'

const tlp = z.enum(tlpLabels)
const assessment = z.enum(Object.keys(assessments) as [keyof typeof assessments, ...(keyof typeof assessments)[]])
const state = z.enum(deliveryStateCodes)

const deliverySchema = z
  .object({
    thread: z.uuid(),
    state,
    next: z.enum(['ACKNOWLEDGE', 'ASSESS', 'ACT']).nullable(),
    sentAt: instant.nullable(),
    openedAt: instant.nullable(),
    openedBy: seenPerson,
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: seenPerson,
    acknowledgedPost: z.object({ ja: z.string(), en: z.string() }).nullable(),
    acknowledgeBy: instant,
    assessment,
    assessedAt: instant.nullable(),
    assessBy: instant,
    affectedCount: z.number().int().nullable(),
    action: z.string(),
    actedAt: instant.nullable(),
    version: z.number().int(),
    fate: z.enum(['RECALLED', 'CORRECTED']).nullable(),
  })
  .meta({ id: 'Delivery' })

const headSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  face: z.enum(['VICTIM', 'OTHERS']),
  kind: z.enum(advisoryKindCodes),
  title: z.string(),
  tlp,
  issuer: seenOrganisation,
  releasedAt: instant,
})

const editionSchema = headSchema
  .extend({
    body: z.string(),
    requests: z.array(z.string()),
    acknowledgeBy: instant,
    assessBy: instant,
    fate: z.enum(['RECALLED', 'CORRECTED']).nullable(),
    recallReason: z.string().nullable(),
    recalledAt: instant.nullable(),
    correctedBy: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    corrects: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    /** Null for whoever issued it. */
    delivery: deliverySchema.nullable(),
  })
  .meta({ id: 'Edition' })

const receivedSchema = headSchema.extend({ delivery: deliverySchema }).meta({ id: 'ReceivedEdition' })

const boardRow = z
  .object({
    thread: z.uuid(),
    organisation: z.uuid(),
    name: seenOrganisation,
    tier: z.number().int(),
    state,
    sentAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    undeliverable: z.string(),
    openedAt: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: seenPerson,
    acknowledgedPost: z.object({ ja: z.string(), en: z.string() }).nullable(),
    acknowledgeBy: instant,
    assessment,
    assessedAt: instant.nullable(),
    assessBy: instant,
    affectedCount: z.number().int().nullable(),
    action: z.string(),
    actedAt: instant.nullable(),
  })
  .meta({ id: 'BoardRow' })

const count = z.number().int()
const countsSchema = z
  .object({
    total: count,
    acknowledged: count,
    silent: count,
    held: count,
    unchecked: count,
    hit: count,
    noHit: count,
    notApplicable: count,
    acted: count,
  })
  .meta({ id: 'DeliveryCounts' })

const boardSchema = z
  .object({
    edition: headSchema.extend({
      acknowledgeBy: instant,
      assessBy: instant,
      fate: z.enum(['RECALLED', 'CORRECTED']).nullable(),
      recallReason: z.string().nullable(),
      correctedBy: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    }),
    asOf: instant,
    tiers: z.array(
      z.object({ tier: count, counts: countsSchema, slowest: count.nullable().meta({ description: 'Milliseconds.' }) }),
    ),
    groups: z.array(
      z.object({ relay: boardRow.nullable(), depth: count, recipients: z.array(boardRow), counts: countsSchema }),
    ),
    silent: z.array(boardRow),
    counts: countsSchema,
  })
  .meta({ id: 'Board' })

const withState = (delivery: service.Delivery, now: Date) => ({
  ...delivery,
  state: deliveryState(delivery, now),
  next: nextAct(delivery),
})

const assessmentBody = z
  .strictObject({ assessment, affectedCount: z.number().int().min(1).max(10_000_000).nullable().default(null) })
  .refine(({ assessment, affectedCount }) => assessment === 'AFFECTED' || affectedCount === null, {
    path: ['affectedCount'],
    error: 'only for AFFECTED',
  })

/** What recipients read and answer, and the board on which silence shows. */
export const deliveryRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'deliveries'
    const reply = editionSchema

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/deliveries',
        scope: 'READ_ADVISORIES',
        tag,
        summary: 'Editions that the reader’s organisation has received, newest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(receivedSchema),
      },
      async ({ tx, actor, now, query }) => {
        const rows = await service.listOf(tx, actor.organisation, {
          after: readPageKey(query.after),
          limit: query.limit,
        })
        const { items, next } = pageOf(rows, query.limit, row => row.sentAt ?? row.releasedAt)
        return { items: items.map(row => ({ ...row, delivery: withState(row, now) })), next }
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id',
        scope: 'READ_ADVISORIES',
        tag,
        summary: 'One edition; the first reading is kept as its opening',
        params: idParams,
        reply,
      },
      async ({ tx, actor, now, params, request }) => {
        const edition = isRead(request)
          ? await service.open(tx, actor, params.id, now)
          : await service.read(tx, actor, params.id)
        return present(edition, now)
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/editions/:id/acknowledgement',
        scope: 'ANSWER_ADVISORIES',
        tag,
        summary: '“I have it”; a ministry or CEPTOAR passes it on with the same act',
        params: idParams,
        reply,
        creates: true,
      },
      async ({ tx, actor, now, params }) => {
        await service.acknowledge(tx, actor, params.id, now)
        return present(await service.read(tx, actor, params.id), now)
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/editions/:id/assessment',
        scope: 'ANSWER_ADVISORIES',
        tag,
        summary: 'Affected, not affected, not applicable, or not yet checked after all (If-Match)',
        params: idParams,
        body: assessmentBody,
        reply,
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.mustBeAt(tx, actor, params.id, expectedVersion(request))
        await service.assess(tx, actor, params.id, body, now)
        return present(await service.read(tx, actor, params.id), now)
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/editions/:id/action',
        scope: 'ANSWER_ADVISORIES',
        tag,
        summary: 'What was done, and when (If-Match)',
        params: idParams,
        body: z.strictObject({
          action: z.string().trim().min(1).max(4000),
          actedAt: z.iso.datetime({ offset: true }).optional(),
        }),
        reply,
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.mustBeAt(tx, actor, params.id, expectedVersion(request))
        const actedAt = body.actedAt ? new Date(body.actedAt) : now
        await service.act(tx, actor, params.id, { action: body.action, actedAt }, now)
        return present(await service.read(tx, actor, params.id), now)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/board',
        scope: 'READ_ADVISORIES',
        tag,
        summary:
          'Who has answered what: all for the issuer, the tiers below for a ministry or CEPTOAR, itself for an operator',
        params: idParams,
        reply: boardSchema,
      },
      async ({ tx, now, params }) => ({ ...(await service.board(tx, params.id, now)), asOf: now }),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/recipients',
        scope: 'READ_ADVISORIES',
        tag,
        summary: 'One line of the board to its end, the worst first; without `relay` those sent to directly',
        params: idParams,
        query: z.strictObject({
          relay: z.uuid().optional(),
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(500).default(500),
        }),
        reply: z.object({ items: z.array(boardRow), next: z.uuid().nullable() }),
      },
      ({ tx, now, params, query: { relay = null, after = null, limit } }) =>
        service.lineOf(tx, params.id, { relay, after, limit }, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/threads',
        tag,
        summary: 'Conversations on the edition: all for the issuer, its own for a recipient',
        params: idParams,
        reply: z.array(
          z.object({
            thread: z.uuid(),
            organisation: seenOrganisation,
            messages: count,
            unanswered: count,
            lastAt: instant,
          }),
        ),
      },
      ({ tx, params }) => service.threads(tx, params.id),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/editions/:id/board.csv',
        tag,
        summary: 'The board as a table for a spreadsheet (text/csv)',
        params: idParams,
        reply: z.string(),
      },
      async ({ tx, now, params, request, reply: answer }) => {
        const { edition, rows } = await service.boardRows(tx, params.id, now)
        void answer
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${edition.number}.csv"`)
        return boardCsv([edition.number, edition.tlp, edition.title], rows, languageOf(request))
      },
    )
  }

/** Nobody has read what a browser or a mail scanner merely fetched ahead (RFC 9110 §9.3.2, Sec-Purpose). */
const isRead = ({ method, headers }: { method: string; headers: Record<string, unknown> }): boolean =>
  method !== 'HEAD' && !/prefetch|preview/i.test(`${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''}`)

const present = ({ delivery, ...edition }: Awaited<ReturnType<typeof service.read>>, now: Date) => ({
  ...edition,
  delivery: delivery && withState(delivery, now),
})
