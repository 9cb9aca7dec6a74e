import { z } from 'zod'
import { type IndicatorDoubt, indicatorDoubts, sweptKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import { codesOf } from '../../kernel/taxonomy/label.ts'
import { expectedActionCodes, sourceKindCodes, sweepVerdictCodes } from '../../kernel/taxonomy/sweeps.ts'
import type { SignedAnswer, SweepAnswer, SweepRequest } from './model.ts'

/** One answer is read whole into memory; more indicators than this go into several requests. */
export const mostIndicators = 2000
const mostSpans = 1000
const mostSources = 500

const oneOf = <Code extends string>(codes: readonly Code[]) => z.enum(codes as [Code, ...Code[]])
const instant = z.iso.datetime({ precision: 3 })
const span = z.strictObject({ from: instant, to: instant })
const spans = z.array(span).max(mostSpans)
const count = z.int().nonnegative()

const askedIndicatorSchema = z.object({
  id: z.uuid(),
  kind: oneOf(sweptKindCodes),
  value: z.string().min(1).max(2000),
  actions: z.array(oneOf(expectedActionCodes)),
  doubt: oneOf<IndicatorDoubt>(codesOf(indicatorDoubts)).nullable(),
  confirmed: z.boolean(),
  note: z.string(),
  revision: z.int().positive(),
})

/** Open to fields of later versions: an agent reads what it knows. */
export const sweepRequestSchema = z.object({
  id: z.uuid(),
  request: z.string().min(1).max(100),
  revision: z.int().positive(),
  title: z.string(),
  tlp: z.string(),
  asked: span,
  issued: instant,
  due: instant,
  indicators: z.array(askedIndicatorSchema),
}) satisfies z.ZodType<SweepRequest>

const answeredIndicatorSchema = z.strictObject({
  id: z.uuid(),
  verdict: oneOf(sweepVerdictCodes),
  terminals: count,
  records: count,
  succeeded: count,
  first: instant.nullable(),
  last: instant.nullable(),
  unknown: spans,
  pending: spans,
  hostOnly: count,
  by: z.array(count).max(mostSources),
})

const sourceSchema = z.strictObject({
  kind: oneOf(sourceKindCodes),
  from: instant,
  to: instant,
  gaps: spans,
  records: count,
  badLines: count,
})

/** Closed to every other field: what is not counts and times does not leave the house, not even by mistake. */
export const sweepAnswerSchema = z.strictObject({
  format: z.literal(1),
  request: z.string().min(1).max(100),
  revision: z.int().positive(),
  asked: span,
  made: instant,
  sources: z.array(sourceSchema).max(mostSources),
  indicators: z.array(answeredIndicatorSchema).max(mostIndicators),
  progress: z.strictObject({ remaining: count, expected: instant.nullable() }).nullable(),
}) satisfies z.ZodType<SweepAnswer>

export const signedAnswerSchema = z.strictObject({
  answer: sweepAnswerSchema,
  signature: z.strictObject({ key: z.string().regex(/^[\da-f]{64}$/), value: z.base64().length(88) }),
  sent: instant,
}) satisfies z.ZodType<SignedAnswer>
