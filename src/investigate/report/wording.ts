import type { Said } from '../model.ts'
import { type Language, timeWords } from './model.ts'

const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/g

/** What correlation said, with the instants in it as clock times of the case's zone. */
export const both = (said: Said, offset: number): Said => {
  const times = (language: Language) => said[language].replaceAll(isoTime, at => timeWords(at, offset, language))
  return { ja: times('ja'), en: times('en') }
}
