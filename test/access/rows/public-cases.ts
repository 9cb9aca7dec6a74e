import { circle, coordinator, list, own, type Row } from '../row.ts'

export const publicCasesRows: readonly Row[] = [
  {
    route: 'POST /api/v1/public-cases',
    path: () => '/public-cases',
    body: (_, ids) => ({
      organisation: ids.OPERATOR,
      title: '報道',
      pressUrl: 'https://press.example/a',
      knownOn: '2026-11-19',
      known: '止まったと報じられた。',
    }),
    expect: { 201: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/public-cases/months',
    path: () => '/public-cases/months',
    expect: { 200: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/cases/{id}/public-source',
    path: walk => `/cases/${walk.case}/public-source`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  list('GET /api/v1/report-invitations'),
  {
    route: 'GET /api/v1/report-invitations/{id}',
    path: walk => `/report-invitations/${walk.invitation}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/report-invitations/{id}/refusal',
    path: walk => `/report-invitations/${walk.invitation}/refusal`,
    body: () => ({ reason: '他社の設備です。' }),
    expect: { 204: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/report-invitations/{id}/reminders',
    path: walk => `/report-invitations/${walk.invitation}/reminders`,
    body: () => ({}),
    expect: { 201: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
]
