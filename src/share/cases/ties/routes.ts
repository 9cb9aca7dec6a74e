import { z } from 'zod'
import { caseStateCodes } from '../../../kernel/taxonomy/case-states.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import {
  decisionSchema,
  instant,
  organisationNameSchema,
  seenOrganisation,
  seenPerson,
} from '../../../platform/http/schemas.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const tiedCase = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.enum(caseStateCodes as [string, ...string[]]),
  originator: seenOrganisation,
  sectors: z.array(z.string()),
  at: instant,
})

const tiesSchema = z.object({
  causes: z.array(tiedCase),
  effects: z.array(tiedCase),
  places: z.array(
    z.object({ organisationId: z.uuid(), organisation: seenOrganisation, person: seenPerson, at: instant }),
  ),
  /** Whom the place can still be named as; empty for whoever names none. */
  placeable: z.array(organisationNameSchema),
  may: decisionSchema,
})

const done = z.object({ done: z.literal(true) })
const tag = 'cases'

/** 波及と所在: what a case has to do with other cases and other organisations. */
export const tieRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/cases/:id/ties',
        tag,
        summary: 'Causes and effects in other sectors and the place of the terminal, as far as the reader may know',
        params: idParams,
        reply: tiesSchema,
      },
      ({ tx, actor, params }) => service.read(tx, actor, params.id),
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/causes',
        tag,
        summary: 'Name the case (or a report of it) in another sector from which this one spilt over',
        params: idParams,
        body: z.strictObject({ number: z.string().trim().min(1).max(20) }),
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => service.addCause(tx, actor, params.id, body.number, now),
    )

    route(
      app,
      world,
      {
        method: 'DELETE',
        url: '/cases/:id/causes/:cause',
        tag,
        summary: 'Take a cause back',
        params: z.strictObject({ id: z.uuid(), cause: z.uuid() }),
        reply: done,
      },
      async ({ tx, actor, now, params }) => {
        await service.removeCause(tx, actor, params.id, params.cause, now)
        return { done: true as const }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/places',
        tag,
        summary: 'Name the body in which the terminal stands; it holds the case from then on',
        params: idParams,
        body: z.strictObject({ organisation: z.uuid() }),
        reply: done,
        creates: true,
      },
      async ({ tx, actor, now, params, body }) => {
        await service.addPlace(tx, actor, params.id, body.organisation, now)
        return { done: true as const }
      },
    )
  }
