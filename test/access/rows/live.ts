import { coordinator, everyone, list, own, type Row } from '../row.ts'

const begun = { kind: 'FIRST', content: { summary: '書きかけ' } }
/** Posts that write reports. */
const reporting = 'operator operatorHead ministry ministry2 peer stranger body'

export const liveRows: readonly Row[] = [
  // A stream never ends; the same request with wait=false passes the same doors and ends (ADR 0013).
  { route: 'GET /api/v1/live', path: () => '/live?wait=false', expect: { 200: everyone }, others: 401 },
  list('GET /api/v1/report-drafts'),
  {
    route: 'POST /api/v1/report-drafts',
    path: () => '/report-drafts',
    body: () => begun,
    expect: { 201: reporting, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/report-drafts/{id}',
    path: walk => `/report-drafts/${walk.draft}`,
    expect: { 200: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/report-drafts/{id}',
    path: walk => `/report-drafts/${walk.draft}`,
    body: () => ({ content: { summary: '書きかけ' } }),
    ifMatch: 1,
    expect: { 200: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'DELETE /api/v1/report-drafts/{id}',
    path: walk => `/report-drafts/${walk.draft}`,
    expect: { 204: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/report-drafts/{id}/restoration',
    path: walk => `/report-drafts/${walk.draft}/restoration`,
    expect: { 204: own, 401: 'nobody' },
    others: 404,
  },
  ...(['PUT', 'DELETE'] as const).flatMap((method): Row[] => {
    const status = method === 'PUT' ? 200 : 204
    const row = (path: string, id: (walk: Parameters<Row['path']>[0]) => string, seats: string): Row => ({
      route: `${method} /api/v1/${path}/{id}/presence`,
      path: walk => `/${path}/${id(walk)}/presence`,
      expect: { [status]: seats, 401: 'nobody' },
      others: 404,
    })
    return [
      row('report-drafts', walk => walk.draft, own),
      row('advisories', walk => walk.waiting, coordinator),
      row('cases', walk => walk.case, `${coordinator} ${own} ministry`),
    ]
  }),
]
