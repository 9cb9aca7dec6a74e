import { readPages } from '../../api/pages.ts'
import type { Reply } from '../../api/reply.ts'

export type Entry = Reply<'/api/v1/inbox'>['items'][number]

export interface InboxSearch {
  /** Only what my organisation has not acknowledged or answered. */
  unanswered?: true
  pages?: number
}

const pages = {
  report: '/reports/',
  edition: '/inbox/',
  consent_request: '/consents/',
} as const satisfies Record<Entry['kind'], string>

export const entryAddress = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string => `${pages[kind]}${id}`

export const inboxAddress = ({ unanswered, pages: open }: InboxSearch): string => {
  const search = new URLSearchParams({
    ...(unanswered ? { unanswered: 'true' } : {}),
    ...(open ? { pages: String(open) } : {}),
  })
  return search.size > 0 ? `/inbox?${search}` : '/inbox'
}

export const readInboxSearch = (search: Record<string, unknown>): InboxSearch => ({
  ...(String(search.unanswered) === 'true' ? { unanswered: true as const } : {}),
  ...(readPages(search.pages) > 1 ? { pages: readPages(search.pages) } : {}),
})

/** A consultation is numbered apart, and is called what it is. */
export const entryKind = ({ kind, number }: Pick<Entry, 'kind' | 'number'>): Entry['kind'] | 'consultation' =>
  kind === 'report' && number.startsWith('Q-') ? 'consultation' : kind
