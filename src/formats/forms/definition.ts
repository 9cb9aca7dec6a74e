import { z } from 'zod'
import { reportFactCodes } from '../../kernel/taxonomy/report-facts.ts'
import { type AnswerKind, answerKinds, fieldsOf } from './model.ts'
import { type SourceName, sourceNames, sourceOf } from './sources.ts'
import { tableNames } from './tables.ts'

const words = z.string().trim().min(1).max(200)
const labelled = { ja: words, en: words }
const code = z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,59}$/)
const source = z.string().trim().max(1000)
const choice = z.strictObject({ code, ...labelled })

const field = z
  .strictObject({
    code,
    ...labelled,
    from: z.enum(sourceNames as [SourceName, ...SourceName[]]).optional(),
    kind: z.enum(Object.keys(answerKinds) as [AnswerKind, ...AnswerKind[]]),
    table: z.enum(tableNames as [string, ...string[]]).optional(),
    choices: z.array(choice).min(1).max(100).optional(),
    required: z
      .union([
        z.enum(['NEVER', 'ALWAYS']),
        z.strictObject({ field: code, is: z.array(z.string().min(1).max(60)).min(1).max(50) }),
      ])
      .default('NEVER'),
    help: z.strictObject({ ja: z.string().max(500), en: z.string().max(500) }).default({ ja: '', en: '' }),
    verified: z.boolean(),
    source,
  })
  .refine(({ from, kind }) => from === undefined || sourceOf(from)?.kind === kind, {
    path: ['kind'],
    error: 'a field that the report fills is of the kind of that field',
  })
  .refine(({ from, table }) => from === undefined || sourceOf(from)?.table === table, {
    path: ['table'],
    error: 'a field that the report fills chooses from the table of that field',
  })
  .refine(({ kind, table, choices }) => (kind === 'CHOICE' || kind === 'CHOICES') === (!!table !== !!choices), {
    path: ['choices'],
    error: 'a choice has either a table or choices of its own, and nothing else has any',
  })

const office = z.strictObject({
  code,
  ...labelled,
  need: z.enum(['ASKED', 'OFFERED']),
  when: z.array(z.array(z.enum(reportFactCodes)).min(1).max(8)).max(12),
  verified: z.boolean(),
  source,
})

/** What a person writes down of a form; its code and number of version are given when it is stored. */
export const definitionSchema = z
  .strictObject({
    ...labelled,
    validFrom: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
    verified: z.boolean(),
    source,
    sections: z
      .array(z.strictObject({ code, ...labelled, fields: z.array(field).max(100) }))
      .min(1)
      .max(30),
    offices: z.array(office).max(20),
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    path: ['validUntil'],
    error: 'the last day is not before the first',
  })
  .refine(definition => new Set(fieldsOf(definition).map(each => each.code)).size === fieldsOf(definition).length, {
    path: ['sections'],
    error: 'each field has a code of its own',
  })
  .refine(
    definition =>
      fieldsOf(definition).every(
        ({ required }) =>
          typeof required === 'string' || fieldsOf(definition).some(({ code }) => code === required.field),
      ),
    { path: ['sections'], error: 'a condition names a field of the form' },
  )
  .refine(({ offices }) => new Set(offices.map(each => each.code)).size === offices.length, {
    path: ['offices'],
    error: 'each office stands once',
  })

export type WrittenDefinition = z.output<typeof definitionSchema>
