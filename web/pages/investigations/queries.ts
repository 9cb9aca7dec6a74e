import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Listed = Reply<'/api/v1/investigations'>['items'][number]
export type Investigation = Reply<'/api/v1/investigations/{id}'>
export type Run = Investigation['runs'][number]
export type Word = Investigation['words'][number]
export type Overview = Reply<'/api/v1/investigations/{id}/runs/{seq}/overview'>
export type Destination = Overview['destinations'][number]
export type GridReply = Reply<'/api/v1/investigations/{id}/runs/{seq}/grid'>
export type Terminal = GridReply['terminals'][number]
export type LogLine = Reply<'/api/v1/investigations/{id}/runs/{seq}/lines'>['items'][number]

/** While something runs its progress is asked for every two seconds; the live stream tells of its end. */
const pace = 2000

export const isOpen = (run: Run | null | undefined): boolean => run?.state === 'WAITING' || run?.state === 'RUNNING'

export const useInvestigations = (caseId?: string) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['investigations', 'list', caseId ?? null],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/investigations', {
          params: { query: { after: pageParam || undefined, limit: 50, case: caseId } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: query =>
      query.state.data?.pages.some(page => page.items.some(({ latest }) => isOpen(latest))) ? pace * 2 : false,
  })
}

export const useInvestigation = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['investigations', id],
    queryFn: () => body(api.GET('/api/v1/investigations/{id}', { params: { path: { id } } })),
    refetchInterval: query => (isOpen(query.state.data?.runs[0]) ? pace : false),
  })
}

export const useEvidenceFolders = () => {
  const api = useApi()
  return useQuery({ queryKey: ['evidence-folders'], queryFn: () => body(api.GET('/api/v1/evidence-folders')) })
}

/** A result never changes: it is read once. */
const settled = { staleTime: Number.POSITIVE_INFINITY }

export const useOverview = (id: string, seq: number) => {
  const api = useApi()
  return useQuery({
    queryKey: ['investigation-results', id, seq, 'overview'],
    queryFn: () => body(api.GET('/api/v1/investigations/{id}/runs/{seq}/overview', { params: { path: { id, seq } } })),
    ...settled,
  })
}

export const useGrid = (id: string, seq: number) => {
  const api = useApi()
  return useQuery({
    queryKey: ['investigation-results', id, seq, 'grid'],
    queryFn: () => body(api.GET('/api/v1/investigations/{id}/runs/{seq}/grid', { params: { path: { id, seq } } })),
    ...settled,
  })
}

export interface Window {
  from: string
  to: string
  terminal?: number
  host?: number
}

export const useMinutes = (id: string, seq: number, window: Window | undefined) => {
  const api = useApi()
  return useQuery({
    queryKey: ['investigation-results', id, seq, 'minutes', window ?? null],
    queryFn: () =>
      body(
        api.GET('/api/v1/investigations/{id}/runs/{seq}/minutes', {
          params: { path: { id, seq }, query: window ?? { from: '', to: '' } },
        }),
      ),
    enabled: window !== undefined,
    placeholderData: keepPreviousData,
    ...settled,
  })
}

export const useLines = (id: string, seq: number, window: Window) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['investigation-results', id, seq, 'lines', window],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/investigations/{id}/runs/{seq}/lines', {
          params: { path: { id, seq }, query: { ...window, limit: 50, after: pageParam || undefined } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    ...settled,
  })
}
