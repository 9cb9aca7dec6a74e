import { type CaseState, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { type EventClass, eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { type Sector, sectors } from '../../../src/kernel/taxonomy/sectors.ts'

export const quickFilters = ['open', 'unowned', 'overdue', 'no_follow_up', 'publicly_known'] as const
export type QuickFilter = (typeof quickFilters)[number]

/** The list's filters as they stand in the address; without any, the open cases. */
export interface CaseFilters {
  quick?: Exclude<QuickFilter, 'open'>
  state?: CaseState
  sector?: Sector
  eventClass?: EventClass
  mine?: true
  /** Closed, withdrawn and merged cases as well. */
  all?: true
}

const isTrue = (value: unknown): boolean => value === true || value === 'true'

export const readFilters = (search: Record<string, unknown>): CaseFilters => {
  const { state, sector, eventClass } = search
  const quick = quickFilters.find(name => name !== 'open' && name === search.quick)
  return {
    ...(quick && quick !== 'open' ? { quick } : {}),
    ...(typeof state === 'string' && isCodeOf(caseStates, state) ? { state } : {}),
    ...(typeof sector === 'string' && isCodeOf(sectors, sector) ? { sector } : {}),
    ...(typeof eventClass === 'string' && isCodeOf(eventClasses, eventClass) ? { eventClass } : {}),
    ...(isTrue(search.mine) ? { mine: true as const } : {}),
    ...(isTrue(search.all) ? { all: true as const } : {}),
  }
}

export const filterHref = (filters: CaseFilters): string => {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search ? `/cases?${search}` : '/cases'
}

/** The address also carries what is no filter, such as the language. */
export const isNarrowed = ({ quick, state, sector, eventClass, mine, all }: CaseFilters): boolean =>
  [quick, state, sector, eventClass, mine, all].some(value => value !== undefined)

/** What the address asks of the server. */
export const boardQuery = ({ quick, state, sector, eventClass, mine, all }: CaseFilters) => ({
  ...(state ? { state } : {}),
  ...(sector ? { sector } : {}),
  ...(eventClass ? { eventClass } : {}),
  ...(mine ? { owner: 'me' as const } : quick === 'unowned' ? { owner: 'none' as const } : {}),
  open: String(!all && !state),
  overdue: String(quick === 'overdue'),
  noFollowUp: String(quick === 'no_follow_up'),
  publiclyKnown: String(quick === 'publicly_known'),
})

export const caseTabs = ['knowledge', 'events', 'versions'] as const
export type CaseTab = (typeof caseTabs)[number]

export const readTab = (search: Record<string, unknown>): { tab?: CaseTab } => {
  const tab = caseTabs.find(candidate => candidate === search.tab)
  return tab ? { tab } : {}
}
