import { z } from 'zod'
import { caseStateCodes } from '../../../kernel/taxonomy/case-states.ts'
import { eventClassCodes } from '../../../kernel/taxonomy/event-classes.ts'
import { sectorCodes } from '../../../kernel/taxonomy/sectors.ts'
import type { World } from '../../../platform/db/actor.ts'
import { pageOf, pageQuery, pageSchema, readPageKey, route } from '../../../platform/http/route.ts'
import { instant, personNameSchema, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { bulkActs } from '../model.ts'
import * as service from './service.ts'

type Codes<Code extends string> = [Code, ...Code[]]
const state = z.enum(caseStateCodes as Codes<(typeof caseStateCodes)[number]>)
const flag = z.stringbool().default(false)

const listedSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state,
  originator: seenOrganisation,
  owner: seenPerson,
  tlp: z.string(),
  eventClass: z.string().nullable(),
  sector: z.string().nullable(),
  openedAt: instant,
  version: z.number().int(),
  mergedInto: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  reportCount: z.number().int(),
  measuresOpen: z.number().int(),
  dueAt: instant.nullable(),
  overdue: z.number().int(),
  noFollowUp: z.boolean(),
  publiclyKnown: z.boolean(),
})

const waitingSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  type: z.enum(['REPORT', 'CONSULTATION']),
  seq: z.number().int(),
  originator: seenOrganisation,
  summary: z.string(),
  eventClass: z.string(),
  sector: z.string().nullable(),
  submittedAt: instant,
  dueAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  tlp: z.string(),
})

const outcomes = z.array(
  z.object({
    id: z.uuid(),
    number: z.string().nullable(),
    done: z.boolean(),
    refused: z.object({ code: z.string(), ja: z.string(), en: z.string() }).nullable(),
    before: z.uuid().nullable(),
    version: z.number().int().nullable(),
  }),
)

/** 事案の一覧と振り分け: what is open, whose it is, what is late; many rows at once where that harms nothing. */
export const boardRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases',
        tag: 'cases',
        scope: 'READ_CASES',
        summary: 'Cases that my organisation is a party of, newest first',
        query: z.strictObject({
          ...pageQuery,
          state: state.optional(),
          open: flag,
          sector: z.enum(sectorCodes as Codes<(typeof sectorCodes)[number]>).optional(),
          eventClass: z.enum(eventClassCodes as Codes<(typeof eventClassCodes)[number]>).optional(),
          owner: z.union([z.enum(['me', 'none']), z.uuid()]).optional(),
          overdue: flag,
          noFollowUp: flag,
          publiclyKnown: flag,
        }),
        reply: pageSchema(listedSchema),
      },
      async ({ tx, actor, now, query }) => {
        const { after, limit, state, sector, eventClass, owner, ...flags } = query
        const filter = {
          ...flags,
          state: state ?? null,
          sector: sector ?? null,
          eventClass: eventClass ?? null,
          owner: owner ?? null,
        }
        const rows = await service.list(tx, actor, filter, { after: readPageKey(after), limit }, now)
        return pageOf(rows, limit, row => row.sortKey)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/triage',
        tag: 'triage',
        summary: 'The figures over the board, and who may lead a case',
        reply: z.object({
          counts: z.object({
            open: z.number().int(),
            unowned: z.number().int(),
            overdue: z.number().int(),
            noFollowUp: z.number().int(),
            publiclyKnown: z.number().int(),
            untriaged: z.number().int(),
          }),
          people: z.array(personNameSchema),
        }),
      },
      ({ tx, actor, now }) => service.overview(tx, actor, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/triage/reports',
        tag: 'triage',
        summary: 'Reports that are in no case and that nobody has judged, oldest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(waitingSchema),
      },
      async ({ tx, actor, query }) => {
        const rows = await service.waiting(tx, actor, { after: readPageKey(query.after), limit: query.limit })
        return pageOf(rows, query.limit, row => row.sortKey)
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/triage/receipts',
        tag: 'triage',
        summary: 'Acknowledge the latest versions of several reports, each with its own answer',
        body: z.strictObject({ reports: z.array(z.uuid()).min(1).max(200) }),
        reply: outcomes,
        creates: true,
      },
      ({ tx, actor, now, body }) => service.acknowledgeAll(tx, actor, body.reports, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/triage/cases',
        tag: 'triage',
        summary: 'Take over or assign several cases, or undo that; each row is decided for itself',
        body: z.strictObject({
          act: z.enum(bulkActs),
          cases: z
            .array(
              z.strictObject({
                id: z.uuid(),
                version: z.number().int().positive(),
                owner: z.uuid().nullable().optional(),
              }),
            )
            .min(1)
            .max(200),
          person: z.uuid().nullable().default(null),
        }),
        reply: outcomes,
        creates: true,
      },
      ({ tx, actor, now, body }) => service.bulk(tx, actor, body, now),
    )
  }
