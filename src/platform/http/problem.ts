import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { en, ja } from 'zod/locales'
import type { Missing } from '../../kernel/decision.ts'
import { type ErrorCode, errors, NoroshiError } from '../../kernel/errors.ts'
import { databaseTrouble } from '../db/away.ts'
import { UnreadableText } from './readable-text.ts'

export type Language = 'ja' | 'en'

/** RFC 9457, with the sentence in both languages: the reader may switch language while it stands on the screen. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    ja: z.string(),
    en: z.string(),
    because: z.string().optional(),
    reference: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), ja: z.string(), en: z.string() })).optional(),
    missing: z
      .array(z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])).optional() }))
      .optional(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problemSchema>

const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

export const languageOf = (request: FastifyRequest): Language =>
  /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ja'

export const problemOf = (
  code: ErrorCode,
  language: Language,
  extra: {
    values?: Readonly<Record<string, string | number>>
    because?: string
    missing?: readonly Missing[]
    errors?: Problem['errors']
  } = {},
): Problem => {
  const entry = errors[code]
  const sentences = { ja: fill(entry.ja, extra.values ?? {}), en: fill(entry.en, extra.values ?? {}) }
  return {
    type: `urn:noroshi:problem:${code}`,
    title: sentences[language],
    status: entry.status,
    code,
    ...sentences,
    ...(extra.because ? { because: extra.because } : {}),
    ...(extra.errors ? { errors: extra.errors } : {}),
    ...(extra.missing && extra.missing.length > 0
      ? { missing: extra.missing.map(({ code, values }) => (values ? { code, values: { ...values } } : { code })) }
      : {}),
  }
}

const pointerOf = (context: string | undefined, path: readonly PropertyKey[]): string =>
  `${context && context !== 'body' ? `/${context}` : ''}${path.map(part => `/${String(part)}`).join('')}`

const toMessage = (message: string | { message: string } | undefined | null): string =>
  typeof message === 'string' ? message : (message?.message ?? '')

/** A restart of the database takes about so long. */
const secondsUntilBack = 5

/** One place turns whatever was thrown into a problem; what nobody foresaw is logged under a reference, not shown. */
export const sendProblem = (error: FastifyError | NoroshiError, request: FastifyRequest, reply: FastifyReply): void => {
  const language = languageOf(request)
  const problem = toProblem(error, language, request)
  if (problem.status >= 500) request.log.error({ err: error, reference: problem.reference }, 'request failed')
  if (problem.code === 'database_away') void reply.header('retry-after', secondsUntilBack)
  void reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

/**
 * What is no HTTP, or carries more in its headers than 16 kB, is answered before there is a request.
 * The client hears a problem like everybody else, and the connection ends.
 */
export const answerBrokenRequest = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const body = JSON.stringify(problemOf('unreadable_request', 'ja'))
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'connection: close',
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}

/** More would only help whoever sends 100,000 wrong things to be sent 100,000 sentences. */
const mostFieldsNamed = 50

const unreadableField = {
  ja: '読み取れない文字が含まれています。その文字を消してから送ってください。',
  en: 'This holds a character that cannot be read. Delete that character and send it again.',
}

const toProblem = (error: FastifyError | NoroshiError, language: Language, request: FastifyRequest): Problem => {
  if (error instanceof NoroshiError) {
    return problemOf(error.code, language, { values: error.values, because: error.because, missing: error.missing })
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return problemOf('invalid_input', language, {
      errors: error.validation.slice(0, mostFieldsNamed).map(({ keyword, instancePath, params }) => {
        // the type provider takes an issue apart into these three; the locales want it whole
        const path = instancePath.split('/').filter(part => part !== '')
        const issue = { ...params, code: keyword, path } as unknown as z.core.$ZodRawIssue
        return {
          pointer: pointerOf(error.validationContext, path),
          ja: toMessage(ja().localeError(issue)),
          en: toMessage(en().localeError(issue)),
        }
      }),
    })
  }
  if (error instanceof UnreadableText)
    return problemOf('invalid_input', language, { errors: [{ pointer: error.pointer, ...unreadableField }] })
  const trouble = databaseTrouble(error)
  if (trouble) return problemOf(trouble, language)
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 429) return problemOf('too_many_requests', language)
  if (status === 413) return problemOf('too_large', language)
  if (status === 415) return problemOf('not_json', language)
  if (status === 404) return problemOf('not_found', language)
  if (status >= 400 && status < 500) return problemOf('unreadable_request', language)
  return { ...problemOf('unexpected', language, { values: { reference: request.id } }), reference: request.id }
}
