import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { idParams, route } from '../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { mostPerAct } from '../attachments/model.ts'
import { messagesOn, type Subject, say } from './service.ts'

const messageSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['QUESTION', 'ANSWER']),
  answers: z.uuid().nullable(),
  body: z.string(),
  organisation: seenOrganisation,
  person: seenPerson,
  at: instant,
})

const messageBody = z.strictObject({
  body: z.string().trim().min(1).max(20_000),
  answers: z.uuid().nullable().default(null),
  attachments: z.array(z.uuid()).max(mostPerAct).default([]),
})

/** What can be spoken about: its collection's path, and its slice's way to read it (throws where it is not the actor's). */
export interface ThreadedCollection {
  path: '/reports' | '/cases' | '/deliveries'
  subject: (tx: Tx, id: string) => Promise<Subject>
}

/** Questions and answers on the objects of every collection that main wires here (F31). */
export const threadRoutes =
  (world: World, collections: readonly ThreadedCollection[]): Routes =>
  (app: App) => {
    for (const { path, subject } of collections) {
      const tag = path.slice(1)
      route(
        app,
        world,
        {
          method: 'GET',
          url: `${path}/:id/messages`,
          tag,
          summary: 'Questions and answers, inside the circle',
          params: idParams,
          reply: z.array(messageSchema),
        },
        async ({ tx, params }) => messagesOn(tx, (await subject(tx, params.id)).id),
      )
      route(
        app,
        world,
        {
          method: 'POST',
          url: `${path}/:id/messages`,
          tag,
          summary: 'Ask or answer',
          params: idParams,
          body: messageBody,
          reply: z.object({ id: z.uuid() }),
          creates: true,
        },
        async ({ tx, actor, now, params, body }) => say(tx, actor, await subject(tx, params.id), body, now),
      )
    }
  }
