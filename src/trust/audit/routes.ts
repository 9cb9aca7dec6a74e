import { z } from 'zod'
import type { World } from '../../platform/db/actor.ts'
import { route } from '../../platform/http/route.ts'
import type { App, Routes } from '../../platform/http/server.ts'
import { issueReceipt, type ProvableAct, provableActs, type Signer } from './service.ts'

export const receiptSchema = z.strictObject({
  format: z.literal('noroshi-receipt-1'),
  entry: z.strictObject({
    id: z.uuid(),
    at: z.string(),
    organisation: z.uuid().nullable(),
    person: z.uuid().nullable(),
    post: z.uuid().nullable(),
    system: z.string().nullable(),
    action: z.string(),
    objectKind: z.string(),
    object: z.uuid().nullable(),
    detail: z.unknown(),
    recordedAt: z.string().nullish().meta({ description: 'The real time, where `at` is scenario time.' }),
  }),
  position: z.number().int(),
  path: z.array(z.string()).readonly(),
  block: z.strictObject({
    number: z.number().int(),
    previous: z.string(),
    merkleRoot: z.string(),
    count: z.number().int(),
    sealedAt: z.string(),
  }),
  head: z.string(),
  installation: z.string(),
  key: z.string(),
  signature: z.string(),
})

export const auditRoutes =
  (world: World, issuer: { signer: Signer; installation: string }): Routes =>
  (app: App) =>
    route(
      app,
      world,
      {
        method: 'GET',
        url: '/receipts/:act/:id',
        tag: 'audit',
        summary: 'Signed receipt of what my organisation did, with the proof of its sealed entry',
        params: z.strictObject({
          act: z.enum(Object.keys(provableActs) as [ProvableAct, ...ProvableAct[]]),
          id: z.uuid(),
        }),
        query: z.strictObject({ seq: z.coerce.number().int().min(1).max(10_000).optional() }),
        reply: receiptSchema,
      },
      ({ tx, params, query }) =>
        issueReceipt(tx, { act: params.act, object: params.id, seq: query.seq ?? null }, issuer),
    )
