import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import { collectPages } from '../../api/pages.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Edition = Reply<'/api/v1/editions/{id}'>
export type OwnDelivery = NonNullable<Edition['delivery']>
export type Board = Reply<'/api/v1/editions/{id}/board'>
export type BoardGroup = Board['groups'][number]
export type BoardRow = Board['silent'][number]
export type ReceivedEdition = Reply<'/api/v1/deliveries'>['items'][number]

export const useEdition = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['editions', id],
    queryFn: () => body(api.GET('/api/v1/editions/{id}', { params: { path: { id } } })),
  })
}

const boardEvery = 30_000

/** Answers come in while one looks: the board is asked again by itself. */
export const useBoard = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['editions', id, 'board'],
    queryFn: () => body(api.GET('/api/v1/editions/{id}/board', { params: { path: { id } } })),
    refetchInterval: boardEvery,
  })
}

/** One line of the board, as many pages of it as were asked for. */
export const useLine = (id: string, relay: string | undefined, pages: number) => {
  const api = useApi()
  return useQuery({
    queryKey: ['editions', id, 'line', relay ?? '', pages],
    enabled: pages > 0,
    queryFn: () =>
      collectPages(
        after =>
          body(api.GET('/api/v1/editions/{id}/recipients', { params: { path: { id }, query: { relay, after } } })),
        pages,
      ),
    placeholderData: keepPreviousData,
  })
}

export const useReceived = () => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['editions', 'received'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/deliveries', { params: { query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const useReleased = () => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['advisories', 'released'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/advisories', {
          params: { query: { state: 'RELEASED', ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}
