import { circle, list, type Row } from '../row.ts'

export const homeRows: readonly Row[] = [
  list('GET /api/v1/home'),
  list('GET /api/v1/inbox'),
  {
    route: 'GET /api/v1/numbers/{number}',
    path: walk => `/numbers/${walk.number}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
]
