import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { machineTime, minutes } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { type World, withoutActor } from '../../../platform/db/actor.ts'
import { problems } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { setSessionCookie } from '../../../platform/http/session-cookie.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { sessionLength } from '../sign-in/model.ts'
import type { Provider } from './oidc.ts'
import * as service from './service.ts'

const path = '/session/provider'
const cookie = 'noroshi_provider'
const bound = 'sign-in with a provider'
const lifetime = minutes(10)

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
  wanted: z.string(),
})

/** Only an address of our own: `//elsewhere` would leave the house with a fresh session. */
const ownAddress = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/)

/** Signing in with the identity provider of one's own house: two redirects, and sentences where they fail. */
export const providerRoutes =
  (world: World, box: Box, provider: Provider | undefined, publicUrl: string): Routes =>
  (app: App) => {
    const secure = publicUrl.startsWith('https:')
    const redirectUri = `${publicUrl}/api/v1${path}/callback`
    const config = { rateLimit: { max: 30, timeWindow: '1 minute' } }
    const schema = { security: [], tags: ['session'] }
    const response = { 302: z.null(), ...problems }
    const scope = { path: `/api/v1${path}`, httpOnly: true, sameSite: 'lax' as const, secure }

    const configured = (): Provider => {
      if (!provider) throw new NoroshiError('not_found')
      return provider
    }

    /** Whoever is on the way comes from another page: a refusal goes to the sign-in page, which says it in words. */
    const orBack = async (request: FastifyRequest, work: () => Promise<string>): Promise<string> => {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof NoroshiError)) throw error
        request.log.warn({ because: error.because }, error.code)
        return `/sign-in?problem=${error.code}`
      }
    }

    const takeAttempt = (request: FastifyRequest, reply: FastifyReply) => {
      const sealed = request.cookies[cookie]
      reply.clearCookie(cookie, { path: scope.path })
      try {
        const opened = box.open(Buffer.from(sealed ?? '', 'base64url'), bound)
        const attempt = attemptSchema.parse(JSON.parse(opened.toString('utf8')))
        if (attempt.until > machineTime(world.clock).getTime()) return attempt
      } catch {
        // not sealed here, or not at all: the same refusal as for one that is too old
      }
      throw new NoroshiError('provider_attempt_over')
    }

    app.get(
      path,
      {
        config,
        schema: {
          ...schema,
          summary: 'Begin to sign in with the identity provider (OpenID Connect)',
          querystring: z.strictObject({ return: ownAddress.default('/') }),
          response,
        },
      },
      async (request, reply) => {
        const asked = configured()
        const to = await orBack(request, async () => {
          const { url, attempt } = await asked.begin(redirectUri)
          const until = machineTime(world.clock).getTime() + lifetime
          const kept = JSON.stringify({ ...attempt, until, wanted: request.query.return })
          const sealed = box.seal(Buffer.from(kept), bound).toString('base64url')
          reply.setCookie(cookie, sealed, { ...scope, maxAge: lifetime / 1000 })
          return url
        })
        return reply.redirect(to)
      },
    )

    app.get(
      `${path}/callback`,
      {
        config,
        schema: {
          ...schema,
          summary: 'Where the identity provider sends the browser back to',
          querystring: z.looseObject({ state: z.string().max(500).optional() }),
          response,
        },
      },
      async (request, reply) => {
        const asked = configured()
        const to = await orBack(request, async () => {
          const { wanted, ...attempt } = takeAttempt(request, reply)
          const known = await asked.finish(new URL(request.url, publicUrl), attempt)
          const userAgent = request.headers['user-agent']
          const now = machineTime(world.clock)
          const opened = await withoutActor(world, tx => service.signIn(tx, known, userAgent, now))
          if (!opened) throw new NoroshiError('provider_unknown_person')
          setSessionCookie(reply, opened.token, secure, sessionLength.hours)
          return opened.waits ? `/sign-in?return=${encodeURIComponent(wanted)}` : wanted
        })
        return reply.redirect(to)
      },
    )
  }
