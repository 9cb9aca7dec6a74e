import { coordinator, own, type Row } from '../row.ts'

/** Posts that run cases or write reports; the others hold no evidence. */
const withoutDuty = 'ceptoar ceptoar2 police headquarters watch'
const host = { from: '2026-11-19T00:00:00Z', to: '2026-11-19T01:00:00Z' }
const window = new URLSearchParams(host).toString()

/** The walk's investigation is the operator's, and no run of it has a result: its own people find none, others find nothing. */
const ofNoResult = (route: string, path: string): Row => ({
  route: `GET /api/v1/investigations/{id}/runs/{seq}${route}`,
  path: walk => `/investigations/${walk.investigation}/runs/1${path}`,
  expect: { 401: 'nobody' },
  others: 404,
})

export const investigationsRows: readonly Row[] = [
  {
    route: 'GET /api/v1/investigations',
    path: () => '/investigations',
    expect: { 403: withoutDuty, 401: 'nobody' },
    others: 200,
  },
  {
    route: 'GET /api/v1/evidence-folders',
    path: () => '/evidence-folders',
    expect: { 401: 'nobody' },
    others: 200,
  },
  {
    route: 'POST /api/v1/investigations',
    path: () => '/investigations',
    body: walk => ({ case: walk.case, title: '不審な通信' }),
    expect: { 201: `${coordinator} ${own} ministry`, 403: withoutDuty, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/investigations/{id}',
    path: walk => `/investigations/${walk.investigation}`,
    expect: { 200: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/investigations/{id}/evidence',
    path: walk => `/investigations/${walk.investigation}/evidence?name=evidence.zip`,
    body: () => Buffer.from('PK'),
    expect: { 200: own, 403: withoutDuty, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/investigations/{id}/runs',
    path: walk => `/investigations/${walk.investigation}/runs`,
    expect: { 409: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/investigations/{id}/runs/{seq}/cancellation',
    path: walk => `/investigations/${walk.investigation}/runs/1/cancellation`,
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/investigations/{id}/words',
    path: walk => `/investigations/${walk.investigation}/words`,
    body: () => ({ kind: 'TERMINAL', subject: 'T-1', verdict: 'confirm', reason: '実機で確認した。' }),
    expect: { 201: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/investigations/{id}/readers',
    path: walk => `/investigations/${walk.investigation}/readers`,
    body: (_, ids) => ({ organisation: ids.COORD }),
    expect: { 201: own, 401: 'nobody' },
    others: 404,
  },
  ofNoResult('/overview', '/overview'),
  ofNoResult('/grid', '/grid'),
  ofNoResult('/minutes', `/minutes?${window}`),
  ofNoResult('/lines', `/lines?${window}`),
  ofNoResult('/files/{name}', '/files/result.json'),
  {
    route: 'POST /api/v1/investigations/{id}/runs/{seq}/advisory',
    path: walk => `/investigations/${walk.investigation}/runs/1/advisory`,
    body: () => ({ indicators: ['x.example'] }),
    expect: { 401: 'nobody' },
    others: 404,
  },
]
