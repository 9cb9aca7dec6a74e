import { z } from 'zod'
import { contentInput } from './content.ts'

const words = z.string().max(20_000)
const line = z.string().max(400)
const loose = z.union([z.number(), z.string().max(40), z.null()])

/**
 * The fields of a report while it is being written: the same names and codes, but any of them may be missing or half
 * typed, and nothing that was typed is trimmed away under the writer's hands.
 */
export const draftContent = contentInput.partial().extend({
  summary: words.optional(),
  contact: z.strictObject({ name: line, phone: line }).optional(),
  service: line.optional(),
  system: line.optional(),
  causeDetail: words.optional(),
  method: words.optional(),
  impact: words.optional(),
  impactQuantities: z
    .array(z.strictObject({ number: loose, unit: line, what: line }))
    .max(50)
    .optional(),
  measuresTaken: words.optional(),
  measuresPlanned: words.optional(),
  legalBasis: line.optional(),
  lessons: words.optional(),
  pressUrl: z.string().max(2000).optional(),
  tlp: contentInput.shape.tlp.unwrap().optional(),
  certainty: contentInput.shape.certainty.unwrap().optional(),
  fieldCertainty: contentInput.shape.fieldCertainty.unwrap().optional(),
})

export type DraftContent = z.output<typeof draftContent>
