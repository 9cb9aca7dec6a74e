import { z } from 'zod'
import { invitationStates } from '../../kernel/taxonomy/invitations.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import type { World } from '../../platform/db/actor.ts'
import { idParams, route } from '../../platform/http/route.ts'
import { day, decisionSchema, instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { openingStates } from '../cases/model.ts'
import * as service from './service.ts'

type InvitationStates = [keyof typeof invitationStates, ...(keyof typeof invitationStates)[]]

const source = {
  pressUrl: z.string(),
  knownOn: day,
  known: z.string(),
}

const invitationSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  number: z.string(),
  organisationId: z.uuid(),
  organisation: seenOrganisation,
  ...source,
  message: z.string(),
  tlp: z.string(),
  state: z.enum(Object.keys(invitationStates) as InvitationStates),
  sentAt: instant,
  dueAt: instant,
  remindedAt: instant.nullable(),
  reminders: z.number().int(),
  openedAt: instant.nullable(),
  openedBy: seenPerson,
  reportId: z.uuid().nullable(),
  reportNumber: z.string().nullable(),
  reportedAt: instant.nullable(),
  declinedAt: instant.nullable(),
  declinedBy: seenPerson,
  declineReason: z.string(),
  may: z.object({ report: decisionSchema, decline: decisionSchema, remind: decisionSchema }),
})

/** 公知の事案: opened from the news, the invitation to report, and the figure of what nobody reported. */
export const publicCaseRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'public cases'

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/public-cases',
        tag,
        summary: 'Open a publicly known case and invite the operator to report it',
        body: z.strictObject({
          organisation: z.uuid(),
          title: z.string().trim().min(1).max(200),
          state: z.enum(openingStates).default('SUSPECTED'),
          pressUrl: z.url({ protocol: /^https?$/ }).max(2000),
          knownOn: day,
          known: z.string().trim().min(1).max(20_000),
          message: z.string().trim().max(4000).default(''),
          tlp: z.enum(tlpLabels).default('TLP:AMBER+STRICT'),
        }),
        reply: z.object({ id: z.uuid(), number: z.string(), invitation: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.open(tx, actor, body, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/public-cases/months',
        tag,
        summary: 'Publicly known cases by month, and how many were never reported',
        query: z.strictObject({ from: day.default('2000-01-01') }),
        reply: z.array(
          z.object({
            month: z.string(),
            known: z.number().int(),
            invited: z.number().int(),
            declined: z.number().int(),
            unreported: z.number().int(),
          }),
        ),
      },
      ({ tx, actor, query }) => service.months(tx, actor, query.from),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/public-source',
        tag,
        summary: 'What a publicly known case rests on and what became of its invitations; null for any other case',
        params: idParams,
        reply: z.object({ ...source, invitations: z.array(invitationSchema) }).nullable(),
      },
      ({ tx, actor, now, params }) => service.ofCase(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/report-invitations',
        tag,
        summary: 'Invitations to report that my organisation sent, received or has a copy of',
        reply: z.array(invitationSchema),
      },
      ({ tx, actor, now }) => service.list(tx, actor, now),
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/report-invitations/:id',
        tag,
        summary: 'An invitation to report; reading it as the invited organisation is written down',
        params: idParams,
        reply: invitationSchema,
      },
      ({ tx, actor, now, params }) => service.read(tx, actor, params.id, now),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/report-invitations/:id/refusal',
        tag,
        summary: 'Decline to report, with the reason',
        params: idParams,
        body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
        reply: z.null(),
      },
      async ({ tx, actor, now, params, body }) => {
        await service.decline(tx, actor, params.id, body.reason, now)
        return null
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/report-invitations/:id/reminders',
        tag,
        summary: 'Remind the invited organisation',
        params: idParams,
        reply: z.object({ done: z.literal(true) }),
        creates: true,
      },
      async ({ tx, actor, now, params }) => {
        await service.remind(tx, actor, params.id, now)
        return { done: true as const }
      },
    )
  }
