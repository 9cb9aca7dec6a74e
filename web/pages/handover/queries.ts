import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Handover = Reply<'/api/v1/handovers/{id}'>
export type HandoverLine = Handover['lines'][number]
export type ShiftChange = Handover['changes'][number]

export const useNext = () => {
  const api = useApi()
  return useQuery({ queryKey: ['handovers', 'next'], queryFn: () => body(api.GET('/api/v1/handovers/next')) })
}

export const useHandover = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['handovers', id],
    queryFn: () => body(api.GET('/api/v1/handovers/{id}', { params: { path: { id } } })),
  })
}

export const useArchive = () => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['handovers', 'archive'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/handovers', { params: { query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}
