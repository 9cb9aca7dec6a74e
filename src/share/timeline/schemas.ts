import { z } from 'zod'
import { instant, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import { timelineKinds } from './model.ts'

export const entrySchema = z.object({
  id: z.uuid(),
  kind: z.enum(Object.keys(timelineKinds) as [keyof typeof timelineKinds, ...(keyof typeof timelineKinds)[]]),
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
})
