import { coordinator, list, type Row } from '../row.ts'

const circle = `${coordinator} ministry`

export const alertRequestsRows: readonly Row[] = [
  {
    route: 'POST /api/v1/alert-requests',
    path: () => '/alert-requests',
    body: (_, ids) => ({ title: '注意喚起', body: '点検を促してください。', organisations: [ids.MINISTRY] }),
    expect: { 201: coordinator, 401: 'nobody' },
    others: 403,
  },
  list('GET /api/v1/alert-requests'),
  {
    route: 'GET /api/v1/alert-requests/{id}',
    path: walk => `/alert-requests/${walk.alertRequest}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/alert-requests/{id}/receipt',
    path: walk => `/alert-requests/${walk.alertRequest}/receipt`,
    expect: { 201: 'ministry', 403: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/alert-requests/{id}/warning',
    path: walk => `/alert-requests/${walk.alertRequest}/warning`,
    body: () => ({ operators: 2 }),
    ifMatch: 1,
    expect: { 204: 'ministry', 403: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/alert-requests/{id}/refusal',
    path: walk => `/alert-requests/${walk.alertRequest}/refusal`,
    body: () => ({ reason: '対象の事業者がいません。' }),
    ifMatch: 1,
    expect: { 204: 'ministry', 403: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/alert-requests/{id}/reminders',
    path: walk => `/alert-requests/${walk.alertRequest}/reminders`,
    expect: { 201: coordinator, 403: 'ministry', 401: 'nobody' },
    others: 404,
  },
]
