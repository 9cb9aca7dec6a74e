import { useInfiniteQuery } from '@tanstack/react-query'
import { type Api, body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import { hasLetters, type SearchFilters } from './search-address.ts'

export type Hit = Reply<'/api/v1/search'>['items'][number]

export const useHits = (filters: SearchFilters) => {
  const api = useApi()
  const { text = '', ...narrowed } = filters
  return useInfiniteQuery({
    queryKey: ['search', filters],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/search', {
          params: { query: { ...narrowed, text, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    enabled: hasLetters(text),
  })
}

const quickly = 8

/** The newest few, as one types; a later question ends the earlier one. */
export const askQuickly = async (api: Api, text: string, signal: AbortSignal): Promise<Hit[]> =>
  hasLetters(text)
    ? (await body(api.GET('/api/v1/search', { params: { query: { text, limit: quickly } }, signal }))).items
    : []

const pages: Readonly<Record<string, string>> = {
  report: '/reports',
  case: '/cases',
  advisory: '/advisories',
  edition: '/inbox',
  alert_request: '/alert-requests',
  consent_request: '/consents',
  organisation: '/directory',
}

/** The page of the thing in which it was found. */
export const hitAddress = ({ subjectKind, subjectId }: Pick<Hit, 'subjectKind' | 'subjectId'>): string =>
  `${pages[subjectKind] ?? ''}/${subjectId}`
