import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type Tlp, tlpLabels } from '../../kernel/tlp.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { answerOnce, idempotencyKey, idParams, problems, route, signedIn } from '../../platform/http/route.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { megabytes } from '../../platform/storage/measure.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { decide } from '../../trust/access/service.ts'
import { disposition, mostPerAct } from './model.ts'
import { attachmentSchema, uploadedSchema } from './replies.ts'
import * as service from './service.ts'

const tag = 'attachments'

export interface Limits {
  /** Bytes of one file, and of all that one object carries. */
  limit: number
  objectLimit: number
}

const uploadQuery = z.strictObject({
  name: z.string().trim().min(1).max(255),
  type: z.string().trim().max(120).default(''),
  tlp: z.enum(tlpLabels).nullable().default(null),
  note: z.string().trim().max(400).default(''),
})

/** What carries files: its path, and its slice’s way to it (throws where it is not the actor’s). */
export interface CarryingCollection {
  path: '/reports' | '/cases' | '/deliveries' | '/editions' | '/consents'
  subject: (tx: Tx, id: string) => Promise<{ id: string; tlp: string }>
}

/** Bytes never run in a browser: saved under their name, of no type, in a sandbox without rights. */
const asFile = (reply: FastifyReply, file: { name: string; size: number }): FastifyReply =>
  reply.headers({
    'content-type': 'application/octet-stream',
    'content-length': file.size,
    'content-disposition': disposition(file.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })

/** 添付: uploads streamed to the storage, and files handed out to whoever may read what carries them. */
export const attachmentRoutes =
  (world: World, storage: Storage, limits: Limits, collections: readonly CarryingCollection[]): Routes =>
  async (app: App) => {
    const receive = async (request: FastifyRequest, actor: PersonActor) => {
      const query = request.query as z.output<typeof uploadQuery>
      const key = idempotencyKey(request)
      must(decide(actor, 'attachment.upload', null))
      if (Number(request.headers['content-length'] ?? 0) > limits.limit)
        throw new NoroshiError('file_too_large', 'announced', { values: { limit: megabytes(limits.limit) } })
      const now = world.clock.now()
      const content = newId(now)
      // The bytes come first and the transaction after: a slow line must not hold the database.
      const received = await storage.put(content, request.body as Readable, limits.limit)
      const upload = { ...query, declaredType: query.type, content, received, objectLimit: limits.objectLimit }
      let kept = false
      try {
        return await withActor(world, actor, tx =>
          answerOnce(
            tx,
            { actor, key, request, body: [query, received.sha256], status: 201, now },
            uploadedSchema,
            () => {
              kept = true
              return service.add(tx, actor, upload, now)
            },
          ),
        )
      } catch (error) {
        kept = false
        throw error
      } finally {
        if (!kept) await storage.remove(content)
      }
    }

    await app.register(async scope => {
      scope.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))
      scope.route({
        method: 'POST',
        url: '/attachments',
        schema: {
          tags: [tag],
          summary: 'Upload a file, as raw bytes; an act then carries it by its id',
          consumes: ['application/octet-stream'],
          querystring: uploadQuery,
          headers: z.looseObject({ 'idempotency-key': z.string().optional() }),
          response: { 201: uploadedSchema, ...problems },
        },
        handler: async (request, reply) => {
          const actor = signedIn(request)
          if (request.body === undefined || request.body === null) throw new NoroshiError('file_empty')
          const uploaded = await receive(request, actor)
          return reply.code(201).send(uploaded)
        },
      })
    })

    app.route({
      method: 'GET',
      url: '/attachments/:id/content',
      schema: { tags: [tag], summary: 'The bytes of a file, to be saved', params: idParams },
      handler: async (request, reply) => {
        const actor = signedIn(request)
        const { id } = request.params as z.output<typeof idParams>
        const file = await withActor(world, actor, tx => service.open(tx, actor, id, world.clock.now()))
        const bytes = await storage.get(file.contentId, file)
        return asFile(reply, file).send(bytes)
      },
    })

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/attachments',
        tag,
        summary: 'What I uploaded and have not sent, and how much may be sent',
        reply: z.object({
          items: z.array(attachmentSchema),
          limit: z.number(),
          objectLimit: z.number(),
          mostPerAct: z.number(),
        }),
      },
      async ({ tx, actor }) => ({
        items: await service.waiting(tx, actor),
        limit: limits.limit,
        objectLimit: limits.objectLimit,
        mostPerAct,
      }),
    )

    app.route({
      method: 'DELETE',
      url: '/attachments/:id',
      schema: {
        tags: [tag],
        summary: 'Take back an upload that was not sent',
        params: idParams,
        response: { 204: z.null(), ...problems },
      },
      handler: async (request, reply) => {
        const actor = signedIn(request)
        const { id } = request.params as z.output<typeof idParams>
        const content = await withActor(world, actor, tx => service.remove(tx, actor, id, world.clock.now()))
        // What cannot be removed now is found by the clearing of orphans.
        await storage.remove(content).catch(error => request.log.warn({ err: error }, 'bytes left behind'))
        return reply.code(204).send(null)
      },
    })

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/attachments/:id/withdrawal',
        tag,
        summary: 'Mark a file that was sent as withdrawn',
        params: idParams,
        body: z.strictObject({ reason: z.string().trim().min(1).max(400) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.withdraw(tx, actor, params.id, body.reason, now)
        return null
      },
    )

    for (const { path, subject } of collections) {
      route(
        app,
        world,
        {
          method: 'GET',
          url: `${path}/:id/attachments`,
          tag,
          summary: 'Its files, in the order in which they came',
          params: idParams,
          reply: z.array(attachmentSchema),
        },
        async ({ tx, actor, params }) => {
          const { id, tlp } = await subject(tx, params.id)
          return service.of(tx, actor, { id, tlp: tlp as Tlp })
        },
      )
    }

    for (const { path, subject } of collections.filter(({ path }) => path === '/cases')) {
      route(
        app,
        world,
        {
          method: 'POST',
          url: `${path}/:id/attachments`,
          tag,
          summary: 'Attach uploads of mine to a case, or to one of its measures as evidence',
          params: idParams,
          body: z.strictObject({
            attachments: z.array(z.uuid()).min(1).max(mostPerAct),
            measure: z.uuid().nullable().default(null),
          }),
          reply: z.object({ attached: z.number().int() }),
          creates: true,
        },
        async ({ tx, actor, now, params, body }) => {
          const { id, tlp } = await subject(tx, params.id)
          const carrier = { object: { kind: 'case' as const, id }, tlp: tlp as Tlp }
          await service.attachToCase(tx, actor, body.attachments, carrier, body.measure, now)
          return { attached: body.attachments.length }
        },
      )
    }
  }
