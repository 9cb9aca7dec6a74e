import { z } from 'zod'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { dutySchema, instant } from '../../../platform/http/schemas.ts'
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
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  hasFactor: z.boolean(),
  hasPassword: z.boolean(),
  invitedUntil: instant.nullable(),
  sessions: z.number().int(),
  lastSeenAt: instant.nullable(),
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
        body: z.strictObject({ lastDay: z.iso.date() }),
      },
      ({ tx, actor, now, params, body }) => service.endPost(tx, actor, { post: params.id, ...body }, now),
    )
  }
