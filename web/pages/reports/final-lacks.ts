import type { Field } from './fields.ts'

/** Where each gap of a final report is filled in; the sentences stand in the catalogue under the same codes. */
export const lackFields = {
  legal_basis: 'legalBasis',
  effect_judgement: 'effectJudgement',
  sharing_judgement: 'sharingJudgement',
  report_lessons: 'lessons',
} as const satisfies Record<string, Field>

export const isLack = (code: string): code is keyof typeof lackFields => Object.hasOwn(lackFields, code)
