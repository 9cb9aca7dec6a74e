import type { FilterPage } from '../../../src/share/saved-filters/model.ts'

/** Where each list lives; what narrows it stands behind the question mark. */
const pages: Readonly<Record<FilterPage, string>> = {
  inbox: '/inbox',
  reports: '/reports',
  cases: '/cases',
  deliveries: '/deliveries',
  directory: '/directory',
  search: '/search',
}

/** The narrowing alone, as texts: how far a list was opened and the language belong to the moment. */
export const parametersOf = (search: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search)
      .filter(([name, value]) => name !== 'lang' && name !== 'pages' && value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  )

export const filterAddress = (page: FilterPage, parameters: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(parameters).toString()
  return query ? `${pages[page]}?${query}` : pages[page]
}

/** Two narrowings are the same in whatever order they were chosen. */
export const sameParameters = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
