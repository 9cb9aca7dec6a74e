import { z } from 'zod'
import { casePaths, caseStateCodes } from '../../kernel/taxonomy/case-states.ts'
import { causeDetailCodes } from '../../kernel/taxonomy/cause-classes.ts'
import { measureStateCodes } from '../../kernel/taxonomy/measures.ts'
import { postKindCodes } from '../../kernel/taxonomy/posts.ts'
import type { World } from '../../platform/db/actor.ts'
import { expectedVersion, idParams, route, sendVersion } from '../../platform/http/route.ts'
import {
  day,
  decisionSchema,
  instant,
  missingSchema,
  seenOrganisation,
  seenPerson,
} from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { openingStates } from './model.ts'
import * as service from './service.ts'

type Codes<Code extends string> = [Code, ...Code[]]
const state = z.enum(caseStateCodes as Codes<(typeof caseStateCodes)[number]>)
const measureState = z.enum(measureStateCodes as Codes<(typeof measureStateCodes)[number]>)
const path = z.enum(Object.keys(casePaths) as Codes<keyof typeof casePaths>)
const cause = z.enum(causeDetailCodes as Codes<(typeof causeDetailCodes)[number]>)
const postKind = z.enum(postKindCodes as Codes<(typeof postKindCodes)[number]>)
const passage = z.string().trim().max(20_000)

const caseSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state,
  path,
  originatorId: z.uuid(),
  originator: seenOrganisation,
  owner: seenPerson,
  tlp: z.string(),
  causes: z.array(z.string()),
  causeUnknownReason: z.string(),
  lessons: z.string(),
  lessonsWaiver: z.string(),
  containmentEvidence: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  version: z.number().int(),
  mergedInto: z.object({ id: z.uuid(), number: z.string() }).nullable(),
})

const measureSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  text: z.string(),
  ownerOrganisationId: z.uuid(),
  ownerOrganisation: seenOrganisation,
  ownerPost: postKind.nullable(),
  ownerName: z.string(),
  dueOn: day.nullable(),
  state: measureState,
  evidence: z.string(),
  droppedReason: z.string(),
  preventsRecurrence: z.boolean(),
  createdAt: instant,
  version: z.number().int(),
  may: decisionSchema,
})

const readSchema = caseSchema.extend({
  parts: z.array(caseSchema),
  reports: z.array(z.uuid()),
  transitions: z.array(
    z.object({ from: state.nullable(), to: state, reason: z.string(), person: seenPerson, at: instant }),
  ),
  measures: z.array(measureSchema),
  unswept: z.array(z.string()),
  closure: z.array(missingSchema),
  may: z.object({ change: decisionSchema, move: decisionSchema }),
})

const measureParams = z.strictObject({ id: z.uuid(), measure: z.uuid() })
const versionReply = z.object({ version: z.number().int() })

/** 事案: triage, states, cause and lessons, measures, the thread and the timeline. */
export const caseRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'cases'

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases',
        tag,
        summary: 'Make a report a case',
        body: z.strictObject({
          report: z.uuid(),
          title: z.string().trim().min(1).max(200),
          state: z.enum(openingStates).default('SUSPECTED'),
        }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.open(tx, actor, body, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id',
        scope: 'READ_CASES',
        tag,
        summary: 'A case, and what keeps it open',
        params: idParams,
        reply: readSchema,
      },
      async ({ tx, actor, now, params, reply }) => {
        const found = await service.read(tx, actor, params.id, now)
        sendVersion(reply, found.version)
        return found
      },
    )

    route(
      app,
      world,
      {
        method: 'PATCH',
        url: '/cases/:id',
        tag,
        summary: 'Write down cause, lessons or evidence',
        params: idParams,
        body: z.strictObject({
          title: z.string().trim().min(1).max(200).optional(),
          causes: z.array(cause).max(22).optional(),
          causeUnknownReason: passage.optional(),
          lessons: passage.optional(),
          lessonsWaiver: passage.optional(),
          containmentEvidence: passage.optional(),
        }),
        reply: versionReply,
      },
      async ({ tx, actor, now, params, body, request }) => ({
        version: await service.change(tx, actor, params.id, expectedVersion(request), body, now),
      }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/reports',
        tag,
        summary: 'Add a further report of the same originator',
        params: idParams,
        body: z.strictObject({ report: z.uuid() }),
        reply: z.object({ done: z.literal(true) }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.attach(tx, actor, params.id, body.report, now)
        return { done: true as const }
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/state',
        tag,
        summary: 'Move the case; closing answers with what is missing',
        params: idParams,
        body: z.strictObject({ to: state, reason: z.string().trim().max(4000).default('') }),
        reply: versionReply,
      },
      async ({ tx, actor, now, params, body, request }) => ({
        version: await service.move(tx, actor, params.id, expectedVersion(request), body, now),
      }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/measures',
        tag,
        summary: 'Add a measure',
        params: idParams,
        body: z.strictObject({
          text: z.string().trim().min(1).max(4000),
          ownerOrganisation: z.uuid(),
          ownerPost: postKind.nullable().default(null),
          ownerName: z.string().trim().max(200).default(''),
          dueOn: day.nullable().default(null),
          preventsRecurrence: z.boolean().default(false),
        }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.addMeasure(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/measures/:measure',
        tag,
        summary: 'Write down how a measure stands',
        params: measureParams,
        body: z.strictObject({
          state: measureState,
          evidence: passage.default(''),
          droppedReason: passage.default(''),
          ownerPost: postKind.nullable().optional(),
          ownerName: z.string().trim().max(200).default(''),
          dueOn: day.nullable().default(null),
        }),
        reply: versionReply,
      },
      async ({ tx, actor, now, params, body, request }) => ({
        version: await service.changeMeasure(tx, actor, params.id, params.measure, expectedVersion(request), body, now),
      }),
    )
  }
