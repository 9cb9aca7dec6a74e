import { z } from 'zod'
import { tlpLabels } from '../../kernel/tlp.ts'
import { decisionSchema, instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'

export const uploadedSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  declaredType: z.string(),
  detectedType: z.string(),
})

export const attachmentSchema = uploadedSchema.extend({
  seq: z.number().int().nullable(),
  messageId: z.uuid().nullable(),
  measureId: z.uuid().nullable(),
  objectKind: z.string().nullable(),
  objectId: z.uuid().nullable(),
  organisation: seenOrganisation,
  person: seenPerson,
  tlp: z.enum(tlpLabels),
  note: z.string(),
  addedAt: instant,
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string(),
  mayWithdraw: decisionSchema,
})
