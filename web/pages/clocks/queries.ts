import { keepPreviousData, useQuery } from '@tanstack/react-query'
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

export type ReportClock = Reply<'/api/v1/report-clocks'>[number]

const atOnce = 200

/** What is due first by a regime, by report; reports on which nothing is are absent. */
export const useReportClocks = (reports: readonly string[]) => {
  const api = useApi()
  return useQuery({
    queryKey: ['report-clocks', reports],
    enabled: reports.length > 0,
    queryFn: async () => {
      const found = new Map<string, ReportClock>()
      for (let from = 0; from < reports.length; from += atOnce) {
        const query = { reports: reports.slice(from, from + atOnce).join(',') }
        for (const clock of await body(api.GET('/api/v1/report-clocks', { params: { query } })))
          found.set(clock.report, clock)
      }
      return found
    },
    placeholderData: keepPreviousData,
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
