import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type Invitation = Reply<'/api/v1/report-invitations/{id}'>
export type PublicMonth = Reply<'/api/v1/public-cases/months'>[number]

export const useInvitation = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['invitations', id],
    queryFn: () => body(api.GET('/api/v1/report-invitations/{id}', { params: { path: { id } } })),
  })
}

export const useInvitations = () => {
  const api = useApi()
  return useQuery({ queryKey: ['invitations'], queryFn: () => body(api.GET('/api/v1/report-invitations')) })
}

export const usePublicMonths = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['invitations', 'months'],
    queryFn: () => body(api.GET('/api/v1/public-cases/months')),
  })
}
