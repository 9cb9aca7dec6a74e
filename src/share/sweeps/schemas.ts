import { z } from 'zod'
import { mostIndicators, sweepRequestSchema } from '../../formats/sweep/schemas.ts'
import { actorKindCodes } from '../../kernel/taxonomy/actor-kinds.ts'
import { indicatorDoubts, sweptKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import { codesOf } from '../../kernel/taxonomy/label.ts'
import { sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import { contradictionKinds, expectedActionCodes, sweepCells } from '../../kernel/taxonomy/sweeps.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import { decisionSchema, instant, missingSchema, seenOrganisation, seenPerson } from '../../platform/http/schemas.ts'
import { recipientStates } from './board-store.ts'

const count = z.number().int()
const kind = z.enum(sweptKindCodes as [(typeof sweptKindCodes)[number], ...typeof sweptKindCodes])
const action = z.enum(expectedActionCodes as [(typeof expectedActionCodes)[number], ...typeof expectedActionCodes])
const span = z.object({ from: z.string(), to: z.string() })
const caseName = z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable()

export const tlpSchema = z.enum(tlpLabels)
/** Whom to ask: kinds and sectors narrow one another, organisations by name come on top (kernel/audience). */
export const audience = z.strictObject({
  kinds: z.array(z.enum(actorKindCodes)).max(50).default([]),
  sectors: z.array(z.enum(sectorCodes)).max(30).default([]),
  organisations: z.array(z.uuid()).max(2000).default([]),
})
/** An instant as people and programs write it, with their zone. */
export const written = z.iso.datetime({ offset: true })

export const askedForSchema = z.strictObject({
  kind: kind.nullable().default(null),
  value: z.string().min(1).max(20_000),
  actions: z.array(action).min(1).max(3).default(['SWEEP_LOGS']),
  note: z.string().trim().max(500).default(''),
})
export const askedIndicators = z.array(askedForSchema).min(1).max(mostIndicators)

const progressSchema = z.object({ live: count, answered: count, loose: count })
const summarySchema = z.object({
  asked: count,
  finished: count,
  silent: count,
  terminals: count,
  isolated: count,
  unknownMs: z.number(),
  unanswered: count,
  sweeping: count,
  unknown: count,
  notIsolated: count,
  doubtful: count,
})

const head = {
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  tlp: tlpSchema,
  askedFrom: instant,
  askedTo: instant,
  issuerId: z.uuid(),
  issuer: seenOrganisation,
  person: seenPerson,
  issuedAt: instant,
  revision: count,
  remindedAt: instant.nullable(),
  reminders: count,
  recalledAt: instant.nullable(),
  recallReason: z.string(),
  endedAt: instant.nullable(),
  dueAt: instant,
  case: caseName,
  oversees: z.boolean(),
  asked: z.boolean(),
}

export const listedSchema = z
  .object({ ...head, summary: summarySchema.nullable(), own: progressSchema.nullable() })
  .meta({ id: 'ListedSweep' })

const batchSchema = z.object({ id: z.uuid(), revision: count, title: z.string(), issuedAt: instant, dueAt: instant })

const cellSchema = z
  .object({
    indicator: z.uuid(),
    verdict: z.enum(codesOf(sweepCells)),
    terminals: count,
    records: z.number(),
    firstAt: instant.nullable(),
    lastAt: instant.nullable(),
    covered: z.array(span),
    pending: z.array(span),
    unknownMs: z.number(),
    remaining: count.nullable(),
    expectedAt: instant.nullable(),
    doubtful: z.boolean(),
    answeredAt: instant.nullable(),
    sweptAt: instant.nullable(),
    hitAt: instant.nullable(),
    blockedAt: instant.nullable(),
    isolated: count,
    isolatedAt: instant.nullable(),
    released: z.string(),
    acceptedAt: instant.nullable(),
    acceptedBy: seenPerson,
    acceptedFor: z.string(),
    acceptReason: z.string(),
  })
  .meta({ id: 'SweepCell' })

const longest = z.object({ done: z.boolean(), ms: z.number() }).nullable()

const indicatorSchema = z
  .object({
    id: z.uuid(),
    batch: z.uuid(),
    revision: count,
    kind,
    value: z.string(),
    actions: z.array(action),
    note: z.string(),
    doubt: z.enum(codesOf(indicatorDoubts)).nullable(),
    confirmedAt: instant.nullable(),
    confirmedBy: seenPerson,
    confirmReason: z.string(),
    held: z.boolean(),
    durations: z.object({ block: longest, sweep: longest, isolate: longest }).nullable(),
  })
  .meta({ id: 'SweepIndicator' })

export const boardSchema = z
  .object({
    ...head,
    at: instant,
    batches: z.array(batchSchema),
    indicators: z.array(indicatorSchema),
    summary: summarySchema,
    closure: z.array(missingSchema),
    organisations: z.array(
      z
        .object({
          organisation: z.uuid(),
          name: seenOrganisation,
          code: z.string(),
          state: z.enum(recipientStates),
          live: count,
          answered: count,
          swept: count,
          sweeping: count,
          terminals: count,
          isolated: count,
          unknownMs: z.number(),
          doubtful: count,
          contradicted: count,
          askedAt: instant,
          fetchedAt: instant.nullable(),
          answeredAt: instant.nullable(),
          sweptAt: instant.nullable(),
          byAgent: z.boolean().nullable(),
          cells: z.array(cellSchema),
        })
        .meta({ id: 'SweepRecipient' }),
    ),
    next: z.string().nullable(),
    may: z.object({ run: decisionSchema }),
  })
  .meta({ id: 'SweepBoard' })

const contradictionSchema = z.object({
  kind: z.enum(codesOf(contradictionKinds)),
  indicator: z.uuid().nullable(),
})

export const acceptedSchema = z.object({
  counted: z.boolean().meta({ description: 'False: it contradicts itself and counts as no answer.' }),
  repeated: z.boolean(),
  doubtful: z.boolean().meta({ description: 'The clock of the sender is off by more than five minutes.' }),
  contradictions: z.array(contradictionSchema),
})

/** What programs poll; the fields of the contract, and who asks. */
export const polledSchema = sweepRequestSchema.extend({ issuer: seenOrganisation }).meta({ id: 'SweepRequest' })

export const ownRequestSchema = sweepRequestSchema
  .extend({
    issuer: seenOrganisation,
    case: caseName,
    recalledAt: instant.nullable(),
    recallReason: z.string(),
    endedAt: instant.nullable(),
    oversees: z.boolean(),
    batches: z.array(batchSchema),
    cells: z.array(cellSchema),
    answers: z.array(
      z.object({
        id: z.uuid(),
        agent: z.string().nullable(),
        person: seenPerson,
        receivedAt: instant,
        madeAt: instant,
        clockOffsetMs: z.number(),
        contradictions: z.array(contradictionSchema),
      }),
    ),
    may: z.object({ answer: decisionSchema }),
  })
  .meta({ id: 'OwnSweepRequest' })

export const agentSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    fingerprint: z.string(),
    replaces: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    registeredAt: instant,
    registeredBy: seenPerson,
    revokedAt: instant.nullable(),
    revokedBy: seenPerson,
    seenAt: instant.nullable(),
    clockOffsetMs: z.number().nullable(),
  })
  .meta({ id: 'SweepAgent' })
