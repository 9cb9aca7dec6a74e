import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import type { Contact, Roster } from './queries.ts'

const refreshes = [['ladder-contacts'], ['ladders']]

export interface TypedContact {
  phone: string
  deputy: string | null
  superior: string | null
  ownsSystems: boolean
}

export const useSaveContact = ({ id, version }: Contact, said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    async (typed: TypedContact) => {
      await api.PUT('/api/v1/ladder-contacts/{id}', {
        params: { path: { id } },
        body: typed,
        headers: ifMatch(`"${version}"`),
      })
    },
    { refreshes, said, onDone },
  )
}

export const useVerify = (id: string, said: string) => {
  const api = useApi()
  return useAct(
    async () => {
      await api.PUT('/api/v1/ladder-contacts/{id}/verification', { params: { path: { id } } })
    },
    { refreshes, said },
  )
}

export const useAddAbsence = (id: string, said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    (absence: { from: string; until: string }, key) =>
      body(
        api.POST('/api/v1/ladder-contacts/{id}/absences', {
          params: { path: { id } },
          body: absence,
          headers: idempotent(key),
        }),
      ),
    { refreshes, said, onDone },
  )
}

export const useRemoveAbsence = (said: string) => {
  const api = useApi()
  return useAct(
    async (id: string) => {
      await api.DELETE('/api/v1/absences/{id}', { params: { path: { id } } })
    },
    { refreshes, said },
  )
}

export type TypedRoster = Pick<Roster, 'ja' | 'en' | 'turns'>

export const useSaveRoster = (roster: Roster | undefined, said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    async (typed: TypedRoster, key) => {
      if (roster)
        await api.PUT('/api/v1/duty-rosters/{id}', {
          params: { path: { id: roster.id } },
          body: typed,
          headers: ifMatch(`"${roster.version}"`),
        })
      else await api.POST('/api/v1/duty-rosters', { body: typed, headers: idempotent(key) })
    },
    { refreshes, said, onDone },
  )
}

export const useWebhooks = () => {
  const api = useApi()
  return useQuery({ queryKey: ['webhooks'], queryFn: () => body(api.GET('/api/v1/webhooks')) })
}

export const useAddWebhook = (said: string, onDone: (made: { secret: string }) => void) => {
  const api = useApi()
  return useAct(
    (typed: { label: string; url: string }, key) =>
      body(api.POST('/api/v1/webhooks', { body: typed, headers: idempotent(key) })),
    { refreshes: [['webhooks']], said, onDone },
  )
}

export const useRemoveWebhook = (said: string) => {
  const api = useApi()
  return useAct(
    async (id: string) => {
      await api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } })
    },
    { refreshes: [['webhooks']], said },
  )
}
