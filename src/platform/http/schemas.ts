import { z } from 'zod'
import { duties } from '../../kernel/actor.ts'

export const organisationNameSchema = z
  .object({
    id: z.uuid(),
    code: z.string(),
    ja: z.string(),
    en: z.string(),
    shortJa: z.string(),
    shortEn: z.string(),
    fictional: z.boolean(),
  })
  .meta({ id: 'OrganisationName' })

export const personNameSchema = z.object({ id: z.uuid(), ja: z.string(), en: z.string() }).meta({ id: 'PersonName' })

/** An organisation or person that the reader may not see is null, and drawn as “restricted”, never as a blank. */
export const seenOrganisation = organisationNameSchema.nullable()
export const seenPerson = personNameSchema.nullable()

export const dutySchema = z.enum(Object.keys(duties) as [keyof typeof duties, ...(keyof typeof duties)[]])

/** Instants leave as ISO 8601 in UTC; the database gives `Date`. */
export const instant = z.preprocess(value => (value instanceof Date ? value.toISOString() : value), z.iso.datetime())
