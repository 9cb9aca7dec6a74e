import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import {
  expectedVersion,
  idParams,
  pageOf,
  pageQuery,
  pageSchema,
  readPageKey,
  route,
  sendVersion,
} from '../../platform/http/route.ts'
import { instant, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { draftContent, draftInput } from './content.ts'
import { asRecipient, release, view } from './release.ts'
import {
  advisorySchema,
  count,
  editionHead,
  listedSchema,
  organisationAs,
  proposalSchema,
  recipientViewSchema,
  state,
} from './replies.ts'
import * as service from './service.ts'

/** Advisories of the coordinator: drafted, checked, consented to, approved by a second person, released. */
export const advisoryRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'advisories'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisories',
        tag,
        summary: 'Advisories of the coordinator, newest first',
        query: z.strictObject({ ...pageQuery, state: state.optional(), case: z.uuid().optional() }),
        reply: pageSchema(listedSchema),
      },
      async ({ tx, actor, query }) => {
        const rows = await service.list(tx, actor.organisation, {
          state: query.state ?? null,
          case: query.case ?? null,
          after: readPageKey(query.after),
          limit: query.limit,
        })
        return pageOf(rows, query.limit, row => row.createdAt)
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories',
        tag,
        summary: 'Begin an advisory, from a case or without one',
        body: z.strictObject({ case: z.uuid().nullable().default(null), content: draftInput }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.draft(tx, actor, body, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisories/:id',
        tag,
        summary:
          'The draft, what still identifies the victim, the consent, who would get it, and why it cannot go out yet',
        params,
        reply: advisorySchema,
      },
      async ({ tx, actor, now, params, reply }) => {
        const advisory = await view(tx, actor, params.id, now)
        sendVersion(reply, advisory.version)
        return advisory
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisories/:id/as-recipient',
        tag,
        summary: 'The page and the mail that one recipient would get; null for an organisation that would get nothing',
        params,
        query: z.strictObject({ organisation: z.uuid() }),
        reply: recipientViewSchema.nullable(),
      },
      ({ tx, actor, now, params, query }) => asRecipient(tx, actor, params.id, query.organisation, now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/correction',
        tag,
        summary: 'Begin the correction of a released advisory; it goes to exactly those who have the first',
        params,
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, params }) => service.beginCorrection(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisories/:id/revisions',
        tag,
        summary: 'Every revision, newest first',
        params,
        reply: z.array(z.object({ revision: count, person: seenPerson, at: instant, content: draftContent })),
      },
      ({ tx, actor, now, params }) => service.revisions(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/advisories/:id',
        tag,
        summary: 'Save a new revision (If-Match); what was in review goes back to drafting',
        params,
        body: draftInput,
        reply: advisorySchema,
      },
      async ({ tx, actor, now, params, body, request, reply }) => {
        await service.save(tx, actor, params.id, { version: expectedVersion(request), content: body }, now)
        const advisory = await view(tx, actor, params.id, now)
        sendVersion(reply, advisory.version)
        return advisory
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/proposal',
        tag,
        summary: 'What to strike from a text; nothing is stored',
        params,
        body: z.strictObject({
          text: z.string().max(30_000),
          language: z.enum(['ja', 'en']).optional(),
          organisationAs: organisationAs.optional(),
        }),
        reply: proposalSchema,
      },
      ({ tx, actor, params, body: { text, ...options } }) => service.proposal(tx, actor, params.id, text, options),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/consent',
        tag,
        summary: 'Ask the originator about exactly this revision (If-Match)',
        params,
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, request }) => service.askConsent(tx, actor, params.id, expectedVersion(request), now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/review',
        tag,
        summary: 'Ask for approval by a second person (If-Match)',
        params,
        reply: z.null(),
      },
      async ({ tx, actor, now, params, request }) => {
        await service.requestReview(tx, actor, params.id, expectedVersion(request), now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/return',
        tag,
        summary: 'Return it to the author with a reason (If-Match)',
        params,
        body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body, request }) => {
        await service.giveBack(tx, actor, params.id, { version: expectedVersion(request), reason: body.reason }, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/advisories/:id/release',
        tag,
        summary: 'Release it to its recipients (If-Match); only a second person can, and only once',
        params,
        reply: z.object({ editions: z.array(editionHead), recipients: count }),
        creates: true,
      },
      ({ tx, actor, now, params, request }) => release(tx, actor, params.id, expectedVersion(request), now),
    )
  }
