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

/** Instants travel as ISO 8601 in UTC; inside they are `Date`. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: text => new Date(text),
  encode: date => date.toISOString(),
})

/** A calendar day. ISO 8601 has a year 0, calendars and PostgreSQL have none. */
export const day = z.iso.date().refine(text => text >= '0001-01-01')

export const missingSchema = z.object({
  code: z.string(),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .readonly()
    .optional(),
})

/** Whether the reader may do a thing, and why not: the client draws the disabled button with its reason. */
export const decisionSchema = z
  .object({
    allowed: z.boolean(),
    because: z.string(),
    code: z.string().optional(),
    missing: z.array(missingSchema).readonly().optional(),
  })
  .meta({ id: 'Decision' })
