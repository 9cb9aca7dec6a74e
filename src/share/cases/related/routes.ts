import { z } from 'zod'
import { caseStateCodes } from '../../../kernel/taxonomy/case-states.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const verdict = z.enum(['CONFIRMED', 'REJECTED'])
const relatedSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.enum(caseStateCodes as [(typeof caseStateCodes)[number], ...(typeof caseStateCodes)[number][]]),
  originator: seenOrganisation,
  tlp: z.string(),
  openedAt: instant,
  indicators: z.array(z.string()),
  sameClass: z.boolean(),
  hoursApart: z.number().int(),
  weight: z.number(),
  verdict: verdict.nullable(),
  verdictReason: z.string().nullable(),
  verdictBy: seenPerson,
  verdictAt: instant.nullable(),
})

/** 関連する事案: suggested with the reasons, judged by a person, seen only by whoever holds both. */
export const relatedRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/related',
        tag: 'cases',
        summary: 'Cases of mine that resemble this one, with what they share',
        params: idParams,
        reply: z.object({ mayJudge: decisionSchema, cases: z.array(relatedSchema) }),
      },
      ({ tx, actor, params }) => service.related(tx, actor, params.id),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/cases/:id/related/:other',
        tag: 'cases',
        summary: 'Say whether two cases belong together',
        params: z.strictObject({ id: z.uuid(), other: z.uuid() }),
        body: z.strictObject({ verdict, reason: z.string().trim().max(4000).default('') }),
        reply: z.object({ done: z.literal(true) }),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.judge(tx, actor, params.id, params.other, body, now)
        return { done: true as const }
      },
    )
  }
