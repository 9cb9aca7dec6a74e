import { useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { systemClock } from '../../src/kernel/clock.ts'
import { type Api, body } from '../api/client.ts'
import { serverNow, setByServer } from './server-clock.ts'
import { sessionOf } from './session.ts'

const askEvery = 60_000

/** Asks who is here and what time it is; `now` is exact where the Date header has whole seconds only. */
const askSession = async (api: Api) => {
  const asked = systemClock.now()
  const answer = await body(api.GET('/api/v1/session'))
  setByServer(new Date(answer.now), asked, systemClock.now(), answer.scenario)
  return answer
}

/** The session, asked again every minute: its silence is what the black strip reports. Null: nobody is signed in. */
export const useSession = () => {
  const { api } = useRouteContext({ from: '__root__' })
  const query = useQuery({
    queryKey: ['session'],
    queryFn: () => askSession(api),
    refetchInterval: askEvery,
    select: sessionOf,
  })
  const lost = !!query.data && (query.failureCount > 0 || query.isPaused || query.isError)
  return { ...query, staleSince: lost ? serverNow(new Date(query.dataUpdatedAt)) : undefined }
}

/** Who acts: ids, duties and posts, for the policies that run in the browser as well. */
export const useActor = () => {
  const { api } = useRouteContext({ from: '__root__' })
  return useQuery({ queryKey: ['session'], queryFn: () => askSession(api), select: answer => answer.actor }).data
}
