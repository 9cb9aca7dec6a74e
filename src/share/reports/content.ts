import { z } from 'zod'
import type { KnownTime } from '../../kernel/known-time.ts'
import { type CauseDetail, causeDetailCodes } from '../../kernel/taxonomy/cause-classes.ts'
import { type Certainty, certaintyCodes } from '../../kernel/taxonomy/certainty.ts'
import { eventClassCodes } from '../../kernel/taxonomy/event-classes.ts'
import {
  type ImpactPart,
  impactPartCodes,
  manualFallbackCodes,
  publiclyKnown,
  serviceDisruptions,
  serviceImpactCodes,
} from '../../kernel/taxonomy/impact.ts'
import { type IndicatorKind, indicatorKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import { policeStatusCodes } from '../../kernel/taxonomy/police.ts'
import { reportCaseCodes } from '../../kernel/taxonomy/report-cases.ts'
import { sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import { anonymisations, type SharingRange, sharingRangeCodes } from '../../kernel/taxonomy/sharing.ts'
import { tlpLabels } from '../../kernel/tlp.ts'

/** Version of the form whose fields follow; content of an older form keeps its own name (DOMAIN §2.3). */
export const form = 'noroshi-report-1'

const line = z.string().trim().max(400)
const passage = z.string().trim().max(20_000)
const answer = <Code extends string>(codes: readonly Code[]) =>
  z.enum(['UNKNOWN', ...codes.filter(code => code !== 'NOT_GIVEN' && code !== 'UNKNOWN')] as [
    'UNKNOWN',
    ...Exclude<Code, 'NOT_GIVEN'>[],
  ])
const knownAnswer = <Table extends object>(table: Table) => answer(Object.keys(table) as (keyof Table & string)[])

const instant = z.iso.datetime({ offset: true }).nullable()
export const knownTime = z
  .strictObject({
    earliest: instant,
    latest: instant,
    zone: z.string().max(60),
    certainty: z.enum(certaintyCodes as [Certainty, ...Certainty[]]),
    wording: z.string().max(200),
  })
  .refine(time => !time.earliest || !time.latest || Date.parse(time.earliest) <= Date.parse(time.latest), {
    error: 'earliest must not be after latest',
  })

/** Leaving it open is an answer of its own; not answering is no code of the form. */
type ChosenRange = Exclude<SharingRange, 'NOT_GIVEN'>

/** Who judged it and when; the judge of a serious effect may be any stakeholder, so it is a name in words. */
const judgement = z.strictObject({ by: line, at: knownTime })
export type Judgement = z.infer<typeof judgement>

/** A trace that others can look for, and how sure the originator is of it. */
const indicator = z.strictObject({
  kind: z.enum(indicatorKindCodes as [IndicatorKind, ...IndicatorKind[]]),
  value: z.string().trim().min(1).max(2000),
  certainty: z.enum(certaintyCodes as [Certainty, ...Certainty[]]).default('NOT_GIVEN'),
})

const quantity = z.strictObject({ number: z.number().nonnegative(), unit: line.min(1), what: line.min(1) })

/** What a person may send. Only the sentence and a contact are required; whatever is left out is not blank but UNKNOWN. */
export const contentInput = z.strictObject({
  summary: passage.min(1),
  contact: z.strictObject({ name: line.min(1), phone: line.min(1) }),
  reportCase: answer(reportCaseCodes).optional(),
  sector: answer(sectorCodes).optional(),
  service: line.optional(),
  system: line.optional(),
  eventClass: answer(eventClassCodes).optional(),
  causes: z
    .array(z.enum(causeDetailCodes as [CauseDetail, ...CauseDetail[]]))
    .max(22)
    .optional(),
  causeDetail: passage.optional(),
  method: passage.optional(),
  /** The failure elsewhere from which it spread, in the reporter's words; the link itself is the coordinator's. */
  spilledFrom: line.optional(),
  occurredAt: knownTime.optional(),
  recognisedAt: knownTime.optional(),
  recoveredAt: knownTime.optional(),
  serviceImpact: answer(serviceImpactCodes).optional(),
  serviceDisruption: knownAnswer(serviceDisruptions).optional(),
  impactOn: z
    .array(z.enum(impactPartCodes as [ImpactPart, ...ImpactPart[]]))
    .max(6)
    .optional(),
  impact: passage.optional(),
  impactQuantities: z.array(quantity).max(50).optional(),
  manualFallback: answer(manualFallbackCodes).optional(),
  measuresTaken: passage.optional(),
  measuresPlanned: passage.optional(),
  legalBasis: line.optional(),
  effectJudgement: judgement.optional(),
  sharingJudgement: judgement.optional(),
  policeStatus: answer(policeStatusCodes).optional(),
  policeAt: knownTime.optional(),
  publiclyKnown: knownAnswer(publiclyKnown).optional(),
  pressUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  sharingRange: z
    .enum(sharingRangeCodes.filter(code => code !== 'NOT_GIVEN') as [ChosenRange, ...ChosenRange[]])
    .optional(),
  anonymisation: knownAnswer(anonymisations).optional(),
  tlp: z.enum(tlpLabels).default('TLP:AMBER+STRICT'),
  indicators: z.array(indicator).max(1000).optional(),
  lessons: passage.optional(),
  /** How sure the reporter is of the whole; a field may differ. */
  certainty: z.enum(certaintyCodes as [Certainty, ...Certainty[]]).default('NOT_GIVEN'),
  fieldCertainty: z.record(z.string().max(40), z.enum(certaintyCodes as [Certainty, ...Certainty[]])).default({}),
})

export type ContentInput = z.input<typeof contentInput>

const nothing: KnownTime = { earliest: null, latest: null, zone: 'Asia/Tokyo', certainty: 'NOT_GIVEN', wording: '' }
const noJudgement: Judgement = { by: '', at: nothing }

/** Fields for which “unknown” is an answer, and what stands there when nobody gave one. */
const unanswered = {
  reportCase: 'UNKNOWN',
  sector: 'UNKNOWN',
  service: '',
  system: '',
  eventClass: 'UNKNOWN',
  causes: [] as CauseDetail[],
  causeDetail: '',
  method: '',
  spilledFrom: '',
  occurredAt: nothing,
  recognisedAt: nothing,
  recoveredAt: nothing,
  serviceImpact: 'UNKNOWN',
  serviceDisruption: 'UNKNOWN',
  impactOn: [] as ImpactPart[],
  impact: '',
  impactQuantities: [] as z.infer<typeof quantity>[],
  manualFallback: 'UNKNOWN',
  measuresTaken: '',
  measuresPlanned: '',
  legalBasis: '',
  effectJudgement: noJudgement,
  sharingJudgement: noJudgement,
  policeStatus: 'UNKNOWN',
  policeAt: nothing,
  publiclyKnown: 'UNKNOWN',
  pressUrl: '',
  sharingRange: 'DECIDE_LATER',
  anonymisation: 'UNKNOWN',
  indicators: [] as z.infer<typeof indicator>[],
  lessons: '',
} as const

type Answers = Required<Omit<z.output<typeof contentInput>, 'pressUrl'>> & { pressUrl: string }

/** A stored version: every field present, and for those nobody answered the certainty says NOT_GIVEN. */
export type ReportContent = Omit<Answers, 'certainty' | 'fieldCertainty'> & {
  certainty: Certainty
  fieldCertainty: Readonly<Record<string, Certainty>>
}

export const complete = (given: z.output<typeof contentInput>): ReportContent => {
  const missing = Object.keys(unanswered).filter(field => given[field as keyof typeof unanswered] === undefined)
  const answered = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return {
    ...unanswered,
    ...answered,
    fieldCertainty: {
      ...given.fieldCertainty,
      ...Object.fromEntries(missing.map(field => [field, 'NOT_GIVEN' as const])),
    },
  } as ReportContent
}

/** The fields of a version in the order in which people read them. */
export const fieldOrder = ['summary', 'contact', ...Object.keys(unanswered), 'tlp', 'certainty'] as const
