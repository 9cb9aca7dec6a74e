import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PersonActor } from '../../kernel/actor.ts'
import { machineTime } from '../../kernel/clock.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import type { KeyScope } from '../../kernel/taxonomy/key-scopes.ts'
import { type World, withActor } from '../db/actor.ts'
import type { Tx } from '../db/database.ts'
import { claimKey, storeReply } from '../db/idempotency.ts'
import { problemSchema } from './problem.ts'
import { instant } from './schemas.ts'
import type { App } from './server.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: PersonActor | null
    session: string | null
  }
}

type Schema = z.ZodType
type Out<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined

/** What a route takes and answers. One definition serves validation, the OpenAPI document and the types of the call. */
interface Definition<Params, Query, Body, Reply> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  tag: string
  summary: string
  params?: Params
  query?: Query
  body?: Body
  reply: Reply
  /** Answers 201 and wants an Idempotency-Key: a repeated request gets the first reply again. */
  creates?: boolean
  /** The reply holds a secret that is shown once: it is not kept, and a repeated request is told that it was done. */
  secretReply?: boolean
  /** What an API key needs here; without it the route is closed to keys. */
  scope?: KeyScope
}

/** What a use case gets: the transaction with its actor, the time, and the parsed request. */
export interface Call<Params, Query, Body> {
  tx: Tx
  actor: PersonActor
  now: Date
  /** The machine's time: `now`, except where scenario time runs. Sessions and codes reckon in it. */
  machine: Date
  params: Params
  query: Query
  body: Body
  request: FastifyRequest
  reply: FastifyReply
}

export const signedIn = (request: FastifyRequest): PersonActor => {
  if (!request.actor) throw new NoroshiError(request.session ? 'signed_out' : 'not_signed_in')
  return request.actor
}

export const idempotencyKey = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) throw new NoroshiError('idempotency_key_required')
  return key
}

interface Once {
  actor: PersonActor
  key: string
  request: FastifyRequest
  /** What makes it the same request: its body, or what was learned while the body streamed. */
  body: unknown
  status: number
  now: Date
  secretReply?: boolean
}

/** Carries a creating request out once; repeated with its key, it gets the first reply again. */
export const answerOnce = async <Reply extends Schema>(
  tx: Tx,
  { actor, key, request, body, status, now, secretReply }: Once,
  reply: Reply,
  useCase: () => Promise<z.output<Reply>>,
): Promise<z.output<Reply>> => {
  const claim = await claimKey(tx, {
    ifMatch: request.headers['if-match'] ?? '',
    post: actor.post,
    key,
    route: `${request.method} ${request.url}`,
    request: body,
    now,
  })
  if (claim.state === 'other_request') throw new NoroshiError('idempotency_key_reused')
  if (claim.state === 'answered' && secretReply) throw new NoroshiError('already_done')
  if (claim.state === 'answered') return reply.parse(claim.reply)
  const result = await useCase()
  await storeReply(tx, actor.post, key, status, secretReply ? null : result)
  return result
}

/** Problems that any signed-in route may answer with. */
export const problems = { '4xx': problemSchema, '5xx': problemSchema }

/**
 * A route of someone who has signed in: validate → one transaction with the actor's row-level security on → use case.
 * The use case decides (trust/access) and answers; its reply is checked against the schema before it leaves.
 */
export const route = <
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Reply extends Schema = Schema,
>(
  app: App,
  world: World,
  definition: Definition<Params, Query, Body, Reply>,
  useCase: (call: Call<Out<Params>, Out<Query>, Out<Body>>) => Promise<z.output<Reply>>,
): void => {
  const { method, url, tag, summary, params, query, body, reply: replySchema, creates, secretReply, scope } = definition
  const empty = replySchema instanceof z.ZodNull
  const status = creates ? 201 : empty ? 204 : 200
  const untyped = app as unknown as FastifyInstance // the definition's types are checked here, not by the provider
  untyped.route({
    method,
    url,
    config: scope ? { scope } : {},
    schema: {
      tags: [tag],
      summary,
      ...(scope ? { security: [{ session: [] }, { key: [scope] }] } : {}),
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      ...(creates ? { headers: z.looseObject({ 'idempotency-key': z.string().optional() }) } : {}),
      response: { [status]: replySchema, ...problems },
    },
    handler: async (request, reply) => {
      const actor = signedIn(request)
      const key = creates ? idempotencyKey(request) : null
      const now = world.clock.now()
      const machine = machineTime(world.clock)
      reply.code(status)
      return withActor(world, actor, async tx => {
        const call = {
          tx,
          actor,
          now,
          machine,
          params: request.params as Out<Params>,
          query: request.query as Out<Query>,
          body: request.body as Out<Body>,
          request,
          reply,
        }
        if (!key) return useCase(call)
        const once = {
          actor,
          key,
          request,
          body: request.body,
          status,
          now: machine,
          secretReply: secretReply ?? false,
        }
        return answerOnce(tx, once, replySchema, () => useCase(call))
      })
    },
  })
}

/** The version an update was based on (RFC 9110 §13.1.1); without it two people would overwrite each other. */
export const expectedVersion = (request: FastifyRequest): number => {
  const match = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')
  if (!match) throw new NoroshiError('version_required')
  return Number(match[1])
}

export const sendVersion = (reply: FastifyReply, version: number): void => {
  void reply.header('etag', `"${version}"`)
}

export const idParams = z.strictObject({ id: z.uuid() })

const pageKey = z.object({ sortKey: instant, id: z.uuid() })

/** Position in a list by key: the sort key and id of the last row seen. */
export type PageKey = z.output<typeof pageKey>

export const pageQuery = {
  after: z.string().max(200).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const readPageKey = (after: string | undefined): PageKey | null => {
  if (!after) return null
  const [time, id] = Buffer.from(after, 'base64url').toString('utf8').split(' ')
  const key = pageKey.safeParse({ sortKey: time, id })
  if (!key.success) throw new NoroshiError('unreadable_request', 'after')
  return key.data
}

export const pageOf = <Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
  sortKey: (row: Row) => Date,
) => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page,
    next:
      rows.length > limit && last
        ? Buffer.from(`${sortKey(last).toISOString()} ${last.id}`).toString('base64url')
        : null,
  }
}

export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
