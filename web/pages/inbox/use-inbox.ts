import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import { collectPages } from '../../api/pages.ts'
import { useApi } from '../../api/use-api.ts'

const askEvery = 30_000

export const useInbox = (unanswered: boolean, pages: number) => {
  const api = useApi()
  return useQuery({
    queryKey: ['inbox', { unanswered, pages }],
    queryFn: () =>
      collectPages(
        after => body(api.GET('/api/v1/inbox', { params: { query: { unanswered: String(unanswered), after } } })),
        pages,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: askEvery,
  })
}

/** The newest few, for the home page. */
export const useLatestEntries = (limit: number) => {
  const api = useApi()
  return useQuery({
    queryKey: ['inbox', 'latest', limit],
    queryFn: async () => (await body(api.GET('/api/v1/inbox', { params: { query: { limit } } }))).items,
    refetchInterval: askEvery,
  })
}
