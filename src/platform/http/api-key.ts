import type { FastifyRequest } from 'fastify'
import { NoroshiError } from '../../kernel/errors.ts'
import type { KeyScope } from '../../kernel/taxonomy/key-scopes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The API key that the request brought; null without one. */
    key: { id: string; scopes: readonly KeyScope[] } | 'NOT_VALID' | null
  }
  interface FastifyContextConfig {
    /** What an API key needs for this route; without it the route is closed to keys. */
    scope?: KeyScope
  }
}

/** RFC 6750 §2.1. Whoever sends a key is not the browser's session, whatever cookie comes with it. */
export const bearerKey = (request: FastifyRequest): string | undefined =>
  /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]

/** Runs after the rate limit, so that guessing keys is limited as well, and before the body is read. */
export const refuseKeyOutOfScope = async (request: FastifyRequest): Promise<void> => {
  const { key } = request
  if (!key) return
  if (key === 'NOT_VALID') throw new NoroshiError('key_not_valid')
  const { scope } = request.routeOptions.config
  if (!scope || !key.scopes.includes(scope)) throw new NoroshiError('key_out_of_scope', scope ?? 'closed to keys')
}

/**
 * A key is limited by itself and so is a person who is signed in: an office behind one address is many people, and in
 * the night when it matters all of them are here. Only who is not known yet shares the limit of the address.
 */
export const rateOf = ({ key, actor, ip }: FastifyRequest): string => {
  if (key && key !== 'NOT_VALID') return `key:${key.id}`
  return actor?.type === 'person' ? `person:${actor.person}` : ip
}

export const requestsPerMinute = (request: FastifyRequest): number => (request.key ? 240 : 600)
