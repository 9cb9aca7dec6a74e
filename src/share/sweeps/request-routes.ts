import { z } from 'zod'
import { signedAnswerSchema } from '../../formats/sweep/schemas.ts'
import type { World } from '../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { acceptedSchema, ownRequestSchema, polledSchema, written } from './schemas.ts'
import * as service from './service.ts'

const spanSchema = z.strictObject({ from: written, to: written })
/** As the contract has instants: in UTC, with milliseconds. */
const utc = (text: string): string => new Date(text).toISOString()
const spanOf = ({ from, to }: z.output<typeof spanSchema>) => ({ from: utc(from), to: utc(to) })
const count = z.number().int()
const scope = 'ANSWER_SWEEPS'

/** 痕跡点検: what an organisation that was asked does, by its program or by hand. */
export const sweepRequestRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'sweep requests'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/sweep-requests',
        tag,
        summary: 'What my organisation is asked to search for and still is, whole, oldest first',
        query: z.strictObject({
          after: pageQuery.after,
          limit: z.coerce.number().int().min(1).max(50).default(20),
          agent: z
            .string()
            .regex(/^[\da-f]{64}$/)
            .optional()
            .meta({ description: 'Fingerprint of the program that asks, so that its silence shows.' }),
        }),
        reply: pageSchema(polledSchema),
        scope,
      },
      async ({ tx, actor, now, query: { after, limit, agent } }) =>
        pageOf(
          await service.requests(tx, actor, { after: readPageKey(after), limit }, agent ?? null, now),
          limit,
          ({ sortKey }) => sortKey,
        ),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/sweep-requests/:id',
        tag,
        summary: 'One of them, with what my organisation has answered so far',
        params,
        reply: ownRequestSchema,
        scope,
      },
      ({ tx, actor, params }) => service.ownRequest(tx, actor, params.id),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweep-requests/:id/answers',
        tag,
        summary: 'The signed answer of a program; one that contradicts itself is kept and counts as none',
        params,
        body: signedAnswerSchema,
        reply: acceptedSchema,
        creates: true,
        scope,
      },
      ({ tx, actor, now, params, body }) => service.answer(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweep-requests/:id/answers-by-hand',
        tag,
        summary: 'The answer of a person who looked through the records',
        params,
        body: z.strictObject({
          covered: spanSchema,
          gaps: z.array(spanSchema).max(100).default([]),
          results: z
            .array(
              z.strictObject({
                id: z.uuid(),
                result: z.enum(['HIT', 'NOTHING', 'NOT_APPLICABLE']),
                terminals: z.int().nonnegative().max(10_000_000).default(0),
                records: z.int().nonnegative().max(2_000_000_000).default(0),
                first: written.nullable().default(null),
                last: written.nullable().default(null),
              }),
            )
            .min(1)
            .max(2000),
        }),
        reply: acceptedSchema,
        creates: true,
      },
      ({ tx, actor, now, params, body: { covered, gaps, results } }) =>
        service.answerByHand(
          tx,
          actor,
          params.id,
          {
            covered: spanOf(covered),
            gaps: gaps.map(spanOf),
            results: results.map(one => ({
              ...one,
              first: one.first && utc(one.first),
              last: one.last && utc(one.last),
            })),
          },
          now,
        ),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/sweep-requests/:id/blocks',
        tag,
        summary: 'Blocked, at this time; the first time of each indicator counts',
        params,
        body: z.strictObject({ indicators: z.array(z.uuid()).min(1).max(2000), at: written.optional() }),
        reply: z.object({ blocked: count }),
        creates: true,
        scope,
      },
      async ({ tx, actor, now, params, body }) => ({
        blocked: await service.block(
          tx,
          actor,
          params.id,
          { indicators: body.indicators, at: body.at ? new Date(body.at) : now },
          now,
        ),
      }),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/sweep-requests/:id/isolations/:indicator',
        tag,
        summary: 'How many terminals of a hit are isolated by now',
        params: z.strictObject({ id: z.uuid(), indicator: z.uuid() }),
        body: z.strictObject({ count: z.int().nonnegative().max(10_000_000), at: written.optional() }),
        reply: z.null(),
        scope,
      },
      async ({ tx, actor, now, params, body }) => {
        const isolation = { indicator: params.indicator, count: body.count, at: body.at ? new Date(body.at) : now }
        await service.isolate(tx, actor, params.id, isolation, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/sweep-requests/:id/terminals/:indicator',
        tag,
        summary: 'Names of terminals, where the organisation chooses to give them; an empty text takes them back',
        params: z.strictObject({ id: z.uuid(), indicator: z.uuid() }),
        body: z.strictObject({ words: z.string().trim().max(4000) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.releaseTerminals(tx, actor, params.id, { indicator: params.indicator, words: body.words }, now)
        return null
      },
    )
  }
