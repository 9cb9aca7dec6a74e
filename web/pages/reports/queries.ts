import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import { collectPages } from '../../api/pages.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import type { ListSearch } from './list-search.ts'
import type { Recipient } from './report-draft.ts'

export type Report = Reply<'/api/v1/reports/{id}'>
export type Version = Report['versions'][number]
export type Hop = Report['hops'][number]
export type ListedReport = Reply<'/api/v1/reports'>['items'][number]
export type Way = Reply<'/api/v1/reports/route'>

export const useReports = ({ type, eventClass, noFollowUp, pages = 1 }: ListSearch) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', 'list', type ?? '', eventClass ?? '', noFollowUp ?? false, pages],
    queryFn: () =>
      collectPages(
        after =>
          body(
            api.GET('/api/v1/reports', {
              params: { query: { type, eventClass, noFollowUp: noFollowUp ? 'true' : undefined, after } },
            }),
          ),
        pages,
      ),
    placeholderData: keepPreviousData,
  })
}

/** `until`: asked again every two seconds for as long as the worker has not relayed it. */
export const useReport = (id: string, until?: (report: Report) => boolean) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', id],
    queryFn: () => body(api.GET('/api/v1/reports/{id}', { params: { path: { id } } })),
    refetchInterval: until ? ({ state }) => (state.data && until(state.data) ? false : 2000) : 30_000,
  })
}

export const useReportTimeline = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', id, 'timeline'],
    queryFn: () => body(api.GET('/api/v1/reports/{id}/timeline', { params: { path: { id } } })),
  })
}

/** Who would receive it, and until when they have to acknowledge it. */
export const useWay = (type: 'REPORT' | 'CONSULTATION', to: Recipient) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', 'route', type, to],
    queryFn: () => body(api.GET('/api/v1/reports/route', { params: { query: { type, to } } })),
    placeholderData: keepPreviousData,
  })
}
