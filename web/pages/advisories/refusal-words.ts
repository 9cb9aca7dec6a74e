import type { Missing } from '../../../src/kernel/decision.ts'
import type { advisories } from '../../i18n/ja/advisories.ts'

type Sentence = keyof typeof advisories.refused
type Why = keyof typeof advisories.refused_why
type Remedy = keyof typeof advisories.remedy

interface RefusalWords {
  sentence: Sentence
  why: Why
  remedy: Remedy
  href: string
}

const places = {
  text: '#others-face',
  changes: '#changes',
  fits: '#fits',
  files: '#files',
  consent: '#consent',
  audience: '#audience',
  actions: '#actions',
} as const

const words = (sentence: Sentence, why: Why, remedy: Remedy, href: string = places[remedy]): RefusalWords => ({
  sentence,
  why,
  remedy,
  href,
})

const faced = (code: 'text_empty' | 'label_beyond_range', face: unknown): RefusalWords =>
  face === 'VICTIM' ? words(`${code}_VICTIM`, code, 'text', '#victim-face') : words(`${code}_OTHERS`, code, 'text')

const consents = ['missing', 'other_revision', 'not_answered', 'refused', 'withdrawn', 'expired'] as const

/** The sentence of a refusal (src/share/advisories/model.ts) and the part of the page that mends it. */
export const refusalWords = ({ code, values }: Missing): RefusalWords | undefined => {
  if (code === 'not_in_review' || code === 'second_person') return words(code, code, 'actions')
  if (code === 'text_empty' || code === 'label_beyond_range') return faced(code, values?.face)
  if (code === 'identifier_left') return words(code, code, 'changes')
  if (code === 'too_few_fit') return words(code, code, 'fits')
  if (code === 'file_not_read' || code === 'file_names_victim' || code === 'file_not_looked_at')
    return words(code, code, 'files')
  if (code === 'audience_empty') return words(code, code, 'audience')
  const consent = consents.find(one => code === `consent_${one}`)
  return consent && words(`consent_${consent}`, 'consent', 'consent')
}
