import { z } from 'zod'
import {
  type PlaybookStep,
  playbookStepCodes,
  type StepState,
  type StopMode,
  stepStateCodes,
  stopModeCodes,
} from '../../../kernel/taxonomy/playbook.ts'
import { type PostKind, postKindCodes } from '../../../kernel/taxonomy/posts.ts'
import type { World } from '../../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { type StepAct, stepActs } from './model.ts'
import * as service from './service.ts'

type Codes<Code extends string> = [Code, ...Code[]]
const step = z.enum(playbookStepCodes as Codes<PlaybookStep>)
const post = z.enum(postKindCodes as Codes<PostKind>)
const mode = z.enum(stopModeCodes as Codes<StopMode>)
const act = z.enum(Object.keys(stepActs) as Codes<StepAct>)
const moment = z.iso.datetime({ offset: true })

const takenSchema = z.object({
  id: z.uuid(),
  step,
  target: z.string(),
  organisationId: z.uuid(),
  organisation: seenOrganisation,
  state: z.enum(stepStateCodes as Codes<StepState>),
  words: z.string(),
  recommendedAt: instant.nullable(),
  recommendedBy: seenPerson,
  orderedAt: instant.nullable(),
  orderedBy: seenPerson,
  orderedAs: post.nullable(),
  doneAt: instant.nullable(),
  doneBy: seenPerson,
  confirmedAt: instant.nullable(),
  confirmedBy: seenPerson,
  undoneAt: instant.nullable(),
  undoneBy: seenPerson,
  undoneReason: z.string(),
  version: z.number().int(),
  may: z.array(z.object({ act, decision: decisionSchema })),
})

const playbookSchema = z.object({
  steps: z.array(
    z.object({
      step,
      orderers: z.array(post),
      mode: mode.nullable(),
      mayTake: decisionSchema,
      taken: z.array(takenSchema),
    }),
  ),
  watches: z.array(
    z.object({
      id: z.uuid(),
      organisationId: z.uuid(),
      organisation: seenOrganisation,
      words: z.string(),
      startedAt: instant,
      until: instant,
      person: seenPerson,
      endedAt: instant.nullable(),
      endedBy: seenPerson,
      endedReason: z.string(),
    }),
  ),
  mayWatch: decisionSchema,
})

const entry = z.strictObject({ step, post, mode, scope: z.string().trim().max(500).default('') })
const reason = z.string().trim().max(1000)

/** 封じ込めの手順: four steps, who orders each, and the watch for the next attack. */
export const playbookRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'cases'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/containment',
        tag,
        summary: 'The playbook of containment: what was taken of each step, and who may order it',
        params: idParams,
        reply: playbookSchema,
      },
      ({ tx, actor, params }) => service.read(tx, actor, params.id),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/containment',
        tag,
        summary: 'Order a step, or recommend it where the post may not order it',
        params: idParams,
        body: z.strictObject({
          step,
          target: z.string().trim().min(1).max(200),
          words: z.string().trim().max(2000).default(''),
        }),
        reply: z.object({ id: z.uuid(), mode }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.take(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/containment/:step',
        tag,
        summary: 'Order what was recommended, say that it was done, confirm it, or take it back (If-Match)',
        params: z.strictObject({ id: z.uuid(), step: z.uuid() }),
        body: z.strictObject({ act, at: moment.nullable().default(null), reason: reason.default('') }),
        reply: z.object({ version: z.number().int() }),
      },
      ({ tx, actor, now, params, body, request }) =>
        service.act(
          tx,
          actor,
          params.id,
          { ...body, at: body.at ? new Date(body.at) : null, step: params.step, version: expectedVersion(request) },
          now,
        ),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/watches',
        tag,
        summary: 'Watch for the next attack until a day',
        params: idParams,
        body: z.strictObject({ words: z.string().trim().min(1).max(1000), until: moment }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) =>
        service.watch(tx, actor, params.id, { ...body, until: new Date(body.until) }, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/watches/:watch/end',
        tag,
        summary: 'End a watch, with the reason',
        params: z.strictObject({ id: z.uuid(), watch: z.uuid() }),
        body: z.strictObject({ reason: reason.min(1) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.endWatch(tx, actor, params.id, { id: params.watch, reason: body.reason }, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/stop-authorities',
        tag,
        summary: 'Who may order which step in my organisation',
        reply: z.object({
          recorded: z.array(entry.extend({ person: seenPerson, at: instant })),
          usual: z.array(z.object({ step, orderers: z.array(post) })),
          mayChange: decisionSchema,
        }),
      },
      ({ tx, actor }) => service.authorities(tx, actor),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/stop-authorities',
        tag,
        summary: 'Put in writing who may order or recommend which step',
        body: z.strictObject({ authorities: z.array(entry).max(60) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, body }) => {
        await service.authorise(tx, actor, body.authorities, now)
        return null
      },
    )
  }
