import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PersonActor } from '../../kernel/actor.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { type World, withActor } from '../db/actor.ts'
import type { Tx } from '../db/database.ts'
import { claimKey, storeReply } from '../db/idempotency.ts'
import { problemSchema } from './problem.ts'

/** What a use case gets from HTTP: the transaction with its actor, the time, and the parsed request. */
export interface Call<Request extends FastifyRequest = FastifyRequest> {
  tx: Tx
  actor: PersonActor
  now: Date
  request: Request
  reply: FastifyReply
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: PersonActor | null
    session: string | null
  }
}

const signedIn = (request: FastifyRequest): PersonActor => {
  if (!request.actor) throw new NoroshiError('not_signed_in')
  return request.actor
}

/** A route of someone who has signed in: one transaction, the actor's row-level security on. */
export const asActor =
  <Request extends FastifyRequest, Reply>(world: World, useCase: (call: Call<Request>) => Promise<Reply>) =>
  async (request: Request, reply: FastifyReply): Promise<Reply> => {
    const actor = signedIn(request)
    return withActor(world, actor, tx => useCase({ tx, actor, now: world.clock.now(), request, reply }))
  }

/** A creating POST: answers 201, and a repeated request (same Idempotency-Key) gets the first reply again. */
export const creating =
  <Request extends FastifyRequest, Reply>(world: World, useCase: (call: Call<Request>) => Promise<Reply>) =>
  async (request: Request, reply: FastifyReply): Promise<Reply> => {
    const actor = signedIn(request)
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) throw new NoroshiError('idempotency_key_required')
    const now = world.clock.now()
    return withActor(world, actor, async tx => {
      const claim = await claimKey(tx, {
        post: actor.post,
        key,
        route: `${request.method} ${request.url}`,
        request: request.body,
        now,
      })
      if (claim.state === 'other_request') throw new NoroshiError('idempotency_key_reused')
      if (claim.state === 'answered') {
        reply.code(claim.status)
        return claim.reply as Reply
      }
      const result = await useCase({ tx, actor, now, request, reply })
      reply.code(201)
      await storeReply(tx, actor.post, key, 201, result)
      return result
    })
  }

/** The version an update was based on (RFC 9110 §13.1.1); without it two people would overwrite each other. */
export const expectedVersion = (request: FastifyRequest): number => {
  const match = /^"(\d+)"$/.exec(request.headers['if-match'] ?? '')
  if (!match) throw new NoroshiError('version_required')
  return Number(match[1])
}

export const sendVersion = (reply: FastifyReply, version: number): void => {
  void reply.header('etag', `"${version}"`)
}

export const idParams = z.strictObject({ id: z.uuid() })

/** Position in a list by key: the sort key and id of the last row seen. */
export interface PageKey {
  sortKey: Date
  id: string
}

export const pageQuery = {
  after: z.string().max(200).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const readPageKey = (after: string | undefined): PageKey | null => {
  if (!after) return null
  const [time, id] = Buffer.from(after, 'base64url').toString('utf8').split(' ')
  const sortKey = new Date(time ?? '')
  if (Number.isNaN(sortKey.getTime()) || !z.uuid().safeParse(id).success)
    throw new NoroshiError('unreadable_request', 'after')
  return { sortKey, id: id! }
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

/** Problems that any signed-in route may answer with. */
export const problems = { '4xx': problemSchema, '5xx': problemSchema }
