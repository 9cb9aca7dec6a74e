import { circle, coordinator, own, type Row } from '../row.ts'

const police = {
  act: 'CONSULTED',
  at: { earliest: null, latest: null, zone: 'Asia/Tokyo', certainty: 'UNKNOWN', wording: '' },
}

export const decisionsRows: readonly Row[] = [
  {
    route: 'GET /api/v1/cases/{id}/outward',
    path: walk => `/cases/${walk.case}/outward`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/outward',
    path: walk => `/reports/${walk.report}/outward`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/cases/{id}/police-records',
    path: walk => `/cases/${walk.case}/police-records`,
    body: () => ({ ...police, content: '相談した。' }),
    expect: { 201: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/police-records',
    path: walk => `/reports/${walk.report}/police-records`,
    body: () => ({ ...police, content: '相談した。' }),
    expect: { 201: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/cases/{id}/large-scale',
    path: walk => `/cases/${walk.strangerCase}/large-scale`,
    body: () => ({ harms: ['LIFE'], stage: 'FEARED', words: '全国の改札' }),
    expect: { 201: `${coordinator} ministry2`, 403: 'stranger', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/outward-tasks/{id}/report',
    path: walk => `/outward-tasks/${walk.largeScale}/report`,
    body: () => ({ content: '全国の改札が止まるおそれがある。' }),
    expect: { 201: 'ministry', 403: `${coordinator} ${own}`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/outward-tasks/{id}/refusal',
    path: walk => `/outward-tasks/${walk.largeScale}/refusal`,
    body: () => ({ reason: '被害のおそれがなくなった。' }),
    expect: { 204: 'ministry', 403: `${coordinator} ${own}`, 401: 'nobody' },
    others: 404,
  },
]
