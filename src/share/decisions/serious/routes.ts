import { z } from 'zod'
import { certaintyCodes } from '../../../kernel/taxonomy/certainty.ts'
import { seriousCriteria, seriousEffects, seriousStates } from '../../../kernel/taxonomy/decisions.ts'
import { codesOf } from '../../../kernel/taxonomy/label.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const criterion = z.enum(codesOf(seriousCriteria))
const effect = z.enum(codesOf(seriousEffects))
const verdict = z.enum(['SPECIFIED', 'NOT_SPECIFIED'])
const passage = z.string().trim().min(1).max(20_000)
const language = z.enum(['ja', 'en']).default('ja')

const factRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ENTRY'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('VERSION'), report: z.uuid(), seq: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('INVESTIGATION'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('WORDS'), words: z.string().trim().min(1).max(4000) }),
])

const eventSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    caseId: z.uuid(),
    caseNumber: z.string().nullable(),
    caseTitle: z.string().nullable(),
    tlp: z.enum(tlpLabels),
    state: z.enum(codesOf(seriousStates)),
    criteria: z.array(criterion),
    other: z.string(),
    reason: z.string(),
    facts: z.array(
      z.object({
        ref: factRef,
        words: z.string(),
        number: z.string().nullable(),
        at: z.string().nullable(),
        wording: z.string(),
        certainty: z.enum(certaintyCodes),
      }),
    ),
    effects: z.array(effect),
    proposer: seenPerson,
    proposing: seenOrganisation,
    proposedAt: instant,
    decidedCriteria: z.array(criterion),
    decidedEffects: z.array(effect),
    decidedReason: z.string(),
    decider: seenPerson,
    deciding: seenOrganisation,
    decidedPost: z.object({ ja: z.string(), en: z.string() }).nullable(),
    decidedAt: instant.nullable(),
    withdrawnReason: z.string(),
    withdrawnBy: seenPerson,
    withdrawnAt: instant.nullable(),
    lines: z.array(
      z.object({
        effect,
        note: z.string().nullable(),
        at: instant.nullable(),
        directive: z.object({ id: z.uuid(), number: z.string() }).nullable(),
      }),
    ),
    may: z.object({ decide: decisionSchema, withdraw: decisionSchema, effect: decisionSchema }),
  })
  .meta({ id: 'SeriousEvent' })

/** 特定重大事象: proposed by the coordinator, decided by the head of the headquarters. */
export const seriousRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'decisions'
    const params = idParams

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/serious-events',
        tag,
        summary: 'Decisions on a specified serious event of a case',
        params,
        reply: z.object({ events: z.array(eventSchema), may: z.object({ propose: decisionSchema }) }),
      },
      ({ tx, actor, params }) => service.ofCase(tx, actor, params.id),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/serious-events',
        tag,
        summary: 'Report to the head of the headquarters that this may be a specified serious event',
        params,
        body: z.strictObject({
          criteria: z.array(criterion).min(1).max(3),
          other: z.string().trim().max(4000).default(''),
          reason: passage,
          facts: z.array(factRef).min(1).max(200),
          effects: z.array(effect).max(4).default([]),
          language,
        }),
        reply: z.object({ id: z.uuid(), number: z.string() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.propose(tx, actor, params.id, body, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/serious-events/:id',
        tag,
        summary: 'A proposal with the facts as they stood, its decision, and what came of its effects',
        params,
        reply: eventSchema,
      },
      ({ tx, actor, now, params }) => service.read(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/serious-events/:id/decision',
        tag,
        summary: 'Decide, by another person than whoever proposed it (step-up)',
        params,
        body: z
          .strictObject({
            verdict,
            criteria: z.array(criterion).max(3).default([]),
            effects: z.array(effect).max(4).default([]),
            reason: passage,
            language,
          })
          .refine(given => given.verdict !== 'SPECIFIED' || given.criteria.length > 0, {
            path: ['criteria'],
            error: 'name the criteria that are met',
          }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.decideOn(tx, actor, params.id, body, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/serious-events/:id/withdrawal',
        tag,
        summary: 'Withdraw the decision; its record stays (step-up)',
        params,
        body: z.strictObject({ reason: passage, language }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.withdraw(tx, actor, params.id, body, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/serious-events/:id/effects',
        tag,
        summary: 'What was done about an effect of the decision',
        params,
        body: z.strictObject({ effect, note: z.string().trim().min(1).max(4000) }),
        reply: z.object({ done: z.literal(true) }),
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.sayEffect(tx, actor, params.id, body, now)
        return { done: true as const }
      },
    )
  }
