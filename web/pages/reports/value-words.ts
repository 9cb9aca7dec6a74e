import { disguised } from '../../../src/kernel/indicators.ts'
import { describe, type KnownTime } from '../../../src/kernel/known-time.ts'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { indicatorKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { isCodeOf, type Language } from '../../../src/kernel/taxonomy/label.ts'
import { type Field, specOf } from './fields.ts'

interface Reader {
  language: Language
  now: Date
}

/** A value as a person reads it, in one language. What is no value of the field is shown as it was stored. */
export const valueWords = (field: Field, value: unknown, { language, now }: Reader): string => {
  const spec = specOf(field)
  if (spec.as === 'choice') return word(spec.table, value, language)
  if (spec.as === 'choices' && Array.isArray(value))
    return value.map(code => word(spec.table, code, language)).join(language === 'ja' ? '、' : ', ')
  if (spec.as === 'time') return timeWords(value, language, now)
  if (spec.as === 'contact' && isContact(value)) return `${value.name}　${value.phone}`
  if (spec.as === 'judgement' && isJudgement(value))
    return [value.by, timeWords(value.at, language, now)].filter(part => part !== '').join('　')
  if (spec.as === 'quantities' && Array.isArray(value)) return value.map(quantityWords).join('\n')
  if (spec.as === 'indicators' && Array.isArray(value))
    return value.map(indicator => indicatorWords(indicator, language)).join('\n')
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}

const word = (table: Parameters<typeof isCodeOf>[0], code: unknown, language: Language): string =>
  typeof code === 'string' ? (isCodeOf(table, code) ? (table[code]?.[language] ?? code) : code) : ''

/** The wording first, as it was said; the reading behind it where it says more. */
const timeWords = (value: unknown, language: Language, now: Date): string => {
  if (!isKnownTime(value)) return ''
  const wording = value.wording.trim()
  if (value.earliest === null && value.latest === null) return wording
  const reading = describe(value, language, now)
  if (wording === '' || wording === reading) return reading
  return language === 'ja' ? `${wording}（${reading}）` : `${wording} (${reading})`
}

export const isKnownTime = (value: unknown): value is KnownTime =>
  typeof value === 'object' && value !== null && 'wording' in value && 'earliest' in value && 'latest' in value

const isJudgement = (value: unknown): value is { by: string; at: KnownTime } =>
  typeof value === 'object' && value !== null && 'by' in value && 'at' in value

const isContact = (value: unknown): value is { name: string; phone: string } =>
  typeof value === 'object' && value !== null && 'name' in value && 'phone' in value

interface Indicator {
  kind: string
  value: string
  certainty: string
}

/** Disguised, so that nothing can be clicked or resolved by mistake. */
const indicatorWords = ({ kind, value, certainty }: Indicator, language: Language): string => {
  const sure = certainty === 'NOT_GIVEN' ? '' : word(certainties, certainty, language)
  return [word(indicatorKinds, kind, language), disguised(value), sure].filter(part => part !== '').join('　')
}

interface Quantity {
  number: number
  unit: string
  what: string
}

const quantityWords = ({ number, unit, what }: Quantity): string => `${what}　${number.toLocaleString('en')} ${unit}`
