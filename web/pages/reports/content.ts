import type { Certainty } from '../../../src/kernel/taxonomy/certainty.ts'
import type { ContentInput, ReportContent } from '../../../src/share/reports/content.ts'
import { type Field, readingOrder, specOf } from './fields.ts'

/** A stored version as it travels: written by our own form, or by an older one with fewer fields. */
export type StoredContent = Partial<ReportContent> & { summary: string; tlp: string }

export const certaintyOf = (content: StoredContent, field: Field): Certainty =>
  content.fieldCertainty?.[field] ?? content.certainty ?? 'NOT_GIVEN'

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 'NOT_GIVEN' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && 'wording' in value && value.wording === '' && 'earliest' in value && !value.earliest) ||
  (typeof value === 'object' && 'by' in value && value.by === '' && 'at' in value && isEmpty(value.at))

/**
 * Nobody answered this field: it is drawn as 未記入, never as a blank and never as 不明. The sentence, the contact and
 * the label are always there.
 */
export const isNotGiven = (content: StoredContent, field: Field): boolean =>
  field === 'certainty'
    ? (content.certainty ?? 'NOT_GIVEN') === 'NOT_GIVEN'
    : content.fieldCertainty?.[field] === 'NOT_GIVEN' || isEmpty(content[field])

/** What can still be added (続報で足せること), in reading order. */
export const stillMissing = (content: StoredContent): Field[] =>
  readingOrder.filter(field => isNotGiven(content, field))

/**
 * The form of a later version begins with what the last one said. What nobody answered is left out, so that it stays
 * 未記入 instead of becoming an answer.
 */
export const inputOf = (content: StoredContent): ContentInput => {
  const answered = readingOrder.filter(field => field !== 'certainty' && !isNotGiven(content, field))
  const fieldCertainty = Object.fromEntries(
    Object.entries(content.fieldCertainty ?? {}).filter(([, certainty]) => certainty !== 'NOT_GIVEN'),
  )
  return {
    ...Object.fromEntries(answered.map(field => [field, content[field]])),
    certainty: content.certainty ?? 'NOT_GIVEN',
    fieldCertainty,
  } as ContentInput
}

/** An answer taken back is no answer: the field leaves the request together with its certainty. */
export const withAnswer = (content: ContentInput, field: Field, value: unknown): ContentInput => {
  const kept = Object.entries(content).filter(([name]) => name !== field)
  const text = specOf(field).as === 'line' || specOf(field).as === 'passage' || specOf(field).as === 'url'
  const removed = isEmpty(value) && field !== 'summary' && (!text || value === '')
  if (!removed) return { ...content, [field]: value }
  const { [field]: _gone, ...fieldCertainty } = content.fieldCertainty ?? {}
  return { ...Object.fromEntries(kept), fieldCertainty } as ContentInput
}

/** A field is as certain as the whole unless it says otherwise. */
export const withCertainty = (content: ContentInput, field: Field, certainty: Certainty | ''): ContentInput => {
  const { [field]: _former, ...others } = content.fieldCertainty ?? {}
  return { ...content, fieldCertainty: certainty === '' ? others : { ...others, [field]: certainty } }
}

/** The fields that a later version answers otherwise than the last one, or with another certainty. */
export const changedFields = (base: ContentInput, draft: ContentInput): Field[] => {
  const said = (content: ContentInput, field: Field): string =>
    JSON.stringify([content[field] ?? null, content.fieldCertainty?.[field] ?? null])
  return readingOrder.filter(field => said(base, field) !== said(draft, field))
}
