import { coordinator, list, type Row } from '../row.ts'

/** The watch alone sees what its sensors saw. */
const watchOnly = (route: string, status: number, rest: Partial<Row> = {}): Row => ({
  route,
  path: () => route.replace(/^\w+ \/api\/v1/, ''),
  expect: { [status]: 'watch', 401: 'nobody' },
  others: 403,
  ...rest,
})

const holders = `${coordinator} watch ministry`

export const noticesRows: readonly Row[] = [
  watchOnly('POST /api/v1/detections', 201, {
    body: () => ({
      lines: '{"timestamp":"2026-11-20T02:51:00+09:00","signature":"beacon","src":"10.1.2.4","dst":"203.0.113.9"}',
    }),
  }),
  watchOnly('GET /api/v1/detections', 200),
  watchOnly('POST /api/v1/detections/dismissals', 409, {
    body: walk => ({ detections: [walk.detection], reason: '試験' }),
  }),
  watchOnly('DELETE /api/v1/detections/{id}/dismissal', 404, {
    path: walk => `/detections/${walk.detection}/dismissal`,
  }),
  watchOnly('GET /api/v1/sensors', 200),
  watchOnly('PUT /api/v1/sensors/{id}', 204, {
    path: walk => `/sensors/${walk.sensor}`,
    body: (_, ids) => ({ segment: '本部', networkOf: ids.MINISTRY2 }),
  }),
  list('GET /api/v1/detection-notices'),
  watchOnly('GET /api/v1/detection-notices/windows', 200),
  watchOnly('POST /api/v1/detection-notices', 409, {
    body: (walk, ids) => ({ detections: [walk.detection], to: ids.MINISTRY2, title: '通信', words: '検知した。' }),
  }),
  {
    route: 'GET /api/v1/detection-notices/{id}',
    path: walk => `/detection-notices/${walk.notice}`,
    expect: { 200: holders, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/detection-notices/{id}/acts',
    path: walk => `/detection-notices/${walk.notice}/acts`,
    body: () => ({ act: 'ACKNOWLEDGE' }),
    ifMatch: 1,
    expect: { 201: 'ministry', 403: `${coordinator} watch`, 401: 'nobody' },
    others: 404,
  },
]
