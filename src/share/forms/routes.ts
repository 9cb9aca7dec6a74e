import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { definitionSchema } from '../../formats/forms/definition.ts'
import { fileLimits } from '../../formats/forms/table-file.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { askedFacts } from '../../kernel/taxonomy/report-facts.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import {
  answerOnce,
  expectedVersion,
  idempotencyKey,
  idParams,
  problems,
  route,
  sendVersion,
  signedIn,
} from '../../platform/http/route.ts'
import { instant } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { disposition } from '../attachments/model.ts'
import {
  consent,
  filledSchema,
  formCode,
  formsOfReportSchema,
  formVersionSchema,
  importedSchema,
  language,
  medium,
  previewSchema,
  truth,
} from './replies.ts'
import * as service from './service.ts'

const tag = 'forms'
const formParams = z.strictObject({ id: z.uuid(), code: formCode })
const importQuery = z.strictObject({
  as: z.enum(['DRAFTS', 'REPORTS']).default('DRAFTS'),
  report: z.uuid().nullable().default(null),
})

/** Bytes are saved under their name and never shown in the page. */
const asFile = (reply: FastifyReply, { name, bytes }: service.FormFile): FastifyReply =>
  reply
    .headers({
      'content-type': 'application/octet-stream',
      'content-disposition': disposition(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(Buffer.from(bytes))

const fileOf = ({ body }: FastifyRequest): Uint8Array => {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new NoroshiError('file_empty')
  return body
}

/** 様式: forms as versioned data, filled from a report, out to other offices and back. */
export const formRoutes =
  (world: World): Routes =>
  async (app: App) => {
    route(
      app,
      world,
      { method: 'GET', url: '/forms', tag, summary: 'Forms, every version', reply: z.array(formVersionSchema) },
      ({ tx }) => service.list(tx),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/forms/:code',
        tag,
        summary: 'Enter a form or its next version (If-Match: the version that was seen, 0 for a new one)',
        params: z.strictObject({ code: formCode }),
        body: definitionSchema,
        reply: z.object({ code: z.string(), seq: z.number().int() }),
      },
      ({ tx, actor, now, params, body, request }) =>
        service.enter(tx, actor, params.code, body, expectedVersion(request), now),
    )

    app.route({
      method: 'GET',
      url: '/forms/:code/blank',
      schema: {
        tags: [tag],
        summary: 'An empty form, or an empty table for several reports, as a file',
        params: z.strictObject({ code: formCode }),
        querystring: z.strictObject({
          layout: z.enum(['FORM', 'BULK']).default('FORM'),
          medium: medium.exclude(['PRINT']).default('EXCEL'),
          language: language.default('ja'),
        }),
      },
      handler: async (request, reply) => {
        const actor = signedIn(request)
        const now = world.clock.now()
        const { code } = request.params as { code: string }
        const query = request.query as Parameters<typeof service.blankFile>[2]
        return asFile(reply, await withActor(world, actor, tx => service.blankFile(tx, code, query, now)))
      },
    })

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/reports/:id/forms',
        tag,
        summary: 'Which offices ask for a report of this matter, what went to them, and what changed since',
        params: idParams,
        reply: formsOfReportSchema,
      },
      ({ tx, actor, now, params }) => service.ofReport(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/forms',
        tag,
        summary: 'The same for each report of a case',
        params: idParams,
        reply: z.array(formsOfReportSchema),
      },
      ({ tx, actor, now, params }) => service.ofCase(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/reports/:id/facts/:fact',
        tag,
        summary: 'Say whether a fact holds that decides which offices ask',
        params: z.strictObject({ id: z.uuid(), fact: z.enum(askedFacts) }),
        body: z.strictObject({ answer: truth }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.answerFact(tx, actor, params.id, params.fact, body.answer, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/reports/:id/forms/:code',
        tag,
        summary: 'A form filled from the newest version of a report',
        params: formParams,
        reply: filledSchema,
      },
      async ({ tx, actor, now, params, reply }) => {
        const filled = await service.readFilled(tx, actor, params.id, params.code, now)
        sendVersion(reply, filled.version)
        return filled
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/reports/:id/forms/:code',
        tag,
        summary: 'Save the answers to what only the form asks (If-Match: the version that was read)',
        params: formParams,
        body: z.strictObject({ answers: z.record(z.string().max(60), z.unknown()) }),
        reply: filledSchema,
      },
      async ({ tx, actor, now, params, body, request, reply }) => {
        const saving = { given: body.answers, expected: expectedVersion(request) }
        const filled = await service.saveAnswers(tx, actor, params.id, params.code, saving, now)
        sendVersion(reply, filled.version)
        return filled
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/reports/:id/forms/:code/exports',
        tag,
        summary: 'Write a form for an office; the bytes are kept with their hash',
        params: formParams,
        body: z.strictObject({
          seq: z.number().int().positive().max(1_000_000).nullable().default(null),
          office: z.string().max(60).default(''),
          medium,
          language: language.default('ja'),
          consent: consent.default('NOT_ASKED'),
        }),
        reply: z.object({ id: z.uuid(), sha256: z.string(), name: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.makeExport(tx, actor, params.id, params.code, body, now),
    )

    app.route({
      method: 'GET',
      url: '/form-exports/:id/content',
      schema: { tags: [tag], summary: 'The bytes of an export, as they left', params: idParams },
      handler: async (request, reply) => {
        const actor = signedIn(request)
        const now = world.clock.now()
        const { id } = request.params as z.output<typeof idParams>
        return asFile(reply, await withActor(world, actor, tx => service.openExport(tx, actor, id, now)))
      },
    })

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/form-exports/:id/sending',
        tag,
        summary: 'Say that an export was sent: when, where, with which receipt, and whether it may be shared',
        params: idParams,
        body: z.strictObject({
          sentAt: instant,
          sentTo: z.string().trim().min(1).max(200),
          receiptNumber: z.string().trim().max(100).default(''),
          consent,
        }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.markSent(tx, actor, params.id, body, now)
        return null
      },
    )

    await app.register(async scope => {
      scope.addContentTypeParser(
        'application/octet-stream',
        { parseAs: 'buffer', bodyLimit: fileLimits.bytes },
        (_, bytes, done) => done(null, bytes),
      )
      const url = '/form-imports'
      const schema = { tags: [tag], consumes: ['application/octet-stream'], querystring: importQuery }

      scope.route({
        method: 'POST',
        url: `${url}/preview`,
        schema: {
          ...schema,
          summary: 'What a filled sheet would bring in, as raw bytes of .xlsx or .csv; writes nothing',
          response: { 200: previewSchema, ...problems },
        },
        handler: async (request, reply) => {
          const actor = signedIn(request)
          const query = request.query as z.output<typeof importQuery>
          const now = world.clock.now()
          const file = fileOf(request)
          return reply
            .code(200)
            .send(await withActor(world, actor, tx => service.previewImport(tx, actor, file, query, now)))
        },
      })

      scope.route({
        method: 'POST',
        url,
        schema: {
          ...schema,
          summary: 'Take the whole of a filled sheet in, or nothing of it',
          headers: z.looseObject({ 'idempotency-key': z.string().optional() }),
          response: { 201: importedSchema, ...problems },
        },
        handler: async (request, reply) => {
          const actor = signedIn(request)
          const key = idempotencyKey(request)
          const query = request.query as z.output<typeof importQuery>
          const now = world.clock.now()
          const file = fileOf(request)
          const body = [query, createHash('sha256').update(file).digest('hex')]
          const once = { actor, key, request, body, status: 201, now }
          const imported = await withActor(world, actor, tx =>
            answerOnce(tx, once, importedSchema, () => service.applyImport(tx, actor, file, query, now)),
          )
          return reply.code(201).send(imported)
        },
      })
    })
  }
