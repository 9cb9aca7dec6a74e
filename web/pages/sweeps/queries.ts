import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type ListedSweep = Reply<'/api/v1/sweeps'>['items'][number]
export type Board = Reply<'/api/v1/sweeps/{id}'>
export type Recipient = Board['organisations'][number]
export type Cell = Recipient['cells'][number]
export type Indicator = Board['indicators'][number]
export type OwnRequest = Reply<'/api/v1/sweep-requests/{id}'>
export type Agent = Reply<'/api/v1/sweep-agents'>[number]

/** Organisations side by side on the widest screen; further ones follow below (SCREENS §8.7 has four). */
export const boardPage = 4

export const useSweeps = () => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['sweeps', 'list'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/sweeps', { params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** One line of the list: whether its reader watches over the sweep, or was asked. */
export const useSweepLine = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['sweeps', 'line', id],
    queryFn: async () => (await body(api.GET('/api/v1/sweeps', { params: { query: { sweep: id } } }))).items[0] ?? null,
  })
}

/** The board page by page, for whoever watches over the sweep. */
export const useBoard = (id: string) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['sweeps', 'board', id],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/sweeps/{id}', {
          params: { path: { id }, query: { limit: boardPage, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** Every organisation, for the file. */
export const useWholeBoard = () => {
  const api = useApi()
  return async (id: string): Promise<Board[]> => {
    const pages: Board[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: Board = await body(
        api.GET('/api/v1/sweeps/{id}', {
          params: { path: { id }, query: { limit: 200, ...(after ? { after } : {}) } },
        }),
      )
      pages.push(page)
      after = page.next
    }
    return pages
  }
}

export const useOwnRequest = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['sweeps', 'own', id],
    queryFn: () => body(api.GET('/api/v1/sweep-requests/{id}', { params: { path: { id } } })),
  })
}

export const useAgents = () => {
  const api = useApi()
  return useQuery({ queryKey: ['sweeps', 'agents'], queryFn: () => body(api.GET('/api/v1/sweep-agents')) })
}
