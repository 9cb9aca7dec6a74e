import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import type { BoardSearch, NoticeFilters } from './search.ts'

export type Notice = Reply<'/api/v1/detection-notices/{id}'>
export type ListedNotice = Reply<'/api/v1/detection-notices'>['items'][number]
export type Detection = Reply<'/api/v1/detections'>['items'][number]
export type Gap = Reply<'/api/v1/detections'>['gaps'][number]
export type Window = Reply<'/api/v1/detection-notices/windows'>[number]

const pageLength = 50

export const useNotices = ({ state, all }: NoticeFilters) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['detection-notices', 'list', state ?? '', all ?? false],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/detection-notices', {
          params: {
            query: {
              open: all || state ? 'all' : 'yes',
              ...(state ? { state } : {}),
              limit: pageLength,
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const useNoticesOfCase = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['detection-notices', 'case', id],
    queryFn: () =>
      body(api.GET('/api/v1/detection-notices', { params: { query: { case: id, open: 'all', limit: 50 } } })),
  })
}

export const useNotice = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['detection-notices', id],
    queryFn: () => body(api.GET('/api/v1/detection-notices/{id}', { params: { path: { id } } })),
  })
}

export const useBoard = ({ judged, severity, q }: BoardSearch, length = pageLength) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['detections', judged ?? false, severity ?? 0, q ?? '', length],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/detections', {
          params: {
            query: {
              judged: judged ? 'yes' : 'no',
              ...(severity ? { severity } : {}),
              ...(q ? { q } : {}),
              limit: length,
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: 30_000, // sensors deliver without a person: no live news announces each
  })
}

export const useWindows = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['detection-notices', 'windows'],
    queryFn: () => body(api.GET('/api/v1/detection-notices/windows')),
    staleTime: 300_000,
  })
}
