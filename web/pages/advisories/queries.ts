import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AdvisoryState } from '../../../src/share/advisories/model.ts'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Advisory = Reply<'/api/v1/advisories/{id}'>
export type ListedAdvisory = Reply<'/api/v1/advisories'>['items'][number]

export type Template = Reply<'/api/v1/advisory-templates'>[number]

export const useTemplates = () => {
  const api = useApi()
  return useQuery({ queryKey: ['advisory-templates'], queryFn: () => body(api.GET('/api/v1/advisory-templates')) })
}

export const useAdvisories = (state: AdvisoryState | undefined) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['advisories', 'list', state ?? ''],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/advisories', { params: { query: { state, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const useAdvisory = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['advisories', id],
    queryFn: () => body(api.GET('/api/v1/advisories/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false, // what is being written must not change under the author's hands
  })
}
