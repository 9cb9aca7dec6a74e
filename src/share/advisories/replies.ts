import { z } from 'zod'
import { actorKindCodes } from '../../kernel/taxonomy/actor-kinds.ts'
import { advisoryKindCodes } from '../../kernel/taxonomy/advisory-kinds.ts'
import { sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import { consentStateCodes } from '../../kernel/taxonomy/sharing.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import {
  decisionSchema,
  instant,
  missingSchema,
  organisationNameSchema,
  seenPerson,
} from '../../platform/http/schemas.ts'
import { removalKinds } from './anonymise.ts'
import { draftContent } from './content.ts'
import { advisoryStates } from './model.ts'

const tlp = z.enum(tlpLabels)
export const state = z.enum(
  Object.keys(advisoryStates) as [keyof typeof advisoryStates, ...(keyof typeof advisoryStates)[]],
)
const removalKind = z.enum(Object.keys(removalKinds) as [keyof typeof removalKinds, ...(keyof typeof removalKinds)[]])
export const count = z.number().int()
const caseRef = z.object({ id: z.uuid(), number: z.string() }).nullable()
const span = { start: count, end: count, original: z.string() }

export const listedSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    kind: z.enum(advisoryKindCodes),
    state,
    tlp,
    case: caseRef,
    author: seenPerson,
    returnedReason: z.string(),
    createdAt: instant,
    savedAt: instant,
    releasedAt: instant.nullable(),
    edition: z.uuid().nullable(),
  })
  .meta({ id: 'ListedAdvisory' })

export const editionHead = z.object({ id: z.uuid(), face: z.enum(['VICTIM', 'OTHERS']), number: z.string(), tlp })

export const advisorySchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    case: caseRef,
    corrects: z.uuid().nullable(),
    state,
    revision: count,
    version: count,
    author: seenPerson,
    approver: seenPerson,
    returnedReason: z.string(),
    createdAt: instant,
    savedAt: instant,
    releasedAt: instant.nullable(),
    content: draftContent,
    /** The others' text as a diff against its source. */
    segments: z.array(
      z.object({ state: z.enum(['KEPT', 'STRUCK', 'INSERTED']), text: z.string(), removal: count.nullable() }),
    ),
    kept: z.array(z.object({ ...span, reason: z.string() })),
    leftOver: z.array(z.object({ part: z.enum(['TITLE', 'BODY', 'REQUEST']), kind: removalKind, ...span })),
    files: z.array(
      z.object({
        attachment: z.uuid(),
        name: z.string(),
        size: z.number(),
        sha256: z.string(),
        kind: z.string().nullable(),
        complete: z.boolean(),
        lookedBy: seenPerson,
        lookedAt: instant.nullable(),
        fault: z.enum(['file_not_read', 'file_names_victim', 'file_not_looked_at']).nullable(),
        field: z.string().optional(),
      }),
    ),
    /** How many organisations of the directory the text could be about, before and after, of how many it takes. */
    fits: z.object({
      before: count,
      count,
      directory: count,
      threshold: count,
      facts: z.object({
        sectors: z.array(z.enum(sectorCodes)),
        kinds: z.array(z.enum(actorKindCodes)),
        places: z.array(z.string()),
        figures: z.array(z.string()),
      }),
    }),
    consent: z.object({
      state: z.enum([...consentStateCodes, 'NOT_NEEDED', 'MISSING', 'OTHER_REVISION']),
      request: z.uuid().nullable(),
    }),
    consents: z.array(
      z.object({
        id: z.uuid(),
        revision: count,
        originatorName: organisationNameSchema.nullable(),
        askedAt: instant,
        answerBy: instant,
        expiresAt: instant,
        decision: z
          .object({ verdict: z.string(), tlp, conditions: z.string(), person: seenPerson, at: instant })
          .nullable(),
      }),
    ),
    audience: z.object({
      sum: z.object({
        label: count,
        chosen: count,
        consented: count,
        victim: count,
        noRoute: count,
        relays: count,
        actual: count,
      }),
      excluded: z.array(
        z.object({ organisation: organisationNameSchema, because: z.enum(['LABEL', 'CONSENT', 'VICTIM', 'NO_ROUTE']) }),
      ),
    }),
    refusals: z.array(missingSchema),
    editions: z.array(editionHead),
    may: z.object({
      save: decisionSchema,
      askConsent: decisionSchema,
      requestReview: decisionSchema,
      giveBack: decisionSchema,
      release: decisionSchema,
    }),
  })
  .meta({ id: 'Advisory' })

/** What one recipient would get, before the release. */
export const recipientViewSchema = z
  .object({
    edition: z.object({
      id: z.uuid(),
      number: z.string(),
      face: z.enum(['VICTIM', 'OTHERS']),
      kind: z.enum(advisoryKindCodes),
      title: z.string(),
      body: z.string(),
      requests: z.array(z.string()),
      tlp,
      releasedAt: instant,
      acknowledgeBy: instant,
      assessBy: instant,
    }),
    issuer: organisationNameSchema.nullable(),
    through: z.array(organisationNameSchema),
    mail: z.array(z.object({ language: z.enum(['ja', 'en']), subject: z.string(), text: z.string() })),
  })
  .meta({ id: 'RecipientView' })

export const proposalSchema = z.object({
  removals: z.array(z.object({ kind: removalKind, ...span, replacement: z.string(), reason: z.string() })),
  kept: z.array(z.object({ ...span, reason: z.string() })),
  notLookedFor: z.array(z.string()),
})

export const organisationAs = z.strictObject({ ja: z.string().max(100), en: z.string().max(100) })
