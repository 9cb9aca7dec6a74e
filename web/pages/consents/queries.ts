import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Consent = Reply<'/api/v1/consents/{id}'>

export const useConsents = () => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['consents', 'list'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/consents', { params: { query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const useConsent = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['consents', id],
    queryFn: () => body(api.GET('/api/v1/consents/{id}', { params: { path: { id } } })),
  })
}

/** The names of organisations chosen one by one; one that the reader may not see stays without. */
export const useNames = (ids: readonly string[]): ReadonlyMap<string, OrganisationName> => {
  const api = useApi()
  return useQueries({
    queries: ids.map(id => ({
      queryKey: ['organisations', id],
      queryFn: () => body(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
      retry: false,
    })),
    combine: results => new Map(results.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : []))),
  })
}
