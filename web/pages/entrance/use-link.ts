import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import { useApi } from '../../api/use-api.ts'

/** Whom a one-time link is for; looking does not use it up. */
export const useLink = (token: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['link', token],
    queryFn: () => body(api.POST('/api/v1/links/look', { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}
