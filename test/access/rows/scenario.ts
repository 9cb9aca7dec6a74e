import type { Row } from '../row.ts'

/** The walk is real use: there is no scenario time, and whoever may not set it is refused before that is said. */
export const scenarioRows: readonly Row[] = [
  { route: 'GET /api/v1/scenario', path: () => '/scenario', expect: { 401: 'nobody' }, others: 404 },
  {
    route: 'PUT /api/v1/scenario',
    path: () => '/scenario',
    body: () => ({ paused: true }),
    expect: { 404: 'coordinatorHead', 401: 'nobody' },
    others: 403,
  },
]
