import { disguised } from '../../../src/kernel/indicators.ts'
import { describe, type KnownTime } from '../../../src/kernel/known-time.ts'
import { indicatorKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { isCodeOf, type Language } from '../../../src/kernel/taxonomy/label.ts'
import type { FormField } from './queries.ts'

const isTime = (value: unknown): value is KnownTime =>
  typeof value === 'object' && value !== null && 'wording' in value && 'earliest' in value

const labelOf = ({ choices }: FormField, code: unknown, language: Language): string =>
  choices?.find(choice => choice.code === code)?.[language] ?? String(code)

const timeWords = (time: KnownTime, language: Language, now: Date): string => {
  const reading = describe(time, language, now)
  if (time.wording.trim() === '' || time.wording === reading || (!time.earliest && !time.latest)) return reading
  return language === 'ja' ? `${time.wording}（${reading}）` : `${time.wording} (${reading})`
}

interface Row {
  what?: string
  number?: number
  unit?: string
  kind?: string
  value?: string
}

const rowWords = ({ what, number, unit, kind, value }: Row, language: Language): string =>
  value === undefined
    ? `${what}　${number?.toLocaleString('en')} ${unit}`
    : `${kind && isCodeOf(indicatorKinds, kind) ? indicatorKinds[kind][language] : kind}　${disguised(value)}`

/** An answer as a person reads it; undefined where nobody answered. */
export const answerWords = (field: FormField, answer: unknown, language: Language, now: Date): string | undefined => {
  if (answer === undefined) return undefined
  if (isTime(answer)) return timeWords(answer, language, now)
  if (field.kind === 'CHOICE') return labelOf(field, answer, language)
  if (!Array.isArray(answer)) return String(answer)
  if (field.kind === 'CHOICES')
    return answer.map(code => labelOf(field, code, language)).join(language === 'ja' ? '、' : ', ')
  return answer.map(row => rowWords(row as Row, language)).join('\n')
}
