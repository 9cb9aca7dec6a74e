import type { KnownTime } from '../../kernel/known-time.ts'
import type { Certainty } from '../../kernel/taxonomy/certainty.ts'
import type { IndicatorKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { Labelled, Validity } from '../../kernel/taxonomy/label.ts'
import type { ReportFact } from '../../kernel/taxonomy/report-facts.ts'

/** How an answer is written into cells and read back. */
export const answerKinds = {
  LINE: { ja: '一行の文', en: 'One line' },
  PASSAGE: { ja: '文章', en: 'Text' },
  CHOICE: { ja: '一つを選ぶ', en: 'One of several' },
  CHOICES: { ja: 'いくつでも選ぶ', en: 'Any of several' },
  TIME: { ja: '日時（言葉でも可）', en: 'Time, also in words' },
  DAY: { ja: '日付', en: 'Day' },
  NUMBER: { ja: '数', en: 'Number' },
  QUANTITIES: { ja: '数量の表', en: 'Quantities' },
  INDICATORS: { ja: '痕跡情報の表', en: 'Indicators' },
} as const

export type AnswerKind = keyof typeof answerKinds

export interface Quantity {
  number: number
  unit: string
  what: string
}

export interface FoundIndicator {
  kind: IndicatorKind
  value: string
  certainty: Certainty
}

/** What an answer of each kind is. A choice is its code; a day is 2026-11-20; a number keeps its digits as text. */
export interface AnswerOf {
  LINE: string
  PASSAGE: string
  CHOICE: string
  CHOICES: readonly string[]
  TIME: KnownTime
  DAY: string
  NUMBER: string
  QUANTITIES: readonly Quantity[]
  INDICATORS: readonly FoundIndicator[]
}

export type Answer = AnswerOf[AnswerKind]

export interface FormChoice extends Labelled {
  code: string
}

/** When a field must be answered before the form goes out; a report itself is never held up by it. */
export type RequiredWhen = 'NEVER' | 'ALWAYS' | { field: string; is: readonly string[] }

export interface FormField extends Labelled {
  code: string
  /** The field of the report that fills it (sources.ts); without it a person answers it on the form. */
  from?: string
  kind: AnswerKind
  /** A code table (tables.ts), or choices of the form's own. */
  table?: string
  choices?: readonly FormChoice[]
  required: RequiredWhen
  help: Labelled
  /** Whether the field and its words were compared with the office's own form. */
  verified: boolean
  source: string
}

export interface FormSection extends Labelled {
  code: string
  fields: readonly FormField[]
}

/** All facts of one line must hold; any line is enough. */
export type Conditions = readonly (readonly ReportFact[])[]

/** An office that takes this form: because it asks for it, or because it may be offered to it. */
export interface FormOffice extends Labelled {
  code: string
  need: 'ASKED' | 'OFFERED'
  when: Conditions
  verified: boolean
  source: string
}

/** One version of a form. It is never changed: whoever edits it adds a version. */
export interface FormDefinition extends Labelled, Validity {
  code: string
  seq: number
  /** Whether the whole form was compared with the office's own. */
  verified: boolean
  source: string
  sections: readonly FormSection[]
  offices: readonly FormOffice[]
}

/** A form with what is written on it. A field that nobody answered is absent, and never an empty answer. */
export interface FilledForm {
  answers: Readonly<Record<string, Answer>>
  certainties: Readonly<Record<string, Certainty>>
}

export const fieldsOf = ({ sections }: Pick<FormDefinition, 'sections'>): readonly FormField[] =>
  sections.flatMap(({ fields }) => fields)

/** What must be answered and is not, in the order of the form. */
export const unanswered = (definition: FormDefinition, { answers }: Pick<FilledForm, 'answers'>): FormField[] =>
  fieldsOf(definition).filter(({ code, required }) => {
    if (answers[code] !== undefined || required === 'NEVER') return false
    if (required === 'ALWAYS') return true
    const given = answers[required.field]
    const codes = typeof given === 'string' ? [given] : Array.isArray(given) ? given : []
    return codes.some(chosen => required.is.includes(String(chosen)))
  })

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  )
}

/** Fields on which two fillings of one form differ, certainty included: what an office has not been told yet. */
export const changedFields = (definition: FormDefinition, before: FilledForm, after: FilledForm): FormField[] =>
  fieldsOf(definition).filter(({ code }) => {
    const told = ({ answers, certainties }: FilledForm) =>
      JSON.stringify(inOrder([answers[code] ?? null, certainties[code] ?? null]))
    return told(before) !== told(after)
  })
