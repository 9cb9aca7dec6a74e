import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type World, withActor } from '../../../platform/db/actor.ts'
import { problems, route, signedIn } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import type { Storage } from '../../../platform/storage/storage.ts'
import { disposition } from '../../attachments/model.ts'
import { lookAt, mustHave } from '../service.ts'
import { gridOf, type Kept, overviewOf, resultFiles, type Shelf } from './model.ts'
import { gridSchema, linesSchema, minutesSchema, overviewSchema } from './replies.ts'
import * as service from './service.ts'

const params = z.strictObject({ id: z.uuid(), seq: z.coerce.number().int().min(1).max(10_000) })
const at = z.iso.datetime({ offset: true })
const position = z.coerce.number().int().min(0).max(1_000_000).optional()
const cell = { terminal: position, host: position, from: at, to: at }
/** Minutes are looked at by the window; more than two days of them fit no screen. */
const longestWindow = 48 * 3_600_000

const tag = 'investigations'

/** Results: what a run found, the grid, and the lines behind it. Bytes are read after the transaction has ended. */
export const resultRoutes =
  (world: World, storage: Storage, shelf: Shelf): Routes =>
  (app: App) => {
    const get = <Query extends z.ZodType, Reply extends z.ZodType>(
      definition: { url: string; summary: string; query: Query; reply: Reply },
      look: (query: z.output<Query>) => Record<string, string | number>,
      answer: (files: readonly Kept[], query: z.output<Query>) => Promise<z.output<Reply>>,
    ): void => {
      const { url, summary, query, reply } = definition
      const untyped = app as unknown as FastifyInstance // the types are checked here, not by the provider
      untyped.route({
        method: 'GET',
        url: `/investigations/:id/runs/:seq${url}`,
        schema: { tags: [tag], summary, params, querystring: query, response: { 200: reply, ...problems } },
        handler: async (request, answering) => {
          const actor = signedIn(request)
          const { id, seq } = request.params as z.output<typeof params>
          const asked = request.query as z.output<Query>
          const now = world.clock.now()
          const { files } = await withActor(world, actor, tx => lookAt(tx, actor, id, seq, look(asked), now))
          return answering.send(await answer(files, asked))
        },
      })
    }
    const nothing = z.strictObject({})

    get(
      {
        url: '/overview',
        summary: 'Everything a run found, but for its terminals',
        query: nothing,
        reply: overviewSchema,
      },
      () => ({ what: 'overview' }),
      async files => overviewOf(await shelf.report(mustHave(files, 'report.json'))),
    )

    get(
      { url: '/grid', summary: 'Terminals × hours, as numbers', query: nothing, reply: gridSchema },
      () => ({ what: 'grid' }),
      async files => gridOf(await shelf.report(mustHave(files, 'report.json'))),
    )

    get(
      {
        url: '/minutes',
        summary: 'Minute by minute within a window of 48 hours at most',
        query: z
          .strictObject(cell)
          .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestWindow, { path: ['to'] }),
        reply: minutesSchema,
      },
      ({ from, to }) => ({ what: 'minutes', from, to }),
      (files, query) => service.minutes(shelf, files, query),
    )

    get(
      {
        url: '/lines',
        summary: 'The log lines behind a cell, in the order of time',
        query: z.strictObject({
          ...cell,
          after: z.string().max(4000).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(100),
        }),
        reply: linesSchema,
      },
      ({ from, to, terminal, host }) => ({
        what: 'lines',
        from,
        to,
        ...(terminal === undefined ? {} : { terminal }),
        ...(host === undefined ? {} : { host }),
      }),
      (files, { after, limit, ...window }) => service.lines(shelf, files, window, { after, limit }),
    )

    const fileParams = params.extend({ name: z.enum(resultFiles) })
    app.route({
      method: 'GET',
      url: '/investigations/:id/runs/:seq/files/:name',
      schema: { tags: [tag], summary: 'A file of a result, to be saved', params: fileParams },
      handler: async (request, reply) => {
        const actor = signedIn(request)
        const { id, seq, name } = request.params as z.output<typeof fileParams>
        const now = world.clock.now()
        const { found, files } = await withActor(world, actor, tx => lookAt(tx, actor, id, seq, { what: name }, now))
        const file = mustHave(files, name)
        const bytes = await storage.get(file.content, file)
        return reply
          .headers({
            'content-type': 'application/octet-stream',
            'content-length': file.size,
            'content-disposition': disposition(`${found.number}-${seq}-${name}`),
            'content-security-policy': "default-src 'none'; sandbox",
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
          })
          .send(bytes)
      },
    })

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/investigations/:id/runs/:seq/advisory',
        tag,
        summary: 'Begin an advisory with indicators of this result',
        params,
        body: z.strictObject({ indicators: z.array(z.string().min(1).max(300)).min(1).max(200) }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, params: { id, seq }, body }) =>
        service.handOver(tx, actor, shelf, { investigation: id, seq, values: body.indicators }, now),
    )
  }
