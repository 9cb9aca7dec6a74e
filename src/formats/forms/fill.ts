import type { KnownTime } from '../../kernel/known-time.ts'
import { defaultZone } from '../../kernel/known-time.ts'
import type { Certainty } from '../../kernel/taxonomy/certainty.ts'
import {
  type Answer,
  type AnswerKind,
  type FilledForm,
  type FormDefinition,
  type FormField,
  fieldsOf,
} from './model.ts'
import { rootOf, sourceNames, sourceOf } from './sources.ts'

/** What is said about a report on a form: who sent which version of it, when. */
export interface ToldOfReport {
  number: string
  case: string
  seq: string
  kind: string
  originator: string
  submittedAt: string
}

/** A version's content by the names of its fields (share/reports/content.ts). */
export type VersionContent = Readonly<Record<string, unknown>> & {
  fieldCertainty: Readonly<Record<string, Certainty>>
}

const noTime: KnownTime = { earliest: null, latest: null, zone: defaultZone, certainty: 'NOT_GIVEN', wording: '' }

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      value,
    )

const isTime = (value: unknown): value is KnownTime =>
  typeof value === 'object' && value !== null && 'wording' in value && 'earliest' in value

const saysNothing: ReadonlySet<unknown> = new Set(['', 'NOT_GIVEN', undefined, null])
const standsForNothing: ReadonlySet<unknown> = new Set(['UNKNOWN', 'DECIDE_LATER'])

/** Whether nobody answered: what stands in a version for it is no answer. */
const isAbsent = (value: unknown, kind: AnswerKind, certainty: Certainty | undefined): boolean => {
  if (saysNothing.has(value)) return true
  if (kind === 'CHOICE') return certainty === 'NOT_GIVEN' && standsForNothing.has(value)
  if (isTime(value)) return value.wording === '' && !value.earliest && !value.latest && value.certainty === 'NOT_GIVEN'
  return Array.isArray(value) && value.length === 0
}

const answerOf = (field: FormField, told: ToldOfReport, content: VersionContent): Answer | undefined => {
  if (!field.from) return undefined
  const value = field.from.startsWith('report.') ? at({ report: told }, field.from) : at(content, field.from)
  return isAbsent(value, field.kind, content.fieldCertainty[rootOf(field.from)]) ? undefined : (value as Answer)
}

/**
 * A form with everything that a version of a report says.
 * @param own what people answered on the form itself, by the codes of its fields
 */
export const fill = (
  definition: Pick<FormDefinition, 'sections'>,
  told: ToldOfReport,
  content: VersionContent,
  own: Readonly<Record<string, Answer>> = {},
): FilledForm => {
  const answers: Record<string, Answer> = {}
  const certainties: Record<string, Certainty> = {}
  for (const field of fieldsOf(definition)) {
    const answer = field.from ? answerOf(field, told, content) : own[field.code]
    if (answer === undefined) continue
    answers[field.code] = answer
    const source = sourceOf(field.from)
    const sure = field.from && source && !source.part && !source.told && content.fieldCertainty[rootOf(field.from)]
    if (sure) certainties[field.code] = sure
  }
  return { answers, certainties }
}

/** What people answered on the form itself. */
export const ownAnswers = (
  definition: Pick<FormDefinition, 'sections'>,
  { answers }: Pick<FilledForm, 'answers'>,
): Record<string, Answer> =>
  Object.fromEntries(
    fieldsOf(definition).flatMap(({ code, from }) => {
      const answer = from ? undefined : answers[code]
      return answer === undefined ? [] : [[code, answer]]
    }),
  )

/** The fields of a report that a filled form says, in the shape in which a report is sent; fields it leaves out are absent. */
export const contentOf = (
  definition: Pick<FormDefinition, 'sections'>,
  { answers, certainties }: FilledForm,
): Record<string, unknown> => {
  const content: Record<string, unknown> = {}
  const fieldCertainty: Record<string, Certainty> = {}
  for (const { code, from } of fieldsOf(definition)) {
    const answer = answers[code]
    if (!from || sourceOf(from)?.told || answer === undefined) continue
    const [root = from, part] = from.split('.')
    const empty = root.endsWith('Judgement') ? { by: '', at: noTime } : { name: '', phone: '' }
    content[root] = part ? { ...empty, ...(content[root] as object | undefined), [part]: answer } : answer
    const sure = certainties[code]
    if (sure) fieldCertainty[root] = sure
  }
  return { ...content, ...(Object.keys(fieldCertainty).length > 0 ? { fieldCertainty } : {}) }
}

const everything: Pick<FormDefinition, 'sections'> = {
  sections: [
    {
      code: 'report',
      ja: '',
      en: '',
      fields: sourceNames.flatMap(from => {
        const source = sourceOf(from)
        return source && !source.told
          ? [
              {
                code: from,
                ja: '',
                en: '',
                from,
                kind: source.kind,
                required: 'NEVER',
                help: { ja: '', en: '' },
                verified: false,
                source: '',
              },
            ]
          : []
      }),
    },
  ],
}

/** A version's content in the shape in which a report is sent: what nobody answered is absent again. */
export const wholeReport = (content: VersionContent): Record<string, unknown> =>
  contentOf(
    everything,
    fill(everything, { number: '', case: '', seq: '', kind: '', originator: '', submittedAt: '' }, content),
  )
