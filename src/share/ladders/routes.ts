import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { expectedVersion, route, sendVersion } from '../../platform/http/route.ts'
import { instant, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { test } from './running/service.ts'
import { ladder, occasion, step } from './schemas.ts'
import * as service from './service.ts'

const tag = 'ladders'
const lastTest = z
  .object({ run: z.uuid(), at: instant, steps: z.number().int(), acknowledged: z.number().int() })
  .nullable()
const stored = { steps: z.array(step).readonly(), deskEvery: z.number().int() }
const params = z.strictObject({ occasion })

export const ladderRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/ladders',
        tag,
        summary: 'The ladders of my organisation, one for each occasion',
        reply: z.array(
          z.object({
            occasion,
            seq: z.number().int(),
            steps: z.number().int(),
            savedAt: instant.nullable(),
            savedBy: seenPerson,
            lastTest,
          }),
        ),
      },
      ({ tx, actor }) => service.list(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/ladders/:occasion',
        tag,
        summary: 'A ladder with its versions; version 0 is the default of the program',
        params,
        reply: z.object({
          occasion,
          seq: z.number().int(),
          ...stored,
          versions: z.array(z.object({ seq: z.number().int(), ...stored, savedAt: instant, savedBy: seenPerson })),
          lastTest,
        }),
      },
      async ({ tx, actor, params: { occasion: of }, reply }) => {
        const found = await service.read(tx, actor, of)
        sendVersion(reply, found.seq)
        return found
      },
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/ladders/:occasion',
        tag,
        summary: 'Save the next version of a ladder',
        params,
        body: ladder,
        reply: z.object({ seq: z.number().int() }),
      },
      ({ tx, actor, now, params: { occasion: of }, body, request }) =>
        service.save(tx, actor, of, { ...body, after: expectedVersion(request) }, now),
    )
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/ladders/:occasion/tests',
        tag,
        summary: 'Call every step at once, announced as a test on every channel',
        params,
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params: { occasion: of } }) => test(tx, actor, of, now),
    )
  }
