import { z } from 'zod'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'

export const messageSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['QUESTION', 'ANSWER']),
  answers: z.uuid().nullable(),
  body: z.string(),
  organisation: seenOrganisation,
  person: seenPerson,
  at: instant,
})

export const messageBody = z.strictObject({
  body: z.string().trim().min(1).max(20_000),
  answers: z.uuid().nullable().default(null),
})
