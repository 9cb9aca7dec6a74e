import { z } from 'zod'
import { type DetectionFormat, detectionFormats } from '../../../formats/detections/model.ts'
import { detectionMapping, readDetections } from '../../../formats/detections/read.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import {
  type DetectionGapReason,
  type DetectionState,
  type DetectionWay,
  detectionGapReasons,
  detectionStateCodes,
  detectionWays,
} from '../../../kernel/taxonomy/notices.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

export const detectionSchema = z.object({
  id: z.uuid(),
  sensor: z.string(),
  segment: z.string(),
  networkOf: seenOrganisation,
  signature: z.string(),
  category: z.string(),
  severity: z.number().int(),
  src: z.string(),
  srcPort: z.number().int().nullable(),
  dst: z.string(),
  dstPort: z.number().int().nullable(),
  dstName: z.string(),
  protocol: z.string(),
  place: z.string(),
  disagreeing: z.array(z.object({ sensor: z.string(), place: z.string() })),
  count: z.number(),
  bytes: z.number(),
  firstAt: instant,
  lastAt: instant,
  receivedAt: instant,
  sample: z.string(),
  state: z.enum(detectionStateCodes as [DetectionState, ...DetectionState[]]),
  reason: z.string(),
  judgedAt: instant.nullable(),
  judgedBy: seenPerson,
  since: z.number(),
  notice: z.object({ id: z.uuid(), number: z.string() }).nullable(),
})

const gapSchema = z.object({
  id: z.uuid(),
  way: z.enum(Object.keys(detectionWays) as [DetectionWay, ...DetectionWay[]]),
  reason: z.enum(Object.keys(detectionGapReasons) as [DetectionGapReason, ...DetectionGapReason[]]),
  count: z.number(),
  earliest: instant,
  latest: instant,
  sample: z.string(),
})

/** 検知: what sensors deliver, and the board on which people judge it. */
export const detectionRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'detections'

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/detections',
        scope: 'DELIVER_DETECTIONS',
        tag,
        summary: 'Deliver what sensors saw: lines of Suricata EVE, Zeek notices or JSON; what is answered is counted',
        body: z.strictObject({
          format: z.enum(Object.keys(detectionFormats) as [DetectionFormat, ...DetectionFormat[]]).default('ANY'),
          lines: z.string().min(1).max(1_000_000),
          sensor: z.string().trim().max(100).default(''),
          segment: z.string().trim().max(100).default(''),
          mapping: detectionMapping.optional(),
          way: z.enum(['API', 'FILE']).default('API'),
        }),
        reply: z.object({
          counted: z.number().int(),
          fresh: z.number().int(),
          missed: z.number().int(),
          unread: z.array(z.object({ line: z.number().int(), why: z.string() })),
        }),
        creates: true,
      },
      async ({ tx, actor, now, body }) => {
        const { observations, unread, passed } = readDetections(body.lines, body)
        if (observations.length === 0 && passed === 0) throw new NoroshiError('detections_unreadable')
        const missed =
          unread.length > 0
            ? [{ reason: 'UNREADABLE' as const, count: unread.length, sample: unread[0]?.text ?? '' }]
            : []
        const receipt = await service.deliver(tx, actor, { way: body.way, observations, missed }, now)
        return { ...receipt, unread: unread.slice(0, 20).map(({ line, why }) => ({ line, why })) }
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/detections',
        tag,
        summary: 'The triage board: detections that wait, or those that were judged, and what did not come in',
        query: z.strictObject({
          judged: z.enum(['yes', 'no']).default('no'),
          severity: z.coerce.number().int().min(1).max(4).optional(),
          q: z.string().trim().max(100).default(''),
          ...pageQuery,
        }),
        reply: pageSchema(detectionSchema).extend({
          waiting: z.number().int(),
          gaps: z.array(gapSchema),
          mayJudge: decisionSchema,
        }),
      },
      async ({ tx, actor, now, query: { judged, severity = null, q, after, limit } }) => {
        const filter = { judged: judged === 'yes', severity, words: q }
        const page = { after: readPageKey(after), limit }
        const { detections, ...board } = await service.board(tx, actor, filter, page, now)
        return { ...pageOf(detections, limit, ({ lastAt }) => lastAt), ...board }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/detections/dismissals',
        tag,
        summary: 'Nothing comes of these, with the reason',
        body: z.strictObject({
          detections: z.array(z.uuid()).min(1).max(200),
          reason: z.string().trim().min(1).max(1000),
        }),
        reply: z.object({ dismissed: z.number().int() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.dismiss(tx, actor, body, now),
    )

    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/detections/:id/dismissal',
        tag,
        summary: 'Judge a dismissed one again',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.reconsider(tx, actor, params.id, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/sensors',
        tag,
        summary: 'Sensors that have delivered, whose network each watches, and when it was last heard',
        reply: z.array(
          z.object({
            id: z.uuid(),
            name: z.string(),
            segment: z.string(),
            networkOfId: z.uuid().nullable(),
            networkOf: seenOrganisation,
            seenAt: instant,
          }),
        ),
      },
      ({ tx, actor }) => service.sensorsOf(tx, actor),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/sensors/:id',
        tag,
        summary: 'Whose network a sensor watches',
        params: idParams,
        body: z.strictObject({ segment: z.string().trim().max(100), networkOf: z.uuid().nullable() }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.placeSensor(tx, actor, params.id, body, now)
        return null
      },
    )
  }
