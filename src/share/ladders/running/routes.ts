import { z } from 'zod'
import { chainStepCodes } from '../../../kernel/taxonomy/ladders.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../../platform/http/route.ts'
import { instant, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { occasion } from '../schemas.ts'
import { runHead, runReply } from './replies.ts'
import * as service from './service.ts'

const tag = 'ladders'
const words = z.string().trim().max(4000)

export const ladderRunRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/ladder-runs',
        tag,
        summary: 'Running and finished ladders that my organisation holds, newest first',
        query: z.strictObject({
          ...pageQuery,
          open: z.enum(['yes', 'no']).default('no'),
          object: z.uuid().optional(),
          occasion: occasion.optional(),
        }),
        reply: pageSchema(z.object(runHead)),
      },
      async ({ tx, actor, query }) => {
        const { after, limit, object = null, open, occasion: of = null } = query
        const page = { after: readPageKey(after), limit, object, open: open === 'yes', occasion: of }
        return pageOf(await service.list(tx, actor, page), limit, run => run.startedAt)
      },
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/ladder-runs',
        tag,
        summary: 'An incident has been recognised: begin the chain at once',
        body: z.strictObject({
          summary: z.string().trim().min(1).max(2000),
          tlp: z.enum(tlpLabels as [(typeof tlpLabels)[number], ...(typeof tlpLabels)[number][]]).default('TLP:AMBER'),
        }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.recognise(tx, actor, body, now),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/ladder-runs/:id',
        tag,
        summary: 'A ladder with every step, call and duty of the reporting chain',
        params: idParams,
        reply: runReply,
      },
      ({ tx, actor, params }) => service.read(tx, actor, params.id),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/ladder-runs/:id/acknowledgement',
        tag,
        summary: 'I have it',
        params: idParams,
        reply: z.object({ taken: z.boolean(), has: seenPerson }),
        creates: true,
      },
      ({ tx, actor, now, params }) => service.acknowledge(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladder-runs/:id/telephone',
        tag,
        summary: 'I have told somebody who was called, by telephone',
        params: idParams,
        body: z.strictObject({ step: z.number().int().min(-1).max(100), person: z.uuid(), at: instant.optional() }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.toldByTelephone(tx, actor, params.id, { ...body, at: body.at ?? now }, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladder-runs/:id/ciso',
        tag,
        summary: 'Call the CISO now, past every step',
        params: idParams,
        body: z.strictObject({ words: words.default('') }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.callCiso(tx, actor, params.id, body.words, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladder-runs/:id/deputies',
        tag,
        summary: 'Call the deputies of the responsible persons who have not answered',
        params: idParams,
        reply: z.object({ called: z.number().int() }),
      },
      ({ tx, actor, now, params }) => service.callDeputies(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/ladder-runs/:id/chain',
        tag,
        summary: 'Put on record what I did in the reporting chain',
        params: idParams,
        body: z.strictObject({ step: z.enum(chainStepCodes), at: instant.optional(), words: words.default('') }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) =>
        service.recordChain(tx, actor, params.id, { ...body, at: body.at ?? now }, now),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladder-runs/:id/report',
        tag,
        summary: 'The report to the coordinator that came of a recognised incident',
        params: idParams,
        body: z.strictObject({ report: z.uuid() }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.tieReport(tx, actor, params.id, body.report, now)
        return null
      },
    )
  }
