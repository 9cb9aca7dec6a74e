import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { body } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { useApi } from '../../api/use-api.ts'
import { Loading } from '../../ui/Loading.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'

const pages = {
  notice: '/detection-notices',
  report: '/reports',
  case: '/cases',
  advisory: '/advisories',
  edition: '/inbox',
  alert_request: '/alert-requests',
  sweep: '/sweeps',
  investigation: '/investigations',
  serious_event: '/serious-events',
  directive: '/directives',
} as const

/** A number that somebody said leads to the page of what bears it; one that is hidden reads like one that does not exist. */
export const NumberPage = () => {
  const { number } = useParams({ strict: false })
  const api = useApi()
  const query = useQuery({
    queryKey: ['numbers', number],
    queryFn: () => body(api.GET('/api/v1/numbers/{number}', { params: { path: { number: number ?? '' } } })),
    retry: false,
  })
  if (query.data) return <Navigate to={`${pages[query.data.kind]}/${query.data.id}`} replace />
  return (
    <>
      <PageHead title={number ?? ''} />
      <PageBody>
        {query.error instanceof ProblemError ? <ProblemNote problem={query.error.problem} /> : <Loading />}
      </PageBody>
    </>
  )
}
