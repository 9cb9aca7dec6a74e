import { z } from 'zod'
import { chainStepCodes, channelCodes, ladderSteps } from '../../../kernel/taxonomy/ladders.ts'
import { tlpLabels } from '../../../kernel/tlp.ts'
import { instant, seenOrganisation, seenPerson } from '../../../platform/http/schemas.ts'
import { occasion, step } from '../schemas.ts'

const tlp = z.enum(tlpLabels as [(typeof tlpLabels)[number], ...(typeof tlpLabels)[number][]])
const state = z.enum(Object.keys(ladderSteps) as [keyof typeof ladderSteps, ...(keyof typeof ladderSteps)[]])
const calledAs = z.enum(['RECEIVER', 'DEPUTY', 'ALTERNATE', 'DESK'])
const bilingual = z.object({ ja: z.string(), en: z.string() })

export const runHead = {
  id: z.uuid(),
  organisation: z.uuid(),
  organisationName: seenOrganisation,
  occasion,
  seq: z.number().int().nullable(),
  objectKind: z.string(),
  objectId: z.uuid(),
  number: z.string(),
  tlp,
  test: z.boolean(),
  startedAt: instant,
  startedBy: seenPerson,
  informBy: instant,
  nextAt: instant.nullable(),
  deskAt: instant.nullable(),
  informedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endedBecause: z.enum(['INFORMED', 'ANSWERED', 'CANCELLED', 'TESTED']).nullable(),
  summary: z.string(),
  reportId: z.uuid().nullable(),
  reportBy: instant.nullable(),
}

const call = z.object({
  id: z.uuid(),
  step: z.number().int(),
  round: z.number().int(),
  person: z.uuid(),
  name: seenPerson,
  title: bilingual.nullable(),
  as: calledAs,
  phone: z.string(),
  channels: z.array(z.enum(channelCodes)),
  calledAt: instant,
  acknowledgedAt: instant.nullable(),
  messages: z.array(
    z.object({ channel: z.enum(channelCodes), state: z.string(), result: z.string().nullable(), error: z.string() }),
  ),
})

const place = z.object({
  step: z.number().int(),
  responsible: z.boolean(),
  state,
  reached: z
    .object({
      reachedAt: instant,
      skipped: z.boolean(),
      acknowledgedAt: instant.nullable(),
      acknowledgedBy: seenPerson,
      acknowledgedAs: calledAs.nullable(),
      via: z.enum(['SCREEN', 'TELEPHONE', 'GATEWAY']).nullable(),
      recordedBy: seenPerson,
    })
    .nullable(),
})

export const runReply = z.object({
  ...runHead,
  steps: z.array(step).readonly(),
  deskEvery: z.number().int(),
  places: z.array(place),
  calls: z.array(call),
  chain: z.array(
    z.object({
      step: z.enum(chainStepCodes),
      at: instant,
      person: seenPerson,
      words: z.string(),
      recordedBy: seenPerson,
      recordedAt: instant,
    }),
  ),
  /** Whether I was called, and have not yet answered. */
  mine: z.boolean(),
  waitsForMe: z.boolean(),
})
