import { useQuery } from '@tanstack/react-query'
import { body } from '../../api/client.ts'
import type { paths } from '../../api/generated.d.ts'
import { ifMatch } from '../../api/idempotent.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'

export type Regime = Reply<'/api/v1/regimes'>[number]
export type RegimeEntry = NonNullable<
  paths['/api/v1/regimes/{code}']['put']['requestBody']
>['content']['application/json']
export type Holiday = Reply<'/api/v1/calendars/{calendar}/holidays'>[number]

/** The one calendar that an installation has. */
export const calendar = 'JP'

export const useRegimes = () => {
  const api = useApi()
  return useQuery({ queryKey: ['regimes'], queryFn: () => body(api.GET('/api/v1/regimes')) })
}

/** The newest version of each regime, in the order of their codes. */
export const newest = (versions: readonly Regime[]): Regime[] => {
  const byCode = new Map<string, Regime>()
  for (const version of versions) {
    const known = byCode.get(version.code)
    if (!known || known.seq < version.seq) byCode.set(version.code, version)
  }
  return [...byCode.values()].sort((a, b) => a.code.localeCompare(b.code))
}

export const useEnter = (said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    ({ code, after, entry }: { code: string; after: number; entry: RegimeEntry }) =>
      body(
        api.PUT('/api/v1/regimes/{code}', {
          params: { path: { code } },
          body: entry,
          headers: ifMatch(`"${after}"`),
        }),
      ),
    { refreshes: [['regimes'], ['reports']], said, onDone },
  )
}

export const useHolidays = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['holidays', calendar],
    queryFn: () => body(api.GET('/api/v1/calendars/{calendar}/holidays', { params: { path: { calendar } } })),
  })
}

const refreshes = [['holidays'], ['reports']]

export const useEnterHoliday = (said: string, onDone?: () => void) => {
  const api = useApi()
  return useAct(
    async ({ day, ja, en }: Holiday) => {
      await api.PUT('/api/v1/calendars/{calendar}/holidays/{day}', {
        params: { path: { calendar, day } },
        body: { ja, en },
      })
    },
    { refreshes, said, onDone },
  )
}

export const useRemoveHoliday = (onDone: (holiday: Holiday) => void) => {
  const api = useApi()
  return useAct(
    async (holiday: Holiday) => {
      const { day } = holiday
      await api.DELETE('/api/v1/calendars/{calendar}/holidays/{day}', { params: { path: { calendar, day } } })
      return holiday
    },
    { refreshes, onDone },
  )
}
