import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Outward = Reply<'/api/v1/cases/{id}/outward'>
export type OutwardTask = Outward['tasks'][number]
export type SeriousEvent = Reply<'/api/v1/serious-events/{id}'>
export type Directive = Reply<'/api/v1/directives/{id}'>
export type DirectiveTask = Directive['tasks'][number]
export type SituationReport = Reply<'/api/v1/situation-reports/{id}'>

export const useOutward = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'outward', id],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/outward', { params: { path: { id } } })),
  })
}

export const useSeriousOfCase = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'serious', id],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/serious-events', { params: { path: { id } } })),
  })
}

export const useSeriousEvent = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'serious-event', id],
    queryFn: () => body(api.GET('/api/v1/serious-events/{id}', { params: { path: { id } } })),
  })
}

export const useDirectivesOfCase = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'directives', id],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/directives', { params: { path: { id } } })),
  })
}

export const useDirective = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'directive', id],
    queryFn: () => body(api.GET('/api/v1/directives/{id}', { params: { path: { id } } })),
  })
}

export const useSituation = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'situation', id],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/situation', { params: { path: { id } } })),
  })
}

export const useSituationReport = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['decisions', 'situation-report', id],
    queryFn: () => body(api.GET('/api/v1/situation-reports/{id}', { params: { path: { id } } })),
  })
}
