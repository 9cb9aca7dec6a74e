import { circle, coordinator, list, own, type Row, sentence } from '../row.ts'

export const reportsRows: readonly Row[] = [
  list('GET /api/v1/reports'),
  list('GET /api/v1/reports/route'),
  {
    route: 'POST /api/v1/reports',
    path: () => '/reports',
    body: () => ({ content: sentence }),
    // Duty first, then the flow matrix: posts that do not report are told so before the way is looked for.
    expect: { 201: `${own} peer stranger body ministry ministry2`, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/reports/{id}',
    path: walk => `/reports/${walk.report}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/versions',
    path: walk => `/reports/${walk.report}/versions`,
    body: () => ({ kind: 'FOLLOW_UP', content: sentence, after: 1 }),
    expect: { 201: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    // Everyone whom a hop leads to has acknowledged in the walk.
    route: 'PUT /api/v1/reports/{id}/versions/{seq}/receipt',
    path: walk => `/reports/${walk.report}/versions/1/receipt`,
    expect: { 409: `${coordinator} ministry`, 403: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/reports/{id}/versions/{seq}/forwarding',
    path: walk => `/reports/${walk.report}/versions/1/forwarding`,
    body: () => ({ note: '' }),
    expect: { 409: 'ministry', 403: `${coordinator} ${own}`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/versions/{seq}/handlings',
    path: walk => `/reports/${walk.report}/versions/1/handlings`,
    body: () => ({ state: 'RECLASSIFIED', eventClass: 'EV_A_UNAVAIL', reason: '可用性の事象のため' }),
    expect: { 201: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/timeline',
    path: walk => `/reports/${walk.report}/timeline`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/messages',
    path: walk => `/reports/${walk.report}/messages`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/messages',
    path: walk => `/reports/${walk.report}/messages`,
    body: () => ({ body: '状況を教えてください。' }),
    expect: { 201: circle, 401: 'nobody' },
    others: 404,
  },
]
