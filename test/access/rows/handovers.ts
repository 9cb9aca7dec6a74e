import { everyone, list, type Row } from '../row.ts'

const nowhere = '0197a000-0000-7000-8000-000000000000'

/** Every seat receives: each organisation has handovers of its own, and knows of no others. */
export const handoversRows: readonly Row[] = [
  list('GET /api/v1/handovers'),
  list('GET /api/v1/handovers/next'),
  {
    route: 'POST /api/v1/handovers',
    path: () => '/handovers',
    body: () => ({ note: '' }),
    expect: { 201: everyone, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/handovers/{id}',
    path: () => `/handovers/${nowhere}`,
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/handovers/{id}/note',
    path: () => `/handovers/${nowhere}/note`,
    body: () => ({ note: '' }),
    ifMatch: 1,
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/handovers/{id}/acceptance',
    path: () => `/handovers/${nowhere}/acceptance`,
    expect: { 401: 'nobody' },
    others: 404,
  },
]
