import { useQuery } from '@tanstack/react-query'
import type { FilterPage } from '../../../src/share/saved-filters/model.ts'
import { type Api, body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { boardQuery, readFilters } from '../cases/search.ts'
import { readInboxSearch } from '../inbox/entries.ts'
import { readListSearch } from '../reports/list-search.ts'

export type SavedFilter = Reply<'/api/v1/filters'>[number]
type Parameters = Readonly<Record<string, string>>

export const useFilters = () => {
  const api = useApi()
  return useQuery({ queryKey: ['filters'], queryFn: () => body(api.GET('/api/v1/filters')) })
}

export interface NewFilter {
  page: FilterPage
  name: string
  parameters: Parameters
  shared: boolean
  pinned: boolean
}

const afterwards = { refreshes: [['filters']] }

export const useKeep = (said: string, onDone?: () => void) => {
  const api = useApi()
  return useAct(
    (filter: NewFilter, key) => body(api.POST('/api/v1/filters', { body: filter, headers: idempotent(key) })),
    { ...afterwards, said, onDone },
  )
}

export const useChange = () => {
  const api = useApi()
  return useAct(
    ({ id, version, name, parameters, shared }: SavedFilter) =>
      body(
        api.PUT('/api/v1/filters/{id}', {
          params: { path: { id } },
          body: { name, parameters, shared },
          headers: ifMatch(`"${version}"`),
        }),
      ),
    afterwards,
  )
}

export const usePin = () => {
  const api = useApi()
  return useAct(
    ({ id, pinned }: Pick<SavedFilter, 'id' | 'pinned'>) =>
      body(api.PUT('/api/v1/filters/{id}/pin', { params: { path: { id } }, body: { pinned } })),
    afterwards,
  )
}

export const useRemove = (onDone: (filter: SavedFilter) => void) => {
  const api = useApi()
  return useAct(
    async (filter: SavedFilter) => {
      await api.DELETE('/api/v1/filters/{id}', { params: { path: { id: filter.id } } })
      return filter
    },
    { ...afterwards, onDone },
  )
}

const countEvery = 120_000
const countUpTo = 50

const countRows = async (api: Api, { page, parameters }: SavedFilter): Promise<number | null> => {
  const limit = countUpTo + 1
  if (page === 'cases') {
    const query = { ...boardQuery(readFilters(parameters)), limit }
    return (await body(api.GET('/api/v1/cases', { params: { query } }))).items.length
  }
  if (page === 'reports') {
    const { type, eventClass, noFollowUp } = readListSearch(parameters)
    const query = { type, eventClass, noFollowUp: noFollowUp ? 'true' : undefined, limit }
    return (await body(api.GET('/api/v1/reports', { params: { query } }))).items.length
  }
  if (page === 'inbox') {
    const query = { unanswered: String(readInboxSearch(parameters).unanswered ?? false), limit }
    return (await body(api.GET('/api/v1/inbox', { params: { query } }))).items.length
  }
  return null // a search counts nothing, and the directory is not work that waits
}

/** How many rows a pinned filter shows, up to 50 and “more”; null where a count says nothing. */
export const useCount = (filter: SavedFilter) => {
  const api = useApi()
  const { data } = useQuery({
    queryKey: [filter.page, 'pinned', filter.id, filter.parameters],
    queryFn: () => countRows(api, filter),
    refetchInterval: countEvery,
  })
  return data === undefined || data === null ? null : { count: Math.min(data, countUpTo), more: data > countUpTo }
}
