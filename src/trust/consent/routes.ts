import { z } from 'zod'
import { actorKindCodes } from '../../kernel/taxonomy/actor-kinds.ts'
import { sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import { consentStateCodes } from '../../kernel/taxonomy/sharing.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import type { World } from '../../platform/db/actor.ts'
import { idParams, pageOf, pageQuery, pageSchema, readPageKey, route } from '../../platform/http/route.ts'
import { instant, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { consentState, nextVerdicts } from './model.ts'
import * as service from './service.ts'

const tlp = z.enum(tlpLabels)
const verdict = z.enum(['GRANTED', 'CONDITIONAL', 'REFUSED', 'WITHDRAWN'])
const audience = z.strictObject({
  kinds: z.array(z.enum(actorKindCodes)).max(50).readonly(),
  sectors: z.array(z.enum(sectorCodes)).max(30).readonly(),
  organisations: z.array(z.uuid()).max(2000).readonly(),
})

const consentSchema = z
  .object({
    id: z.uuid(),
    /** What the originator knows the matter by. */
    number: z.string(),
    report: z.uuid().nullable(),
    title: z.string(),
    body: z.string(),
    requests: z.array(z.string()).readonly(),
    tlp,
    audience,
    purpose: z.string(),
    named: z.boolean(),
    files: z.array(z.object({ name: z.string(), sha256: z.string() })).readonly(),
    askedAt: instant,
    answerBy: instant,
    expiresAt: instant,
    state: z.enum(consentStateCodes),
    may: z.array(verdict),
    decision: z.object({ verdict, tlp, audience, conditions: z.string(), person: seenPerson, at: instant }).nullable(),
  })
  .meta({ id: 'Consent' })

/** GRANTED repeats what was asked; only CONDITIONAL says something of its own. */
const answerBody = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('GRANTED') }),
  z.strictObject({ verdict: z.literal('CONDITIONAL'), tlp, audience, conditions: z.string().trim().max(2000) }),
  z.strictObject({ verdict: z.literal('REFUSED'), conditions: z.string().trim().max(2000).default('') }),
  z.strictObject({ verdict: z.literal('WITHDRAWN'), conditions: z.string().trim().max(2000).default('') }),
])

const present = (consent: service.StoredConsent, now: Date) => ({
  ...consent,
  state: consentState(consent, now),
  may: [...nextVerdicts(consent, now)],
})

/** What an originator is asked, and what it answers. */
export const consentRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'consents'

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/consents',
        tag,
        summary: 'Requests for consent addressed to the reader’s organisation, newest first',
        query: z.strictObject(pageQuery),
        reply: pageSchema(consentSchema),
      },
      async ({ tx, actor, now, query }) => {
        const rows = await service.listOf(tx, actor.organisation, {
          after: readPageKey(query.after),
          limit: query.limit,
        })
        const { items, next } = pageOf(rows, query.limit, row => row.askedAt)
        return { items: items.map(consent => present(consent, now)), next }
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/consents/:id',
        tag,
        summary: 'One request: the exact words, their label, their recipients and how long the consent would hold',
        params: idParams,
        reply: consentSchema,
      },
      async ({ tx, now, params }) => present(await service.read(tx, params.id), now),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/consents/:id/answer',
        tag,
        summary: 'Grant, grant with conditions, refuse, or withdraw for the future',
        params: idParams,
        body: answerBody,
        reply: consentSchema,
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        const asked = await service.read(tx, params.id)
        await service.answer(
          tx,
          actor,
          params.id,
          { tlp: asked.tlp, audience: asked.audience, conditions: '', ...body },
          now,
        )
        return present(await service.read(tx, params.id), now)
      },
    )
  }
