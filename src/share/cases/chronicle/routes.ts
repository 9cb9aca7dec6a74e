import { z } from 'zod'
import { type IndicatorKind, indicatorKindCodes } from '../../../kernel/taxonomy/indicator-kinds.ts'
import type { World } from '../../../platform/db/actor.ts'
import { idParams, route } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { knownTime } from '../../reports/service.ts'
import { type ChronicleKind, chronicleKindCodes } from './model.ts'
import { tell } from './service.ts'

const organisations = z.array(z.uuid()).max(100).default([])

const toldInput = z.strictObject({
  told: z.enum(chronicleKindCodes as [ChronicleKind, ...ChronicleKind[]]),
  from: z.uuid().nullable().default(null),
  to: organisations,
  unreached: organisations,
  words: z.string().trim().min(1).max(4000),
  language: z.enum(['ja', 'en']).default('ja'),
  indicators: z
    .array(
      z.strictObject({
        kind: z.enum(indicatorKindCodes as [IndicatorKind, ...IndicatorKind[]]),
        value: z.string().trim().min(1).max(2000),
      }),
    )
    .max(200)
    .default([]),
  tells: z.array(z.uuid()).max(100).default([]),
  at: knownTime,
})

/** 経過の記録: what went another way than through this system. */
export const chronicleRoutes =
  (world: World): Routes =>
  (app: App) =>
    route(
      app,
      world,
      {
        method: 'POST',
        url: '/cases/:id/chronicle',
        tag: 'cases',
        summary: 'Put on record who told whom what and when, and whom it did not reach',
        params: idParams,
        body: toldInput,
        reply: z.object({ id: z.uuid() }),
        creates: true,
      },
      ({ tx, actor, now, params, body }) => tell(tx, actor, params.id, body, now),
    )
