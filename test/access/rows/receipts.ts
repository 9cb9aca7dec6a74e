import { own, type Row } from '../row.ts'

export const receiptsRows: readonly Row[] = [
  {
    // The walk is not sealed: whoever acted is told to wait, everyone else learns nothing.
    route: 'GET /api/v1/receipts/{act}/{id}',
    path: walk => `/receipts/submission/${walk.report}`,
    expect: { 409: own, 401: 'nobody' },
    others: 404,
  },
]
