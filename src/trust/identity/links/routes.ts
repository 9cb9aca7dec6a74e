import { z } from 'zod'
import { machineTime } from '../../../kernel/clock.ts'
import { type World, withoutActor } from '../../../platform/db/actor.ts'
import { problems } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { setSessionCookie } from '../../../platform/http/session-cookie.ts'
import { sessionLength } from '../sign-in/model.ts'
import { newPassword } from '../sign-in/schemas.ts'
import * as service from './service.ts'

const text = z.string().trim().min(1).max(200)
const bilingual = z.strictObject({ ja: text, en: text })
const token = z.string().min(20).max(100)

/** What one does with a one-time link: found the installation, or choose a password. */
export const linkRoutes =
  (world: World, secureCookie: boolean): Routes =>
  (app: App) => {
    const limited = { rateLimit: { max: 30, timeWindow: '1 minute' } }
    const signedOut = { security: [], tags: ['session'] }
    const empty = { 204: z.null(), ...problems }

    app.post(
      '/links/look',
      {
        config: limited,
        schema: {
          ...signedOut,
          summary: 'Whom a one-time link is for',
          body: z.strictObject({ token }),
          response: {
            200: z.object({
              purpose: z.enum(['SETUP', 'INVITATION', 'DEMONSTRATION', 'PASSWORD']),
              ja: z.string().nullable(),
              en: z.string().nullable(),
              email: z.string().nullable(),
            }),
            ...problems,
          },
        },
      },
      async request => {
        const link = await withoutActor(world, tx => service.lookLink(tx, request.body.token, machineTime(world.clock)))
        return { purpose: link.purpose as 'SETUP', ja: link.ja, en: link.en, email: link.email }
      },
    )

    app.post(
      '/set-up',
      {
        config: limited,
        schema: {
          ...signedOut,
          summary: 'Found the installation with the one-time set-up link',
          body: z.strictObject({
            token,
            organisation: bilingual,
            person: z.strictObject({ ja: text, en: text, email: z.email().max(200) }),
            title: bilingual,
            password: newPassword,
          }),
          response: empty,
        },
      },
      async (request, reply) => {
        const session = await withoutActor(world, tx => service.setUp(tx, request.body, machineTime(world.clock)))
        return setSessionCookie(reply, session, secureCookie, sessionLength.hours).code(204).send(null)
      },
    )

    app.post(
      '/invitations/accept',
      {
        config: limited,
        schema: {
          ...signedOut,
          summary: 'Choose a password with the link of an invitation, or of a forgotten password',
          body: z.strictObject({ token, password: newPassword }),
          response: empty,
        },
      },
      async (request, reply) => {
        const session = await withoutActor(world, tx =>
          service.acceptInvitation(tx, request.body.token, request.body.password, machineTime(world.clock)),
        )
        return setSessionCookie(reply, session, secureCookie, sessionLength.hours).code(204).send(null)
      },
    )
  }
