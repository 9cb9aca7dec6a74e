import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { type Wish, wishes } from './digest.ts'
import { mailStates, type NotificationKind, pageOf as noticePage, notificationKinds } from './model.ts'
import { mailTroubles, notices, relayAgain, relayTroubles, see, sendAgain, settle, wish, wishesOf } from './service.ts'

const kind = z.enum(Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]])

const trouble = z.object({
  id: z.uuid(),
  organisation: seenOrganisation,
  person: seenPerson,
  kind,
  number: z.string(),
  tlp: z.string(),
  state: z.enum(['FAILED', 'UNCONFIRMED']),
  error: z.string(),
  attempts: z.number().int(),
  at: instant,
})

export const notificationRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/mail-troubles',
        tag: 'notifications',
        summary: 'Letters that failed, or of which nobody knows whether they left',
        reply: z.object({ letters: z.array(trouble), more: z.boolean() }),
      },
      ({ tx, actor }) => mailTroubles(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/mail-troubles/:id/again',
        tag: 'notifications',
        summary: 'Send a letter again',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await sendAgain(tx, actor, params.id, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/mail-troubles/:id/settled',
        tag: 'notifications',
        summary: 'Whoever the letter was for knows, in another way',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await settle(tx, actor, params.id, now)
        return null
      },
    )
    const noticeSchema = z.object({
      id: z.uuid(),
      kind,
      number: z.string(),
      tlp: z.string(),
      href: z.string(),
      at: instant,
      readAt: instant.nullable(),
      mailState: z.enum(mailStates),
    })
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/notices',
        tag: 'notifications',
        summary: 'What I was told, newest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(noticeSchema),
      },
      async ({ tx, actor, query }) => {
        const rows = await notices(tx, actor, { after: readPageKey(query.after), limit: query.limit })
        const { items, next } = pageOf(rows, query.limit, row => row.at)
        return {
          items: items.map(({ objectKind, objectId, ...rest }) => ({
            ...rest,
            href: noticePage(rest.kind, objectKind, objectId),
          })),
          next,
        }
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/notices/seen',
        tag: 'notifications',
        summary: 'I have seen all of them',
        reply: z.null(),
      },
      async ({ tx, now }) => {
        await see(tx, null, now)
        return null
      },
    )
    const wishesSchema = z.strictObject({
      language: z.enum(['ja', 'en']),
      digestAt: z.array(z.number().int().min(0).max(1439)).min(1).max(8),
      choices: z.array(z.strictObject({ kind, wish: z.enum(Object.keys(wishes) as [Wish, ...Wish[]]) })).max(100),
    })
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/me/notice-wishes',
        tag: 'notifications',
        summary: 'How I want to be told',
        reply: wishesSchema,
      },
      ({ tx, actor }) => wishesOf(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/me/notice-wishes',
        tag: 'notifications',
        summary: 'Choose how I want to be told',
        body: wishesSchema,
        reply: z.null(),
      },
      async ({ tx, actor, now, body }) => {
        await wish(tx, actor, body, now)
        return null
      },
    )
    const version = z.strictObject({ id: z.uuid(), seq: z.coerce.number().int().min(1).max(10_000) })
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/relay-troubles',
        tag: 'notifications',
        summary: 'Reports whose relay gave up or is late',
        reply: z.array(
          z.object({
            report: z.uuid(),
            seq: z.number().int(),
            number: z.string(),
            originator: seenOrganisation,
            failedAt: instant,
            reason: z.string(),
            trying: z.boolean(),
          }),
        ),
      },
      ({ tx, actor }) => relayTroubles(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/relay-troubles/:id/:seq/again',
        tag: 'notifications',
        summary: 'Send a version of a report on its way again',
        params: version,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await relayAgain(tx, actor, { report: params.id, seq: params.seq }, now)
        return null
      },
    )
  }
