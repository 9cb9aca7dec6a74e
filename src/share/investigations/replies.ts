import { z } from 'zod'
import { stages } from '../../investigate/process/model.ts'
import { codesOf } from '../../kernel/taxonomy/label.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import {
  decisionSchema,
  instant,
  organisationNameSchema,
  seenOrganisation,
  seenPerson,
} from '../../platform/http/schemas.ts'
import { runStates, wordKinds } from './model.ts'

const count = z.number().int()
export const tlp = z.enum(tlpLabels)

const summary = z.object({
  destinations: count,
  terminals: count,
  failedOnly: count,
  gapMinutes: z.number(),
  records: count,
  badLines: count,
  mails: count,
})

export const runSchema = z
  .object({
    seq: count,
    state: z.enum(codesOf(runStates)),
    askedBy: seenPerson,
    askedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    attempts: count,
    progress: z
      .object({
        stage: z.enum(stages),
        done: z.number(),
        total: z.number(),
        file: z.string(),
        sources: z.array(z.object({ source: z.string(), done: z.number(), total: z.number() })),
        secondsLeft: count.nullable(),
      })
      .nullable(),
    failure: z.string(),
    summary: summary.nullable(),
    cancelAskedAt: instant.nullable(),
    words: count.meta({ description: 'How many words of analysts it was made with.' }),
  })
  .meta({ id: 'InvestigationRun' })

const head = {
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  case: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  source: z.enum(['FOLDER', 'UPLOAD']),
  folder: z.string(),
  tlp,
  organisation: seenOrganisation,
  person: seenPerson,
  createdAt: instant,
  evidence: z.object({ name: z.string(), size: z.number(), sha256: z.string() }).nullable(),
}

export const listedSchema = z.object({ ...head, latest: runSchema.nullable() }).meta({ id: 'ListedInvestigation' })

const wordSchema = z.object({
  id: z.uuid(),
  kind: z.enum(wordKinds),
  subject: z.string(),
  verdict: z.string(),
  reason: z.string(),
  person: seenPerson,
  organisation: seenOrganisation,
  at: instant,
})

export const investigationSchema = z
  .object({
    ...head,
    takenBy: z.string(),
    takenFrom: z.string(),
    takenAt: instant.nullable(),
    runs: z.array(runSchema),
    words: z.array(wordSchema),
    standing: z.array(z.uuid()).meta({ description: 'Words that count: the last on each subject.' }),
    readers: z.array(organisationNameSchema),
    openable: z.array(organisationNameSchema),
    advisories: z.array(
      z.object({ id: z.uuid(), number: z.string(), seq: count, indicators: count, person: seenPerson, at: instant }),
    ),
    may: z.object({
      run: decisionSchema,
      cancel: decisionSchema,
      judge: decisionSchema,
      open: decisionSchema,
      bring: decisionSchema,
      handOver: decisionSchema,
    }),
  })
  .meta({ id: 'Investigation' })
