import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import { useApi } from '../../api/use-api.ts'
import { serverNow } from '../../app/server-clock.ts'

const askEvery = 15_000

/** What waits, asked every 15 seconds; the frame's counts and the page share one answer. */
export const useHome = (enabled = true) => {
  const api = useApi()
  const query = useQuery({
    queryKey: ['home'],
    queryFn: () => body(api.GET('/api/v1/home')),
    refetchInterval: askEvery,
    enabled,
  })
  const lost = !!query.data && (query.failureCount > 0 || query.isPaused || query.isError)
  return { ...query, staleSince: lost ? serverNow(new Date(query.dataUpdatedAt)) : undefined }
}
