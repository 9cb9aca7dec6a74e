import { type CaseState, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'

/** The list's filters as they stand in the address; without any, the open cases. */
export interface CaseFilters {
  state?: CaseState
  /** Closed, withdrawn and merged cases as well. */
  all?: true
}

export const readFilters = (search: Record<string, unknown>): CaseFilters => ({
  ...(typeof search.state === 'string' && isCodeOf(caseStates, search.state) ? { state: search.state } : {}),
  ...(search.all === true || search.all === 'true' ? { all: true as const } : {}),
})

export const filterHref = ({ state, all }: CaseFilters): string => {
  const search = new URLSearchParams({ ...(state ? { state } : {}), ...(all ? { all: 'true' } : {}) }).toString()
  return search ? `/cases?${search}` : '/cases'
}

export const caseTabs = ['knowledge', 'events', 'versions'] as const
export type CaseTab = (typeof caseTabs)[number]

export const readTab = (search: Record<string, unknown>): { tab?: CaseTab } => {
  const tab = caseTabs.find(candidate => candidate === search.tab)
  return tab ? { tab } : {}
}
