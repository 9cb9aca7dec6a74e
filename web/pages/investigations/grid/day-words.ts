import { dayWords } from '../../../../src/investigate/report/model.ts'
import type { Language } from '../../../../src/kernel/taxonomy/label.ts'

/** 5月8日(金); Fri 8 May. */
export const dayWordsOf = (day: string, language: Language): string => dayWords(day, language)
