import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { idParams, route } from '../../platform/http/route.ts'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { type TimelineKind, timelineKinds } from './model.ts'
import type { ListedEntry } from './store.ts'

const entrySchema = z.object({
  id: z.uuid(),
  kind: z.enum(Object.keys(timelineKinds) as [TimelineKind, ...TimelineKind[]]),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  details: z.record(z.string(), z.unknown()),
  earliest: instant.nullable(),
  latest: instant.nullable(),
  wording: z.string(),
  certainty: z.string(),
  organisation: seenOrganisation,
  person: seenPerson,
  recordedAt: instant,
  parties: z.record(z.string(), seenOrganisation),
})

/** What has a timeline, and its slice's way to it (throws where the object is not the actor's). */
export interface TimedCollection {
  path: '/reports' | '/cases'
  entries: (tx: Tx, id: string) => Promise<ListedEntry[]>
}

/** What happened to the objects of every collection that main wires here, as far as the reader may know. */
export const timelineRoutes =
  (world: World, collections: readonly TimedCollection[]): Routes =>
  (app: App) => {
    for (const { path, entries } of collections) {
      route(
        app,
        world,
        {
          method: 'GET',
          url: `${path}/:id/timeline`,
          tag: path.slice(1),
          summary: 'What happened, as far as I may know',
          params: idParams,
          reply: z.array(entrySchema),
        },
        ({ tx, params }) => entries(tx, params.id),
      )
    }
  }
