import { type CaseState, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { type CauseDetail, causeDetailCodes } from '../../../src/kernel/taxonomy/cause-classes.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { type Sector, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { type SearchPart, searchParts } from '../../../src/share/search/model.ts'

/** What is looked for, as it stands in the address. */
export interface SearchFilters {
  text?: string
  part?: SearchPart
  sector?: Sector
  state?: CaseState
  cause?: CauseDetail
  since?: string
  until?: string
}

const day = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

export const readSearch = (search: Record<string, unknown>): SearchFilters => {
  const { part, sector, state, since, until } = search
  const text = search.text === undefined ? '' : String(search.text).slice(0, 1000)
  const cause = causeDetailCodes.find(code => code === search.cause)
  return {
    ...(text.trim() ? { text } : {}),
    ...(typeof part === 'string' && isCodeOf(searchParts, part) ? { part } : {}),
    ...(typeof sector === 'string' && isCodeOf(sectors, sector) ? { sector } : {}),
    ...(typeof state === 'string' && isCodeOf(caseStates, state) ? { state } : {}),
    ...(cause ? { cause } : {}),
    ...(day(since) ? { since } : {}),
    ...(day(until) ? { until } : {}),
  }
}

export const searchAddress = (filters: SearchFilters): string => {
  const given = Object.entries(filters).filter(([, value]) => value)
  return given.length > 0 ? `/search?${new URLSearchParams(given)}` : '/search'
}

/** Signs alone find nothing; the page says so instead of “no match”. */
export const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
