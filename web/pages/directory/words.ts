import { actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { isCodeOf, type Language, type Table } from '../../../src/kernel/taxonomy/label.ts'
import { sectors } from '../../../src/kernel/taxonomy/sectors.ts'

/** Codes of a table as words beside each other; a code of a later version stands as it is. */
export const wordsOf = (table: Table, codes: readonly string[], language: Language): string =>
  codes
    .map(code => (isCodeOf(table, code) ? (table[code]?.[language] ?? code) : code))
    .join(language === 'ja' ? '、' : ', ')

export const kindWords = (codes: readonly string[], language: Language): string => wordsOf(actorKinds, codes, language)
export const sectorWords = (codes: readonly string[], language: Language): string => wordsOf(sectors, codes, language)
