import { causeAnswers } from '../../../src/kernel/taxonomy/cause-classes.ts'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { eventAnswers } from '../../../src/kernel/taxonomy/event-classes.ts'
import {
  impactParts,
  manualFallbacks,
  publiclyKnown,
  serviceDisruptions,
  serviceImpacts,
} from '../../../src/kernel/taxonomy/impact.ts'
import { noAnswers, type Table } from '../../../src/kernel/taxonomy/label.ts'
import { policeStatuses } from '../../../src/kernel/taxonomy/police.ts'
import { reportCaseAnswers } from '../../../src/kernel/taxonomy/report-cases.ts'
import { sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { anonymisations, sharingRanges } from '../../../src/kernel/taxonomy/sharing.ts'
import type { ReportContent } from '../../../src/share/reports/content.ts'

/** How a field is written and read; one list serves the page, the forms and the comparison of versions. */
type Spec =
  | { as: 'passage' | 'line' | 'url' | 'time' | 'contact' | 'quantities' | 'judgement' | 'indicators' | 'tlp' }
  | { as: 'choice' | 'choices'; table: Table }

export type Field = Exclude<keyof ReportContent, 'fieldCertainty'>

export const fieldSpecs = {
  summary: { as: 'passage' },
  contact: { as: 'contact' },
  reportCase: { as: 'choice', table: reportCaseAnswers },
  sector: { as: 'choice', table: { ...sectors, ...noAnswers } },
  service: { as: 'line' },
  system: { as: 'line' },
  eventClass: { as: 'choice', table: eventAnswers },
  occurredAt: { as: 'time' },
  recognisedAt: { as: 'time' },
  recoveredAt: { as: 'time' },
  serviceImpact: { as: 'choice', table: serviceImpacts },
  serviceDisruption: { as: 'choice', table: serviceDisruptions },
  impactOn: { as: 'choices', table: impactParts },
  impact: { as: 'passage' },
  impactQuantities: { as: 'quantities' },
  manualFallback: { as: 'choice', table: manualFallbacks },
  indicators: { as: 'indicators' },
  causes: { as: 'choices', table: causeAnswers },
  causeDetail: { as: 'passage' },
  method: { as: 'passage' },
  spilledFrom: { as: 'line' },
  measuresTaken: { as: 'passage' },
  measuresPlanned: { as: 'passage' },
  lessons: { as: 'passage' },
  legalBasis: { as: 'line' },
  effectJudgement: { as: 'judgement' },
  sharingJudgement: { as: 'judgement' },
  policeStatus: { as: 'choice', table: policeStatuses },
  policeAt: { as: 'time' },
  publiclyKnown: { as: 'choice', table: publiclyKnown },
  pressUrl: { as: 'url' },
  sharingRange: { as: 'choice', table: sharingRanges },
  anonymisation: { as: 'choice', table: anonymisations },
  tlp: { as: 'tlp' },
  certainty: { as: 'choice', table: certainties },
} as const satisfies Record<Field, Spec>

export const specOf = (field: Field): Spec => fieldSpecs[field]
export const isField = (name: string): name is Field => Object.hasOwn(fieldSpecs, name)

/** The parts in which a report is read and added to. */
export const fieldGroups = {
  what: ['summary', 'contact', 'reportCase', 'sector', 'service', 'system'],
  event: ['eventClass', 'occurredAt', 'recognisedAt', 'recoveredAt'],
  effect: ['serviceImpact', 'serviceDisruption', 'impactOn', 'impact', 'impactQuantities', 'manualFallback'],
  cause: ['causes', 'causeDetail', 'method', 'spilledFrom', 'indicators'],
  measures: ['measuresTaken', 'measuresPlanned', 'lessons'],
  duties: [
    'legalBasis',
    'effectJudgement',
    'sharingJudgement',
    'policeStatus',
    'policeAt',
    'publiclyKnown',
    'pressUrl',
  ],
  sharing: ['sharingRange', 'anonymisation', 'tlp', 'certainty'],
} as const satisfies Record<string, readonly Field[]>

export type FieldGroup = keyof typeof fieldGroups
export const groupNames = Object.keys(fieldGroups) as FieldGroup[]
/** The order in which fields are read on the page, also in a comparison. */
export const readingOrder: readonly Field[] = groupNames.flatMap(group => [...fieldGroups[group]])
