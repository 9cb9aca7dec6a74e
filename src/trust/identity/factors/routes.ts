import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { machineTime } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { type World, withoutActor } from '../../../platform/db/actor.ts'
import { idParams, problems, route } from '../../../platform/http/route.ts'
import { instant } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { setSessionCookie } from '../../../platform/http/session-cookie.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { admitted } from '../sign-in/model.ts'
import { self } from '../sign-in/service.ts'
import { allowsPasskeys } from './model.ts'
import { siteOf } from './passkeys.ts'
import * as service from './service.ts'

export interface FactorSettings {
  publicUrl: string
  sessionHours: number
}

/** WebAuthn's own JSON; the library that verifies it knows its members (WebAuthn §5.1). */
const credentialJson = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(20_000) }),
})
const options = z.looseObject({ challenge: z.string() })
const typed = z.string().trim().min(1).max(40)
const codes = z.array(z.string()).nullable()

/** One's own second factors, showing one, and signing in with a passkey. */
export const factorRoutes =
  (world: World, box: Box, settings: FactorSettings): Routes =>
  (app: App) => {
    const keeper = { box, site: siteOf(settings.publicUrl) }
    const secure = settings.publicUrl.startsWith('https:')
    const tag = 'security'
    const limited = { rateLimit: { max: 30, timeWindow: '1 minute' } }
    const atTheDoor = { security: [], tags: ['session'] }

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/me/factors',
        tag,
        summary: 'One’s own second factors',
        reply: z.object({
          factors: z.array(
            z.object({
              id: z.uuid(),
              kind: z.enum(['TOTP', 'PASSKEY']),
              label: z.string(),
              createdAt: instant,
              lastUsedAt: instant.nullable(),
            }),
          ),
          recoveryCodesLeft: z.number().int(),
          passkeys: z.boolean().meta({ description: 'Whether this address allows passkeys: it needs a name.' }),
        }),
      },
      async ({ tx }) => ({ ...(await service.own(tx)), passkeys: allowsPasskeys(settings.publicUrl) }),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/me/factors/totp',
        tag,
        summary: 'Begin with an authenticator app; the secret is shown once',
        reply: z.object({ id: z.uuid(), uri: z.string(), secret: z.string(), qr: z.string() }),
        creates: true,
        secretReply: true,
      },
      async ({ tx, actor, machine: now }) => {
        const account = (await self(tx, actor, now)).person?.en ?? ''
        return service.beginTotp(tx, actor, keeper, account, now)
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/me/factors/:id/confirmation',
        tag,
        summary: 'Confirm the app with a code; the first factor comes with recovery codes, shown once',
        params: idParams,
        body: z.strictObject({ code: typed }),
        reply: z.object({ recoveryCodes: codes }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now, params, body }) =>
        service.confirmTotp(tx, actor, keeper, { id: params.id, ...body }, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/me/passkey-options',
        tag,
        summary: 'What the browser needs to make a passkey',
        reply: options,
      },
      async ({ tx, actor, machine: now }) => {
        const name = (await self(tx, actor, now)).person?.ja ?? ''
        return { ...(await service.beginPasskey(tx, actor, keeper, { email: name, name }, now)) }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/me/passkeys',
        tag,
        summary: 'Add the passkey that the browser made',
        body: z.strictObject({ label: z.string().trim().min(1).max(80), response: credentialJson }),
        reply: z.object({ recoveryCodes: codes }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now, body: { label, response } }) => {
        const made = response as unknown as RegistrationResponseJSON // verified member by member by the library
        return service.addPasskey(tx, actor, keeper, { label, response: made }, now)
      },
    )

    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/me/factors/:id',
        tag,
        summary: 'Remove a second factor',
        params: idParams,
        reply: z.null(),
      },
      ({ tx, actor, machine: now, params }) => service.remove(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/me/recovery-codes',
        tag,
        summary: 'New recovery codes, shown once; the old ones end',
        reply: z.object({ recoveryCodes: z.array(z.string()) }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now }) => service.renewRecoveryCodes(tx, actor, keeper, now),
    )

    app.get(
      '/session/factor',
      {
        schema: {
          ...atTheDoor,
          summary: 'Which second factors the holder of this session can show',
          response: { 200: z.object({ totp: z.boolean(), passkey: options.nullable() }), ...problems },
        },
      },
      async request => {
        if (!request.session) throw new NoroshiError('not_signed_in')
        const { session } = request
        const found = await withoutActor(world, tx => service.ways(tx, keeper, session, machineTime(world.clock)))
        return { totp: found.totp, passkey: found.passkey ? { ...found.passkey } : null }
      },
    )

    app.post(
      '/session/factor',
      {
        config: limited,
        schema: {
          ...atTheDoor,
          summary: 'Show a second factor: opens the session that waits for it, or steps up',
          body: z.union([
            z.strictObject({ code: typed }),
            z.strictObject({ recoveryCode: typed }),
            z.strictObject({ passkey: credentialJson }),
          ]),
          response: { 204: z.null(), ...problems },
        },
      },
      async (request, reply) => {
        if (!request.session) throw new NoroshiError('not_signed_in')
        const { session: token, body, ip: address } = request
        const proof = 'passkey' in body ? { passkey: body.passkey as unknown as AuthenticationResponseJSON } : body
        const shown = await withoutActor(world, tx =>
          service.show(tx, keeper, { token, proof, address }, machineTime(world.clock)),
        )
        admitted(shown)
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/session/passkey-options',
      {
        config: limited,
        schema: {
          ...atTheDoor,
          summary: 'What the browser needs to sign in with a passkey',
          response: { 200: options, ...problems },
        },
      },
      async () => ({
        ...(await withoutActor(world, tx => service.passkeySignInOptions(tx, keeper, machineTime(world.clock)))),
      }),
    )

    app.post(
      '/session/passkey',
      {
        config: limited,
        schema: {
          ...atTheDoor,
          summary: 'Sign in with a passkey',
          body: z.strictObject({ passkey: credentialJson }),
          response: { 204: z.null(), ...problems },
        },
      },
      async (request, reply) => {
        const response = request.body.passkey as unknown as AuthenticationResponseJSON
        const userAgent = request.headers['user-agent']
        const session = await withoutActor(world, tx =>
          service.signInWithPasskey(tx, keeper, { response, userAgent }, machineTime(world.clock)),
        )
        return setSessionCookie(reply, session, secure, settings.sessionHours).code(204).send(null)
      },
    )
  }
