import { z } from 'zod'
import { type IndicatorKind, indicatorKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import {
  type ContainmentAction,
  containmentActionCodes,
  type NoticeAct,
  type NoticeState,
  noticeActCodes,
  noticeStateCodes,
} from '../../kernel/taxonomy/notices.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
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
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { knownTime } from '../reports/service.ts'
import { detectionSchema } from './detections/routes.ts'
import { responsiblePosts } from './model.ts'
import * as service from './service.ts'

type Codes<Code extends string> = [Code, ...Code[]]
const state = z.enum(noticeStateCodes as Codes<NoticeState>)
const anyAct = z.enum(noticeActCodes as Codes<NoticeAct>)
const line = z.string().trim().max(200)
const passage = z.string().trim().max(4000)
const language = z.enum(['ja', 'en']).default('ja')

const noticeSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  watchId: z.uuid(),
  watch: seenOrganisation,
  toId: z.uuid(),
  to: seenOrganisation,
  placeId: z.uuid().nullable(),
  place: seenOrganisation,
  case: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  words: z.string(),
  tlp: z.enum(tlpLabels),
  state,
  givenAt: instant,
  receiptDue: instant,
  responsibleDue: instant,
  containmentDue: instant,
  closedAt: instant.nullable(),
  version: z.number().int(),
  acknowledgedAt: instant.nullable(),
  informedAt: instant.nullable(),
  detections: z.number().int(),
  events: z.number(),
  lastSeen: instant.nullable(),
})

const terminal = z.strictObject({ name: line.min(1), address: line.default(''), user: line.default('') })
const moment = z.iso.datetime({ offset: true })

const detailFields = {
  words: passage.default(''),
  responsible: z.strictObject({ name: line.min(1), post: z.enum(responsiblePosts) }).optional(),
  terminals: z.array(terminal).max(200).readonly().optional(),
  action: z.enum(containmentActionCodes as Codes<ContainmentAction>).optional(),
  reportedBy: line.optional(),
  watched: z.strictObject({ from: moment, until: moment }).optional(),
  undoes: z.uuid().optional(),
}

const actSchema = z.object({
  id: z.uuid(),
  act: anyAct,
  happened: knownTime,
  details: z.object(detailFields),
  organisationId: z.uuid(),
  organisation: seenOrganisation,
  personId: z.uuid(),
  person: seenPerson,
  at: instant,
  standing: z.boolean(),
  mayUndo: decisionSchema,
})

const readSchema = noticeSchema.extend({
  acts: z.array(actSchema),
  evidence: z.array(detectionSchema),
  may: z.array(z.object({ act: anyAct, decision: decisionSchema })),
})

/** 検知・通知: from the judgement of a person to the signal that is gone (DOMAIN §6.1). */
export const noticeRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'detection notices'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/detection-notices',
        scope: 'READ_CASES',
        tag,
        summary: 'Notices that my organisation gave, received or reads along',
        query: z.strictObject({
          open: z.enum(['yes', 'no', 'all']).default('yes'),
          owed: z.enum(['yes', 'no']).default('no'),
          state: state.optional(),
          case: z.uuid().optional(),
          ...pageQuery,
        }),
        reply: pageSchema(noticeSchema),
      },
      async ({ tx, actor, query: { open, owed, state: wanted = null, case: caseId = null, after, limit } }) => {
        const filter = {
          open: open === 'all' ? null : open === 'yes',
          owed: owed === 'yes',
          state: wanted,
          case: caseId,
        }
        const notices = await service.list(tx, actor, filter, { after: readPageKey(after), limit })
        return pageOf(notices, limit, ({ givenAt }) => givenAt)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/detection-notices/windows',
        tag,
        summary: 'Whom the watch may notify, and the bodies in which a terminal may stand',
        reply: z.array(z.object({ organisation: seenOrganisation, bodies: z.array(seenOrganisation) })),
      },
      ({ tx, actor }) => service.windowsFor(tx, actor),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/detection-notices',
        tag,
        summary: 'Make detections a numbered notice to the window of a ministry; it opens a case or joins one',
        body: z.strictObject({
          detections: z.array(z.uuid()).min(1).max(200),
          to: z.uuid(),
          place: z.uuid().nullable().default(null),
          case: z.uuid().nullable().default(null),
          title: z.string().trim().min(1).max(200),
          words: passage.min(1),
          language,
          tlp: z.enum(tlpLabels).exclude(['TLP:RED']).default('TLP:AMBER'),
          traces: z
            .array(
              z.strictObject({
                kind: z.enum(indicatorKindCodes as Codes<IndicatorKind>),
                value: z.string().trim().min(1).max(2000),
              }),
            )
            .max(200)
            .default([]),
          told: knownTime.nullable().default(null),
        }),
        reply: z.object({ id: z.uuid(), number: z.string(), case: z.uuid() }),
        creates: true,
      },
      async ({ tx, actor, now, body }) => {
        const { id, number, case: caseId } = await service.give(tx, actor, body, now)
        return { id, number, case: caseId }
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/detection-notices/:id',
        scope: 'READ_CASES',
        tag,
        summary: 'One notice: what it rests on, everything that was done, and what may come next',
        params: idParams,
        reply: readSchema,
      },
      async ({ tx, actor, now, params, reply }) => {
        const notice = await service.read(tx, actor, params.id, now)
        sendVersion(reply, notice.version)
        return notice
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/detection-notices/:id/acts',
        tag,
        summary: 'Receive, inform, identify, report containment, confirm, advise or take back (If-Match)',
        params: idParams,
        body: z.strictObject({
          act: anyAct.exclude(['GIVE']),
          ...detailFields,
          happened: knownTime.nullable().default(null),
          language,
        }),
        reply: z.object({ id: z.uuid(), version: z.number().int() }),
        creates: true,
      },
      async ({ tx, actor, now, params, body, request }) => {
        const { act, happened, language, ...details } = body
        const doing = { act, happened, language, details }
        const { id, version } = await service.act(tx, actor, params.id, expectedVersion(request), doing, now)
        return { id, version }
      },
    )
  }
