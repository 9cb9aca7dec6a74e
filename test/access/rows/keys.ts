import { list, type Row } from '../row.ts'

const unknown = '00000000-0000-7000-8000-000000000000'
const lastDay = '2027-01-31'

/** API keys: everyone their own, an administrator the organisation's. */
export const keysRows: readonly Row[] = [
  list('GET /api/v1/me/keys'),
  {
    route: 'POST /api/v1/me/keys',
    path: () => '/me/keys',
    body: () => ({ label: 'key', scopes: ['READ_REPORTS'], lastDay }),
    expect: { 401: 'nobody' },
    others: 201,
  },
  {
    route: 'POST /api/v1/me/keys/{id}/rotation',
    path: () => `/me/keys/${unknown}/rotation`,
    body: () => ({ lastDay }),
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'DELETE /api/v1/keys/{id}',
    path: () => `/keys/${unknown}`,
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/keys',
    path: () => '/keys',
    expect: { 401: 'nobody', 200: 'coordinatorHead operatorHead' },
    others: 403,
  },
]
