import { coordinator, list, type Row } from '../row.ts'

/** Every planted word begins like this: the canary test looks for them in what outsiders are answered. */
export const searchRows: readonly Row[] = [
  {
    ...list('GET /api/v1/search'),
    path: () => `/search?text=${encodeURIComponent('CANARY')}`,
  },
  list('GET /api/v1/filters'),
  {
    route: 'POST /api/v1/filters',
    path: () => '/filters',
    body: () => ({ page: 'cases', name: '期限超過', parameters: { quick: 'overdue' } }),
    expect: { 401: 'nobody' },
    others: 201,
  },
  {
    route: 'PUT /api/v1/filters/{id}',
    path: walk => `/filters/${walk.filter}`,
    body: () => ({ name: '別名', parameters: {}, shared: true }),
    ifMatch: 1,
    expect: { 200: 'duty', 403: 'approver coordinatorHead', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'DELETE /api/v1/filters/{id}',
    path: walk => `/filters/${walk.filter}`,
    expect: { 204: 'duty coordinatorHead', 403: 'approver', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/filters/{id}/pin',
    path: walk => `/filters/${walk.filter}/pin`,
    body: () => ({ pinned: true }),
    expect: { 200: coordinator, 401: 'nobody' },
    others: 404,
  },
]
