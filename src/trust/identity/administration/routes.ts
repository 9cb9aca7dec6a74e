import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { day, dutySchema, instant } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const colleagueSchema = z.object({
  post: z.uuid(),
  person: z.uuid(),
  ja: z.string(),
  en: z.string(),
  email: z.string(),
  titleJa: z.string(),
  titleEn: z.string(),
  duties: z.array(dutySchema),
  validFrom: day,
  validUntil: day.nullable(),
  hasFactor: z.boolean(),
  hasPassword: z.boolean(),
  invitedUntil: instant.nullable(),
  sessions: z.number().int(),
  lastSeenAt: instant.nullable(),
  seconded: z.boolean(),
  own: z.boolean().meta({ description: 'Whether this organisation looks after the person’s sign-in.' }),
  failures: z.number().int().meta({ description: 'Failed sign-ins of the last twelve hours.' }),
})

/** What an administrator does for the people of its own organisation. */
export const administrationRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'administration'
    const own = { tag, params: idParams, reply: z.null() }

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/colleagues',
        tag,
        summary: 'People and posts of one’s own organisation',
        reply: z.array(colleagueSchema),
      },
      ({ tx, actor }) => service.colleagues(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/colleagues/:id/invitation',
        tag,
        summary: 'A new invitation link, shown once; the one before ends',
        params: idParams,
        reply: z.object({ token: z.string() }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now, params }) => service.inviteAgain(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      { ...own, method: 'DELETE', url: '/colleagues/:id/invitation', summary: 'Revoke an open invitation' },
      ({ tx, actor, machine: now, params }) => service.revokeInvitation(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      { ...own, method: 'DELETE', url: '/colleagues/:id/sessions', summary: 'End every session of a colleague' },
      ({ tx, actor, machine: now, params }) => service.endSessions(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      { ...own, method: 'DELETE', url: '/colleagues/:id/factors', summary: 'Reset a colleague’s second factors' },
      ({ tx, actor, machine: now, params }) => service.resetFactors(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      {
        ...own,
        method: 'PUT',
        url: '/posts/:id/end',
        summary: 'End a post of one’s own organisation',
        body: z.strictObject({ lastDay: day, successor: z.uuid().nullable().default(null) }),
      },
      ({ tx, actor, now, params, body }) => service.endPost(tx, actor, { post: params.id, ...body }, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/colleagues/:id/password-link',
        tag,
        summary: 'A link to choose a new password, shown once; the one before ends',
        params: idParams,
        reply: z.object({ token: z.string() }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now, params }) => service.linkForPassword(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      { ...own, method: 'DELETE', url: '/colleagues/:id/failures', summary: 'End the wait after failed sign-ins' },
      ({ tx, actor, machine: now, params }) => service.unlock(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/secondments',
        tag,
        summary: 'Take somebody in from another organisation, for named cases and until a day',
        body: z.strictObject({
          email: z.email().max(200),
          title: z.strictObject({ ja: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) }),
          duties: z
            .array(z.enum(['RECEIVE']))
            .max(1)
            .default([]),
          cases: z.array(z.uuid()).min(1).max(50),
          lastDay: day,
        }),
        reply: z.object({ post: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.second(tx, actor, body, now),
    )
  }
