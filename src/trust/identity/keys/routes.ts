import { z } from 'zod'
import { keyScopes } from '../../../kernel/taxonomy/key-scopes.ts'
import { codesOf } from '../../../kernel/taxonomy/label.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { day, instant } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const scopeSchema = z.enum(codesOf(keyScopes))
const lastDay = day.meta({ description: 'The last day on which the key works; one year ahead at most.' })

const keySchema = z.object({
  id: z.uuid(),
  label: z.string(),
  scopes: z.array(scopeSchema),
  beginning: z.string(),
  issuedAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  formerUntil: instant.nullable().meta({ description: 'Until when the key before the last rotation still works.' }),
  titleJa: z.string(),
  titleEn: z.string(),
  personJa: z.string(),
  personEn: z.string(),
})

/** One's own API keys, and those of one's organisation for its administrators. */
export const keyRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'keys'
    const reply = z.array(keySchema)

    route(app, world, { method: 'GET', url: '/me/keys', tag, summary: 'One’s own API keys', reply }, ({ tx, actor }) =>
      service.own(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/me/keys',
        tag,
        summary: 'Issue a key for one’s present post; it is shown once',
        body: z.strictObject({
          label: z.string().trim().min(1).max(80),
          scopes: z.array(scopeSchema).min(1).max(20),
          lastDay,
        }),
        reply: z.object({ id: z.uuid(), key: z.string() }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now, body }) => service.issue(tx, actor, body, now),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/me/keys/:id/rotation',
        tag,
        summary: 'A new secret for the same key, shown once; the old one works for another day',
        params: idParams,
        body: z.strictObject({ lastDay }),
        reply: z.object({ key: z.string(), formerUntil: instant }),
        creates: true,
        secretReply: true,
      },
      ({ tx, actor, machine: now, params, body }) => service.rotate(tx, actor, { id: params.id, ...body }, now),
    )
    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/keys/:id',
        tag,
        summary: 'End a key at once: one’s own, or an administrator any of its organisation',
        params: idParams,
        reply: z.null(),
      },
      ({ tx, actor, machine: now, params }) => service.revoke(tx, actor, params.id, now),
    )
    route(
      app,
      world,
      { method: 'GET', url: '/keys', tag, summary: 'API keys of one’s organisation', reply },
      ({ tx, actor }) => service.ofOrganisation(tx, actor),
    )
  }
