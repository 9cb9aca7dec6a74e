import { z } from 'zod'
import type { World } from '../../../../platform/db/actor.ts'
import { route } from '../../../../platform/http/route.ts'
import type { App, Routes } from '../../../../platform/http/server.ts'
import { columns, flawCodes } from './model.ts'
import * as service from './service.ts'

const body = z.strictObject({ csv: z.string().min(1).max(500_000) })
const line = z.number().int()
const tag = 'directory'

/** Organisations by the hundred: a file is looked at first, with every bad cell named, and then taken as a whole. */
export const directoryImportRoutes =
  (world: World): Routes =>
  (app: App) => {
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisation-imports/preview',
        tag,
        summary: 'What a CSV file would enter and which cells cannot be taken; writes nothing',
        body,
        reply: z.object({
          rows: z.array(z.object({ line, code: z.string(), ja: z.string(), en: z.string() })),
          flaws: z.array(z.object({ line, column: z.enum(columns), value: z.string(), flaw: z.enum(flawCodes) })),
        }),
      },
      async ({ tx, actor, body }) => {
        const { rows, flaws } = await service.preview(tx, actor, body.csv)
        return { rows, flaws }
      },
    )

    route(
      app,
      world,
      {
        method: 'POST',
        url: '/organisation-imports',
        tag,
        summary: 'Enter every organisation of a CSV file, or none',
        body,
        reply: z.object({ added: z.number().int() }),
        creates: true,
      },
      ({ tx, actor, now, body }) => service.apply(tx, actor, body.csv, now),
    )
  }
