import { z } from 'zod'
import { NoroshiError } from '../../kernel/errors.ts'
import type { World } from '../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { askedIndicators, audience, boardSchema, listedSchema, tlpSchema, written } from './schemas.ts'
import * as service from './service.ts'

const boardKey = z.object({ rank: z.number().int(), code: z.string() })

const readBoardKey = (after: string | undefined): z.output<typeof boardKey> | null => {
  if (!after) return null
  const [rank, ...code] = Buffer.from(after, 'base64url').toString('utf8').split(' ')
  const key = boardKey.safeParse({ rank: Number(rank), code: code.join(' ') })
  if (!key.success) throw new NoroshiError('unreadable_request', 'after')
  return key.data
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))
const batch = z.string().trim().min(1).max(200)
const due = written.nullable().default(null)
const reason = z.string().trim().min(1).max(4000)
const count = z.number().int()

/** 痕跡点検: what whoever asks for a sweep does, and sees. */
export const sweepRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'sweeps'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweeps',
        tag,
        summary: 'Ask organisations to search their logs for indicators, each with what is expected of it',
        body: z.strictObject({
          case: z.uuid().nullable().default(null),
          title: z.string().trim().min(1).max(200),
          batch,
          tlp: tlpSchema.exclude(['TLP:RED']).default('TLP:AMBER'),
          asked: z.strictObject({ from: written, to: written }),
          due,
          indicators: askedIndicators,
          audience,
        }),
        reply: z.object({
          id: z.uuid(),
          number: z.string(),
          held: count.meta({ description: 'Indicators held back until somebody confirms them.' }),
          organisations: count,
        }),
        creates: true,
      },
      ({ tx, actor, now, body: { case: caseId, asked, due, ...body } }) =>
        service.request(
          tx,
          actor,
          { ...body, caseId, asked: { from: new Date(asked.from), to: new Date(asked.to) }, due: dateOf(due) },
          now,
        ),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/sweeps',
        tag,
        summary: 'Sweeps that my organisation asked for, watches over or was asked, newest first',
        query: z.strictObject({
          ...pageQuery,
          case: z.uuid().optional().meta({ description: 'Only the sweeps of this case.' }),
          sweep: z.uuid().optional().meta({ description: 'Only this one: whether I watch over it or was asked.' }),
        }),
        reply: pageSchema(listedSchema),
      },
      async ({ tx, actor, query: { after, limit, case: caseId, sweep } }) =>
        pageOf(
          await service.list(tx, actor, {
            after: readPageKey(after),
            limit,
            caseId: caseId ?? null,
            id: sweep ?? null,
          }),
          limit,
          ({ sortKey }) => sortKey,
        ),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/sweeps/:id',
        tag,
        summary: 'The board: indicators and a page of organisations, the worst first',
        params,
        query: z.strictObject({ after: pageQuery.after, limit: z.coerce.number().int().min(1).max(200).default(6) }),
        reply: boardSchema,
      },
      async ({ tx, actor, now, params, query: { after, limit } }) => {
        const { next, ...board } = await service.board(tx, actor, params.id, { after: readBoardKey(after), limit }, now)
        return { ...board, next: next && Buffer.from(`${next.rank} ${next.code}`).toString('base64url') }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweeps/:id/indicators',
        tag,
        summary: 'Add indicators: a new revision with a clock of its own',
        params,
        body: z.strictObject({ batch, due, indicators: askedIndicators }),
        reply: z.object({ revision: count, held: count }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) =>
        service.extend(tx, actor, params.id, { ...body, due: dateOf(body.due) }, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweeps/:id/indicators/:indicator/confirmation',
        tag,
        summary: 'Sweep for an indicator that was held back, with the reason',
        params: z.strictObject({ id: z.uuid(), indicator: z.uuid() }),
        body: z.strictObject({ reason }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.confirm(tx, actor, params.id, params.indicator, body.reason, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweeps/:id/recipients',
        tag,
        summary: 'Ask further organisations',
        params,
        body: z.strictObject({ audience }),
        reply: z.object({ organisations: count }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => ({
        organisations: await service.askMore(tx, actor, params.id, body.audience, now),
      }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweeps/:id/reminders',
        tag,
        summary: 'Remind the organisations that have not answered',
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
        method: 'POST',
        url: '/sweeps/:id/acceptances',
        tag,
        summary: 'Somebody responsible answers, by name and with the reason, for what one organisation leaves unknown',
        params,
        body: z.strictObject({
          organisation: z.uuid(),
          indicators: z.array(z.uuid()).min(1).max(2000),
          responsible: z.string().trim().min(1).max(200),
          reason,
        }),
        reply: z.object({ accepted: count }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => ({ accepted: await service.accept(tx, actor, params.id, body, now) }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweeps/:id/recall',
        tag,
        summary: 'Recall the request; what was answered stays on record',
        params,
        body: z.strictObject({ reason }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.recall(tx, actor, params.id, body.reason, now)
        return null
      },
    )
  }
