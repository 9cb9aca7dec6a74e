import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { machineTime, type ScenarioKind, scenarioKinds } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { type World, withActor, withoutActor } from '../../../platform/db/actor.ts'
import { bearerKey } from '../../../platform/http/api-key.ts'
import { problems, route } from '../../../platform/http/route.ts'
import { organisationNameSchema } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { clearSessionCookie, sessionCookie, setSessionCookie } from '../../../platform/http/session-cookie.ts'
import { actorOfKey } from '../keys/service.ts'
import { admitted, type FactorRules, passwordLength, sessionLength } from './model.ts'
import * as service from './service.ts'

export interface SignInSettings {
  secureCookie: boolean
  demonstration: boolean
  /** What the identity provider is called, where there is one. */
  provider?: string | undefined
}

const factorStates = ['FRESH', 'STALE', 'MISSING', 'NOT_ASKED'] as const

const sessionSchema = z.object({
  now: z.iso.datetime(),
  environment: z.enum(['REAL', 'DEMONSTRATION']),
  scenario: z
    .object({
      kind: z.enum(Object.keys(scenarioKinds) as [ScenarioKind, ...ScenarioKind[]]),
      speed: z.number(),
      paused: z.boolean(),
    })
    .nullable()
    .meta({ description: 'Set where `now` is not the real time: a replay or a drill.' }),
  provider: z.string().nullable().meta({ description: 'Name of the identity provider that may sign people in.' }),
  waitsForFactor: z.boolean().meta({ description: 'The password was right; the second factor is still to be shown.' }),
  actor: z
    .object({
      person: z.object({ id: z.uuid(), ja: z.string(), en: z.string() }),
      language: z.enum(['ja', 'en']),
      organisation: organisationNameSchema,
      post: z.uuid(),
      titleJa: z.string(),
      titleEn: z.string(),
      duties: z.array(z.string()),
      kinds: z.array(z.string()),
      until: z.iso.datetime().nullable().meta({ description: 'When the session ends, however busy it is.' }),
      idleMinutes: z.number().int(),
      factor: z.enum(factorStates),
      posts: z.array(
        z.object({
          post: z.uuid(),
          organisation: z.uuid(),
          ja: z.string(),
          en: z.string(),
          until: z.iso.date().nullable(),
          seconded: z.boolean(),
        }),
      ),
      seconded: z.boolean().meta({ description: 'Lent from another organisation: the post reaches named cases only.' }),
    })
    .nullable(),
})

const runningScenario = (world: World) => {
  const run = world.clock.run?.()
  return run ? { kind: run.kind, speed: run.speed, paused: run.paused } : null
}

/** Reads the API key into `request.key`, and for whom it acts into `request.actor`. */
const readKey = async (world: World, request: FastifyRequest, key: string): Promise<void> => {
  const held = await withoutActor(world, tx => actorOfKey(tx, key, machineTime(world.clock)))
  request.key = held ? { id: held.actor.key ?? '', scopes: held.scopes } : 'NOT_VALID'
  request.actor = held?.actor ?? null
}

/** Reads the key or the session cookie into `request.actor`; an unknown or ended session is nobody. */
export const authenticate =
  (world: World, rules: FactorRules) =>
  async (request: FastifyRequest): Promise<void> => {
    const key = bearerKey(request)
    if (key) return readKey(world, request, key)
    const cookie = sessionCookie(request)
    if (!cookie) return
    request.session = cookie
    request.actor = await withoutActor(world, tx => service.actorOf(tx, cookie, machineTime(world.clock), rules))
    const missing = rules.secondFactor === 'everyone' && request.actor?.session?.factor === 'MISSING'
    if (missing && !/^\/api\/v1\/(me|session)\b/.test(request.url)) throw new NoroshiError('second_factor_missing')
  }

/** Sign-in and session. */
export const signInRoutes =
  (world: World, settings: SignInSettings): Routes =>
  (app: App) => {
    const enter = (reply: FastifyReply, session: string) =>
      setSessionCookie(reply, session, settings.secureCookie, sessionLength.hours)
    const limited = { rateLimit: { max: 30, timeWindow: '1 minute' } }
    const signedOut = { security: [], tags: ['session'] }
    const empty = { 204: z.null(), ...problems }

    app.get(
      '/session',
      { schema: { ...signedOut, summary: 'Who is signed in, and the server time', response: { 200: sessionSchema } } },
      async request => {
        const now = machineTime(world.clock)
        const { actor, session } = request
        const holder =
          !actor && session ? await withoutActor(world, tx => service.holderOf(tx, session, now)) : undefined
        return {
          provider: settings.provider ?? null,
          waitsForFactor: holder?.waits ?? false,
          now: world.clock.now().toISOString(),
          scenario: runningScenario(world),
          environment: settings.demonstration ? ('DEMONSTRATION' as const) : ('REAL' as const),
          actor: actor
            ? sessionSchema.shape.actor.parse(await withActor(world, actor, tx => service.self(tx, actor, now)))
            : null,
        }
      },
    )

    app.post(
      '/session',
      {
        config: limited,
        schema: {
          ...signedOut,
          summary: 'Sign in',
          body: z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(passwordLength.max) }),
          response: empty,
        },
      },
      async (request, reply) => {
        const result = await withoutActor(world, tx =>
          service.signIn(
            tx,
            { ...request.body, address: request.ip, userAgent: request.headers['user-agent'] },
            machineTime(world.clock),
          ),
        )
        return enter(reply, admitted(result).token).code(204).send(null)
      },
    )

    app.delete(
      '/session',
      { schema: { ...signedOut, summary: 'Sign out', response: empty } },
      async (request, reply) => {
        const { session } = request
        if (session) await withoutActor(world, tx => service.signOut(tx, session, machineTime(world.clock)))
        return clearSessionCookie(reply).code(204).send(null)
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/session/post',
        tag: 'session',
        summary: 'Go on from another post of the same person',
        body: z.strictObject({ post: z.uuid() }),
        reply: z.null(),
      },
      async ({ tx, actor, machine, request, reply, body }) => {
        enter(reply, await service.changePost(tx, actor, request.session ?? '', body.post, machine))
        return null
      },
    )
  }
