import { type EventClass, eventClassCodes } from '../../../src/kernel/taxonomy/event-classes.ts'
import { readPages } from '../../api/pages.ts'

/** The list's filters as they stand in the address. */
export interface ListSearch {
  type?: 'REPORT' | 'CONSULTATION'
  eventClass?: EventClass
  /** First reports that nothing followed. */
  noFollowUp?: boolean
  pages?: number
}

export const readListSearch = (search: Record<string, unknown>): ListSearch => {
  const eventClass = eventClassCodes.find(code => code === search.eventClass)
  const pages = readPages(search.pages)
  return {
    ...(search.type === 'REPORT' || search.type === 'CONSULTATION' ? { type: search.type } : {}),
    ...(eventClass ? { eventClass } : {}),
    ...(search.noFollowUp === true || search.noFollowUp === 'true' ? { noFollowUp: true } : {}),
    ...(pages > 1 ? { pages } : {}),
  }
}

export const listAddress = ({ type, eventClass, noFollowUp, pages }: ListSearch): string => {
  const search = new URLSearchParams({
    ...(type ? { type } : {}),
    ...(eventClass ? { eventClass } : {}),
    ...(noFollowUp ? { noFollowUp: 'true' } : {}),
    ...(pages ? { pages: String(pages) } : {}),
  })
  return search.size > 0 ? `/reports?${search}` : '/reports'
}
