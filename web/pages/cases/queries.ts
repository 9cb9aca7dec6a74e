import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import { boardQuery, type CaseFilters } from './search.ts'

export type CaseFile = Reply<'/api/v1/cases/{id}'>
export type ListedCase = Reply<'/api/v1/cases'>['items'][number]
export type CaseMeasure = CaseFile['measures'][number]
export type CaseReport = Reply<'/api/v1/reports/{id}'>
export type TimelineEntry = Reply<'/api/v1/cases/{id}/timeline'>[number]

export const pageLength = 50

export const useCaseList = (filters: CaseFilters) => {
  const api = useApi()
  const asked = boardQuery(filters)
  return useInfiniteQuery({
    queryKey: ['cases', 'list', asked],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/cases', {
          params: { query: { ...asked, limit: pageLength, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** The figures over the board and who may lead a case; asked by those who triage only. */
export const useTriage = (enabled: boolean) => {
  const api = useApi()
  return useQuery({ queryKey: ['cases', 'triage'], queryFn: () => body(api.GET('/api/v1/triage')), enabled })
}

export const useWaitingReports = (enabled: boolean) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', 'waiting'],
    queryFn: () => body(api.GET('/api/v1/triage/reports', { params: { query: { limit: 100 } } })),
    enabled,
  })
}

export const useJoinings = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id, 'joinings'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/joinings', { params: { path: { id } } })),
  })
}

export const useRelated = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id, 'related'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/related', { params: { path: { id } } })),
  })
}

export const useStatusRequests = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id, 'status'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/status-requests', { params: { path: { id } } })),
  })
}

export const useCase = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id],
    queryFn: () => body(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
  })
}

/** The reports of a case, each with its versions and hops: from them the page reads who knew when. */
export const useCaseReports = (ids: readonly string[]) => {
  const api = useApi()
  return useQueries({
    queries: ids.map(id => ({
      queryKey: ['reports', id],
      queryFn: () => body(api.GET('/api/v1/reports/{id}', { params: { path: { id } } })),
    })),
    combine: results => ({
      data: results.every(({ data }) => data) ? results.flatMap(({ data }) => data ?? []) : undefined,
      error: results.find(({ error }) => error)?.error ?? null,
      refetch: () => Promise.all(results.map(({ refetch }) => refetch())),
    }),
  })
}

export const useTimeline = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', id, 'timeline'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id } } })),
  })
}
