import { timeWords } from '../../../src/investigate/report/model.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import type { Investigation, Overview, Word } from './queries.ts'

/** The last word of a person on a subject, if it counts. */
export const wordOn = (investigation: Investigation, kind: Word['kind'], subject: string): Word | undefined => {
  const counted = new Set(investigation.standing)
  return investigation.words.findLast(word => word.kind === kind && word.subject === subject && counted.has(word.id))
}

/** Words that the shown result does not count with yet. */
export const wordsSince = (investigation: Investigation, askedAt: string): number =>
  investigation.words.filter(({ at }) => Date.parse(at) > Date.parse(askedAt)).length

/** A time in the zone of the case: evidence is read by the clocks of the office it comes from. */
export const caseTime = ({ offset }: Pick<Overview, 'offset'>, at: string, language: Language): string =>
  timeWords(at, offset, language)

/** How strongly a reason weighs, in a word. */
export const strengthOf = (weight: number): 'strong' | 'middle' | 'weak' =>
  weight >= 0.45 ? 'strong' : weight >= 0.2 ? 'middle' : 'weak'

export const percent = (done: number, total: number): number =>
  total > 0 ? Math.min(100, Math.round((100 * done) / total)) : 0
