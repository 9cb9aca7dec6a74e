import { z } from 'zod'
import type { PersonActor } from '../../kernel/actor.ts'
import type { World } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { idParams, route } from '../../platform/http/route.ts'
import { instant, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import * as service from './service.ts'

/** What is written by several hands: its path, and its slice's way to find it (throws where it is not the actor's). */
export interface SharedText {
  path: '/report-drafts' | '/advisories' | '/cases'
  kind: string
  find: (tx: Tx, actor: PersonActor, id: string) => Promise<unknown>
}

/** Who of us has the same text open. Nobody outside the organisation learns it. */
export const presenceRoutes =
  (world: World, texts: readonly SharedText[]): Routes =>
  (app: App) => {
    for (const { path, kind, find } of texts) {
      const tag = 'presence'
      const url = `${path}/:id/presence`
      route(
        app,
        world,
        {
          method: 'PUT',
          url,
          tag,
          summary: 'I have it open; who else of my organisation has',
          params: idParams,
          reply: z.array(z.object({ person: seenPerson, since: instant, seenAt: instant })),
        },
        async ({ tx, actor, machine: now, params }) => {
          await find(tx, actor, params.id)
          return service.attend(tx, actor, { kind, id: params.id }, now)
        },
      )
      route(
        app,
        world,
        { method: 'DELETE', url, tag, summary: 'I have closed it', params: idParams, reply: z.null() },
        async ({ tx, actor, params }) => {
          await find(tx, actor, params.id)
          await service.leave(tx, actor, params.id)
          return null
        },
      )
    }
  }
