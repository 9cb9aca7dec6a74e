import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'

export type RegimeOnReport = Reply<'/api/v1/reports/{id}/deadlines'>['regimes'][number]
export type MailTrouble = Reply<'/api/v1/mail-troubles'>['letters'][number]

export type RelayTrouble = Reply<'/api/v1/relay-troubles'>[number]

export const useDeadlines = (id: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', id, 'deadlines'],
    queryFn: () => body(api.GET('/api/v1/reports/{id}/deadlines', { params: { path: { id } } })),
  })
}

export const useMailTroubles = () => {
  const api = useApi()
  return useQuery({ queryKey: ['mail-troubles'], queryFn: () => body(api.GET('/api/v1/mail-troubles')) })
}

export const useRelayTroubles = () => {
  const api = useApi()
  return useQuery({ queryKey: ['relay-troubles'], queryFn: () => body(api.GET('/api/v1/relay-troubles')) })
}
