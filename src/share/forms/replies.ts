import { z } from 'zod'
import { answerKinds } from '../../formats/forms/model.ts'
import { codesOf } from '../../kernel/taxonomy/label.ts'
import {
  askedFacts,
  exportMediumCodes,
  reportFactCodes,
  shareConsentCodes,
} from '../../kernel/taxonomy/report-facts.ts'
import { decisionSchema, instant, seenPerson } from '../../platform/http/schemas.ts'

export const truth = z.enum(['YES', 'NO', 'UNKNOWN'])
export const medium = z.enum(exportMediumCodes)
export const consent = z.enum(shareConsentCodes)
export const language = z.enum(['ja', 'en'])
export const formCode = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/)
const count = z.number().int()
const labelled = { ja: z.string(), en: z.string() }

const choice = z.object({ code: z.string(), ...labelled })
const field = z
  .object({
    code: z.string(),
    ...labelled,
    from: z.string().optional(),
    kind: z.enum(codesOf(answerKinds)),
    table: z.string().optional(),
    choices: z.array(choice).readonly().optional(),
    required: z.union([
      z.enum(['NEVER', 'ALWAYS']),
      z.object({ field: z.string(), is: z.array(z.string()).readonly() }),
    ]),
    help: z.object(labelled),
    verified: z.boolean(),
    source: z.string(),
  })
  .meta({ id: 'FormField' })

const office = z.object({
  code: z.string(),
  ...labelled,
  need: z.enum(['ASKED', 'OFFERED']),
  when: z.array(z.array(z.enum(reportFactCodes)).readonly()).readonly(),
  verified: z.boolean(),
  source: z.string(),
})

export const formSchema = z
  .object({
    code: z.string(),
    seq: count,
    ...labelled,
    validFrom: z.string().nullable(),
    validUntil: z.string().nullable(),
    verified: z.boolean(),
    source: z.string(),
    sections: z.array(z.object({ code: z.string(), ...labelled, fields: z.array(field).readonly() })).readonly(),
    offices: z.array(office).readonly(),
  })
  .meta({ id: 'Form' })

export const formVersionSchema = z.object({ ...formSchema.shape, enteredAt: instant, enteredBy: seenPerson })

const exportSchema = z
  .object({
    id: z.uuid(),
    report: z.uuid(),
    seq: count,
    form: z.string(),
    formSeq: count,
    office: z.string(),
    medium,
    language,
    consent,
    sha256: z.string(),
    size: count,
    person: seenPerson,
    at: instant,
    sentAt: instant.nullable(),
    sentTo: z.string(),
    receiptNumber: z.string(),
    sentBy: seenPerson,
    changed: z
      .array(z.object({ code: z.string(), ...labelled }))
      .meta({ description: 'Fields of this form that say something else now.' }),
  })
  .meta({ id: 'FormExport' })

const officeOfReport = z.object({
  office: z.string(),
  ...labelled,
  need: z.enum(['ASKED', 'UNCLEAR', 'OFFERED']),
  state: z.enum(['DUE', 'CHANGED', 'SENT', 'OPEN']),
  verified: z.boolean(),
  open: z.array(z.enum(askedFacts)),
  forms: z.array(
    z.object({
      code: z.string(),
      seq: count,
      ...labelled,
      need: z.enum(['ASKED', 'OFFERED']),
      holds: z.enum(['YES', 'UNKNOWN']),
      verified: z.boolean(),
    }),
  ),
  sent: exportSchema.nullable(),
})

export const formsOfReportSchema = z
  .object({
    report: z.uuid(),
    number: z.string(),
    seq: count,
    facts: z.record(
      z.enum(reportFactCodes),
      z.object({ truth, from: z.enum(['REPORT', 'DIRECTORY', 'ANSWER', 'NOBODY']) }),
    ),
    offices: z.array(officeOfReport),
    forms: z.array(z.object({ code: z.string(), seq: count, ...labelled, verified: z.boolean() })),
    exports: z.array(exportSchema),
    may: z.object({ fill: decisionSchema }),
  })
  .meta({ id: 'FormsOfReport' })

export const filledSchema = z.object({
  form: formSchema,
  filled: z.object({
    answers: z.record(z.string(), z.unknown()).readonly(),
    certainties: z.record(z.string(), z.string()).readonly(),
  }),
  seq: count,
  tlp: z.string(),
  number: z.string(),
  version: count.meta({ description: 'Of the answers on the form itself: the If-Match of the next saving.' }),
  open: z.array(field).meta({ description: 'Needed fields that nobody has answered.' }),
})

const flaw = z
  .object({
    sheet: z.string(),
    row: count,
    column: z.string(),
    field: z.string(),
    value: z.string(),
    flaw: z.string(),
    ...labelled,
  })
  .meta({ id: 'FormFlaw' })

export const previewSchema = z.object({
  form: z.object({ code: z.string(), seq: count, ...labelled }).nullable(),
  layout: z.enum(['FORM', 'BULK']),
  reports: z.array(z.object({ row: count, summary: z.string(), answers: count, own: count })),
  flaws: z.array(flaw),
})

export const importedSchema = z.object({
  drafts: z.array(z.uuid()),
  reports: z.array(z.object({ id: z.uuid(), number: z.string() })),
  answers: count,
})
