import { z } from 'zod'
import { reportKindCodes, reportStateCodes } from '../../kernel/taxonomy/report-versions.ts'
import { decisionSchema, instant, missingSchema, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'

const kind = z.enum(reportKindCodes as [string, ...string[]])
const state = z.enum(reportStateCodes as [string, ...string[]])
export const type = z.enum(['REPORT', 'CONSULTATION'])
const stored = z.looseObject({ summary: z.string(), tlp: z.string() })

export const listedSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  type,
  originator: seenOrganisation,
  kind,
  seq: z.number().int(),
  summary: z.string(),
  eventClass: z.string(),
  state,
  submittedAt: instant,
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  dueAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
})

export const reportSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  type,
  originatorId: z.uuid(),
  originator: seenOrganisation,
  addressee: z.enum(['MINISTRY', 'COORD']),
  convertedFrom: z.uuid().nullable(),
  convertedTo: z.array(z.object({ id: z.uuid(), number: z.string() })),
  createdAt: instant,
  caseId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  tlp: z.string(),
  versions: z.array(
    z.object({
      seq: z.number().int(),
      kind,
      form: z.string(),
      content: stored,
      person: seenPerson,
      submittedAt: instant,
      state,
      handlings: z.array(
        z.object({
          state,
          eventClass: z.string().nullable(),
          reason: z.string(),
          organisation: seenOrganisation,
          person: seenPerson,
          at: instant,
        }),
      ),
    }),
  ),
  hops: z.array(
    z.object({
      seq: z.number().int(),
      flow: z.string(),
      leg: z.number().int(),
      mode: z.enum(['DIRECT', 'COPY']),
      from: seenOrganisation,
      to: seenOrganisation,
      sentAt: instant,
      dueAt: instant,
      acknowledgedAt: instant.nullable(),
      acknowledgedBy: seenPerson,
      forwardedAt: instant.nullable(),
      forwardedBy: seenPerson,
      forwardNote: z.string().nullable(),
    }),
  ),
  /** What the final report will still ask for; it holds nothing else up. */
  openBeforeFinal: z.array(missingSchema),
  may: z.object({
    followUp: decisionSchema,
    acknowledge: decisionSchema,
    forward: decisionSchema,
    handle: decisionSchema,
  }),
})
