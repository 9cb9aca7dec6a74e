import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type AlertRequest = Reply<'/api/v1/alert-requests/{id}'>
export type AlertAnswer = AlertRequest['answers'][number]

export const useAlertRequests = () => {
  const api = useApi()
  return useQuery({ queryKey: ['alert-requests'], queryFn: () => body(api.GET('/api/v1/alert-requests')) })
}

export const useAlertRequest = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['alert-requests', id],
    queryFn: () => body(api.GET('/api/v1/alert-requests/{id}', { params: { path: { id } } })),
  })
}
