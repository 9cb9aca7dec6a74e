import type { Readable } from 'node:stream'
import { z } from 'zod'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import {
  idParams,
  pageOf,
  pageQuery,
  pageSchema,
  problems,
  readPageKey,
  route,
  signedIn,
} from '../../platform/http/route.ts'
import { instant } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { megabytes } from '../../platform/storage/measure.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { decide } from '../../trust/access/service.ts'
import { safeName } from '../attachments/model.ts'
import { verdictsOf, wordKinds } from './model.ts'
import { investigationSchema, listedSchema, tlp } from './replies.ts'
import * as service from './service.ts'

const tag = 'investigations'
const done = z.object({ done: z.literal(true) })
const short = z.string().trim().max(200)
const verdicts = [...new Set(Object.values(verdictsOf).flat())] as [
  (typeof verdictsOf)[keyof typeof verdictsOf][number],
  ...(typeof verdictsOf)[keyof typeof verdictsOf][number][],
]

export interface EvidenceSettings {
  /** Where evidence is handed to the server, one folder for each; undefined where it takes none that way. */
  imports: string | undefined
  /** Bytes of an uploaded archive. */
  limit: number
}

/** 調査: begun for a case, watched, judged; what a run found is in results/routes. */
export const investigationRoutes =
  (world: World, storage: Storage, settings: EvidenceSettings): Routes =>
  async (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/investigations',
        tag,
        summary: 'Investigations that my organisation holds, newest first',
        query: z.strictObject({ ...pageQuery, case: z.uuid().optional() }),
        reply: pageSchema(listedSchema),
      },
      async ({ tx, actor, machine, query }) => {
        const page = { caseId: query.case ?? null, after: readPageKey(query.after), limit: query.limit }
        return pageOf(await service.list(tx, actor, page, machine), query.limit, row => row.sortKey)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/evidence-folders',
        tag,
        summary: 'Folders of evidence that were handed to this server, and how large an upload may be',
        reply: z.object({ configured: z.boolean(), folders: z.array(z.string()), limit: z.number() }),
      },
      async ({ actor }) => ({
        configured: settings.imports !== undefined,
        folders: decide(actor, 'investigation.use_folders', null).allowed
          ? await service.folders(actor, settings.imports)
          : [],
        limit: settings.limit,
      }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/investigations',
        tag,
        summary:
          'Begin an investigation for a case: from a folder it runs at once, otherwise its evidence is uploaded next',
        body: z.strictObject({
          case: z.uuid(),
          title: short.min(1),
          tlp: tlp.default('TLP:AMBER+STRICT'),
          folder: z.string().min(1).max(255).nullable().default(null),
          takenBy: short.default(''),
          takenFrom: short.default(''),
          takenAt: instant.nullable().default(null),
        }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.start(tx, actor, body, settings.imports, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/investigations/:id',
        tag,
        summary: 'The investigation, its runs with their progress, what was said of it, and what may be done',
        params: idParams,
        reply: investigationSchema,
      },
      ({ tx, actor, machine, params }) => service.read(tx, actor, params.id, machine),
    )

    await app.register(async scope => {
      scope.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))
      const query = z.strictObject({ name: z.string().trim().min(1).max(255) })
      scope.route({
        method: 'PUT',
        url: '/investigations/:id/evidence',
        schema: {
          tags: [tag],
          summary: 'The evidence as ZIP or tar, as raw bytes; the first run follows',
          consumes: ['application/octet-stream'],
          params: idParams,
          querystring: query,
          response: { 200: done, ...problems },
        },
        handler: async request => {
          const actor = signedIn(request)
          const { id } = request.params as z.output<typeof idParams>
          const { name } = request.query as z.output<typeof query>
          must(decide(actor, 'investigation.start', null))
          if (request.body === undefined || request.body === null) throw new NoroshiError('file_empty')
          if (Number(request.headers['content-length'] ?? 0) > settings.limit)
            throw new NoroshiError('file_too_large', 'announced', { values: { limit: megabytes(settings.limit) } })
          const now = world.clock.now()
          const content = newId(now)
          // The bytes come first and the transaction after: gigabytes must not hold the database.
          const { size, sha256 } = await storage.put(content, request.body as Readable, settings.limit)
          try {
            const file = { name: safeName(name), content, size, sha256 }
            await withActor(world, actor, tx => service.bringEvidence(tx, actor, id, file, now))
          } catch (error) {
            await storage.remove(content)
            throw error
          }
          return { done: true as const }
        },
      })
    })

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/investigations/:id/runs',
        tag,
        summary: 'Read the evidence again, with what analysts have said until now',
        params: idParams,
        reply: z.object({ seq: z.number().int() }),
        creates: true,
      },
      ({ tx, actor, now, params }) => service.runAgain(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/investigations/:id/runs/:seq/cancellation',
        tag,
        summary: 'End a run that waits or goes on',
        params: z.strictObject({ id: z.uuid(), seq: z.coerce.number().int().min(1) }),
        reply: done,
        creates: true,
      },
      async ({ tx, actor, now, params }) => {
        await service.cancel(tx, actor, params.id, params.seq, now)
        return { done: true as const }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/investigations/:id/words',
        tag,
        summary: 'What an analyst says of a finding, with the reason; the machine’s word stays beside it',
        params: idParams,
        body: z.strictObject({
          kind: z.enum(wordKinds),
          subject: z.string().min(1).max(300),
          verdict: z.enum(verdicts),
          reason: z.string().trim().min(1).max(2000),
        }),
        reply: done,
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.say(tx, actor, params.id, body, now)
        return { done: true as const }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/investigations/:id/readers',
        tag,
        summary: 'Let another organisation of the case read the whole investigation',
        params: idParams,
        body: z.strictObject({ organisation: z.uuid() }),
        reply: done,
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.openTo(tx, actor, params.id, body.organisation, now)
        return { done: true as const }
      },
    )
  }
