import { z } from 'zod'
import { postKindCodes } from '../../../kernel/taxonomy/posts.ts'
import type { World } from '../../../platform/db/actor.ts'
import { expectedVersion, idParams, route } from '../../../platform/http/route.ts'
import { dutySchema, instant, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const tag = 'ladders'
const name = z.string().trim().min(1).max(200)

const turn = z.strictObject({
  post: z.uuid(),
  place: z.number().int().min(1).max(9),
  from: instant,
  until: instant,
})
const rosterEntry = z.strictObject({ ja: name, en: name, turns: z.array(turn).max(1000) })

const bookReply = z.object({
  posts: z.array(
    z.object({
      id: z.uuid(),
      person: seenPerson.unwrap(),
      title: z.object({ ja: z.string(), en: z.string() }),
      kind: z.enum(postKindCodes),
      duties: z.array(dutySchema).readonly(),
      phone: z.string(),
      phoneVerifiedAt: instant.nullable(),
      deputy: z.uuid().nullable(),
      superior: z.uuid().nullable(),
      ownsSystems: z.boolean(),
      absences: z.array(z.object({ id: z.uuid(), from: instant, until: instant })),
      version: z.number().int(),
    }),
  ),
  rosters: z.array(
    z.object({ ...rosterEntry.shape, turns: z.array(turn).readonly(), id: z.uuid(), version: z.number().int() }),
  ),
  calendar: z.object({
    zone: z.string(),
    opens: z.number().int(),
    closes: z.number().int(),
    weekdays: z.array(z.number().int()),
    holidays: z.array(z.string()),
  }),
})

/** 連絡先・不在・当番表: from what a ladder is computed. */
export const contactRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/ladder-contacts',
        tag,
        summary: 'How the posts of my organisation are reached, who stands in, who is away, whose turn it is',
        reply: bookReply,
      },
      ({ tx, actor, now }) => service.book(tx, actor, now),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladder-contacts/:id',
        tag,
        summary: 'Change how a post is reached and who stands in for it',
        params: idParams,
        body: z.strictObject({
          phone: z
            .string()
            .trim()
            .regex(/^[+\d() -]{0,40}$/),
          deputy: z.uuid().nullable(),
          superior: z.uuid().nullable(),
          ownsSystems: z.boolean(),
        }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.changeContact(tx, actor, params.id, { ...body, version: expectedVersion(request) }, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladder-contacts/:id/verification',
        tag,
        summary: 'The number was rung and the right person answered',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.verifyNumber(tx, actor, params.id, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/ladder-contacts/:id/absences',
        tag,
        summary: 'A post is not there from one moment to another',
        params: idParams,
        body: z.strictObject({ from: instant, until: instant }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.addAbsence(tx, actor, params.id, body, now),
    )
    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/absences/:id',
        tag,
        summary: 'Take an absence back',
        params: idParams,
        reply: z.null(),
      },
      async ({ tx, actor, now, params }) => {
        await service.removeAbsence(tx, actor, params.id, now)
        return null
      },
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/duty-rosters',
        tag,
        summary: 'Begin a duty roster',
        body: rosterEntry,
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.addRoster(tx, actor, body, now),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/duty-rosters/:id',
        tag,
        summary: 'Change a duty roster',
        params: idParams,
        body: rosterEntry,
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.changeRoster(tx, actor, params.id, { ...body, version: expectedVersion(request) }, now)
        return null
      },
    )
  }
