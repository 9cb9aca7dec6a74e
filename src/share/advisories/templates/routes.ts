import { z } from 'zod'
import { advisoryKindCodes } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { World } from '../../../platform/db/actor.ts'
import { expectedVersion, route } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import * as service from './service.ts'

const title = z.string().trim().max(300)
const passage = z.string().max(30_000)
const requests = z.array(z.string().trim().min(1).max(300)).max(20).readonly()

const written = z.strictObject({
  kind: z.enum(advisoryKindCodes),
  language: z.enum(['ja', 'en']),
  name: z.string().trim().min(1).max(100),
  content: z.strictObject({
    others: z.strictObject({ title, source: passage, requests }),
    victim: z.strictObject({ title, body: passage, requests }).nullable(),
  }),
  retired: z.boolean(),
})
const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/)
const seq = z.number().int().meta({ description: '0: shipped with the program.' })

/** 情報提供のひな形: what a draft can begin with. */
export const templateRoutes =
  (world: World): Routes =>
  (app: App) => {
    const tag = 'advisories'
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/advisory-templates',
        tag,
        summary: 'Templates that a draft can begin with, the newest of each',
        reply: z.array(z.object({ code, seq, ...written.shape })),
      },
      ({ tx, actor }) => service.list(tx, actor),
    )
    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/advisory-templates/:code',
        tag,
        summary:
          'Write a template or its next version (If-Match: the version that was seen, 0 for a new or a shipped one)',
        params: z.strictObject({ code }),
        body: written,
        reply: z.object({ code, seq }),
      },
      ({ tx, actor, now, params, body, request }) =>
        service.write(tx, actor, { code: params.code, ...body }, expectedVersion(request), now),
    )
  }
