import { useQuery } from '@tanstack/react-query'
import type { LadderOccasion } from '../../../src/kernel/taxonomy/ladders.ts'
import type { WorkingCalendar } from '../../../src/kernel/working-time.ts'
import type { Reachable } from '../../../src/share/ladders/contacts/model.ts'
import type { Ladder } from '../../../src/share/ladders/model.ts'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'

export type LadderPage = Reply<'/api/v1/ladders/{occasion}'>
export type Run = Reply<'/api/v1/ladder-runs/{id}'>
export type RunHead = Reply<'/api/v1/ladder-runs'>['items'][number]
export type Book = Reply<'/api/v1/ladder-contacts'>
export type Contact = Book['posts'][number]
export type Roster = Book['rosters'][number]

export const useLadders = () => {
  const api = useApi()
  return useQuery({ queryKey: ['ladders'], queryFn: () => body(api.GET('/api/v1/ladders')) })
}

export const useLadder = (occasion: LadderOccasion) => {
  const api = useApi()
  return useQuery({
    queryKey: ['ladders', occasion],
    queryFn: () => body(api.GET('/api/v1/ladders/{occasion}', { params: { path: { occasion } } })),
  })
}

export const useBook = () => {
  const api = useApi()
  return useQuery({ queryKey: ['ladder-contacts'], queryFn: () => body(api.GET('/api/v1/ladder-contacts')) })
}

/** The book as the models read it: instants and sets instead of texts and lists. */
export const reachOf = ({ posts, rosters, calendar }: Book): { reach: Reachable; calendar: WorkingCalendar } => ({
  reach: {
    posts: posts.map(post => ({
      ...post,
      phoneVerifiedAt: post.phoneVerifiedAt === null ? null : new Date(post.phoneVerifiedAt),
      absences: post.absences.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
    })),
    rosters: rosters.map(roster => ({
      ...roster,
      turns: roster.turns.map(turn => ({ ...turn, from: new Date(turn.from), until: new Date(turn.until) })),
    })),
  },
  calendar: { ...calendar, holidays: new Set(calendar.holidays) },
})

export const useRuns = (filter: { object?: string; occasion?: LadderOccasion; open?: 'yes' | 'no' }) => {
  const api = useApi()
  return useQuery({
    queryKey: ['ladder-runs', filter],
    queryFn: () => body(api.GET('/api/v1/ladder-runs', { params: { query: { limit: 20, ...filter } } })),
  })
}

export const useRun = (id: string | undefined) => {
  const api = useApi()
  return useQuery({
    queryKey: ['ladder-runs', id],
    enabled: id !== undefined,
    queryFn: () => body(api.GET('/api/v1/ladder-runs/{id}', { params: { path: { id: id ?? '' } } })),
    refetchInterval: 30_000,
  })
}

export const useSaveLadder = (occasion: LadderOccasion, onDone: (saved: { seq: number }) => void) => {
  const api = useApi()
  return useAct(
    ({ ladder, after }: { ladder: Ladder; after: number }) =>
      body(
        api.PUT('/api/v1/ladders/{occasion}', {
          params: { path: { occasion } },
          body: { steps: ladder.steps.map(copied), deskEvery: ladder.deskEvery },
          headers: ifMatch(`"${after}"`),
        }),
      ),
    { refreshes: [['ladders']], onDone },
  )
}

type SentStep = LadderPage['steps'][number]

const copied = (step: Ladder['steps'][number]): SentStep =>
  step.kind === 'WAIT'
    ? step
    : { ...step, receivers: [...step.receivers], channels: [...step.channels], duties: [...step.duties] }

const runRefreshes = [['ladder-runs'], ['ladders'], ['home']]

export const useTest = (occasion: LadderOccasion, onDone: (run: { id: string }) => void) => {
  const api = useApi()
  return useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/ladders/{occasion}/tests', { params: { path: { occasion } }, headers: idempotent(key) })),
    { refreshes: runRefreshes, onDone },
  )
}

export const useRecognise = (onDone: (run: { id: string; number: string }) => void) => {
  const api = useApi()
  return useAct(
    (summary: string, key) =>
      body(api.POST('/api/v1/ladder-runs', { body: { summary, tlp: 'TLP:AMBER' }, headers: idempotent(key) })),
    { refreshes: runRefreshes, onDone },
  )
}

export const useAcknowledge = (
  id: string,
  onDone: (answer: { has: { ja: string; en: string } | null; taken: boolean }) => void,
) => {
  const api = useApi()
  return useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/ladder-runs/{id}/acknowledgement', { params: { path: { id } }, headers: idempotent(key) }),
      ),
    { refreshes: runRefreshes, onDone },
  )
}

export const useTelephone = (id: string, said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    async (told: { step: number; person: string }) => {
      await api.PUT('/api/v1/ladder-runs/{id}/telephone', { params: { path: { id } }, body: told })
    },
    { refreshes: runRefreshes, said, onDone },
  )
}

export const useCallCiso = (id: string, said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    async (words: string) => {
      await api.PUT('/api/v1/ladder-runs/{id}/ciso', { params: { path: { id } }, body: { words } })
    },
    { refreshes: runRefreshes, said, onDone },
  )
}

export const useCallDeputies = (id: string, said: string) => {
  const api = useApi()
  return useAct(
    async () => {
      await api.PUT('/api/v1/ladder-runs/{id}/deputies', { params: { path: { id } } })
    },
    { refreshes: runRefreshes, said },
  )
}

export type ChainStepTold = Run['chain'][number]['step']

export const useRecordChain = (id: string, said: string, onDone: () => void) => {
  const api = useApi()
  return useAct(
    ({ step, words }: { step: ChainStepTold; words: string }, key) =>
      body(
        api.POST('/api/v1/ladder-runs/{id}/chain', {
          params: { path: { id } },
          body: { step, words },
          headers: idempotent(key),
        }),
      ),
    { refreshes: runRefreshes, said, onDone },
  )
}

export const useOwnReports = (enabled: boolean) => {
  const api = useApi()
  return useQuery({
    queryKey: ['reports', 'own-for-ladder'],
    enabled,
    queryFn: () => body(api.GET('/api/v1/reports', { params: { query: { limit: 50 } } })),
  })
}

export const useTieReport = (id: string, said: string) => {
  const api = useApi()
  return useAct(
    async (report: string) => {
      await api.PUT('/api/v1/ladder-runs/{id}/report', { params: { path: { id } }, body: { report } })
    },
    { refreshes: runRefreshes, said },
  )
}
