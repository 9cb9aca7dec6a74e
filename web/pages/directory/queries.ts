import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ActorKind } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type ListedOrganisation = Reply<'/api/v1/organisations'>['items'][number]
export type OrganisationEntry = Reply<'/api/v1/organisations/{id}'>

export interface DirectoryFilters {
  kind?: ActorKind
  text?: string
}

export const useOrganisations = ({ kind, text }: DirectoryFilters) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['organisations', 'list', kind ?? '', text ?? ''],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/organisations', { params: { query: { kind, text, after: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const useOrganisation = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['organisations', id],
    queryFn: () => body(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
  })
}

export const useIdentifiers = (id: string, readable: boolean) => {
  const api = useApi()
  return useQuery({
    queryKey: ['organisations', id, 'identifiers'],
    queryFn: () => body(api.GET('/api/v1/organisations/{id}/identifiers', { params: { path: { id } } })),
    enabled: readable,
  })
}
