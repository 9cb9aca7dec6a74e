import { coordinator, list, own, type Row } from '../row.ts'

const unknown = '00000000-0000-7000-8000-000000000000'
/** The operator and the peer were asked; the operator has answered with a hit. */
const asked = `${own} peer`
const period = { from: '2026-11-18T00:00:00+09:00', to: '2026-11-20T03:00:00+09:00' }
const [utcFrom, utcTo] = [new Date(period.from).toISOString(), new Date(period.to).toISOString()]
const indicators = [{ value: '198.51.100.24' }]

const run = (name: string, status: number, body?: Row['body'], ending = name): Row => ({
  route: `POST /api/v1/sweeps/{id}/${name}`,
  path: walk => `/sweeps/${walk.sweep}/${ending}`,
  ...(body ? { body } : {}),
  expect: { [status]: coordinator, 401: 'nobody' },
  others: 404,
})

export const sweepsRows: readonly Row[] = [
  {
    route: 'POST /api/v1/sweeps',
    path: () => '/sweeps',
    body: (_, ids) => ({
      title: '点検',
      batch: '解析結果A',
      asked: period,
      indicators,
      audience: { organisations: [ids.OPERATOR] },
    }),
    expect: { 201: `${coordinator} ministry`, 409: 'ministry2', 401: 'nobody' },
    others: 403,
  },
  list('GET /api/v1/sweeps'),
  {
    route: 'GET /api/v1/sweeps/{id}',
    path: walk => `/sweeps/${walk.sweep}`,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 404,
  },
  run('indicators', 201, () => ({ batch: '解析結果B', indicators })),
  {
    route: 'POST /api/v1/sweeps/{id}/indicators/{indicator}/confirmation',
    path: walk => `/sweeps/${walk.sweep}/indicators/${walk.heldIndicator}/confirmation`,
    body: () => ({ reason: '悪用が確認されたため。' }),
    expect: { 204: coordinator, 401: 'nobody' },
    others: 404,
  },
  run('recipients', 201, (_, ids) => ({ audience: { organisations: [ids.BODY] } })),
  run('reminders', 201),
  run('acceptances', 201, (walk, ids) => ({
    organisation: ids.PEER,
    indicators: [walk.soughtIndicator],
    responsible: '早瀬',
    reason: '別の記録で確かめました。',
  })),
  run('recall', 204, () => ({ reason: '誤りのため。' })),
  list('GET /api/v1/sweep-requests'),
  {
    route: 'GET /api/v1/sweep-requests/{id}',
    path: walk => `/sweep-requests/${walk.sweep}`,
    expect: { 200: asked, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/sweep-requests/{id}/answers',
    path: walk => `/sweep-requests/${walk.sweep}/answers`,
    body: () => ({
      answer: {
        format: 1,
        request: 'S-1',
        revision: 1,
        asked: { from: utcFrom, to: utcTo },
        made: utcTo,
        sources: [],
        indicators: [],
        progress: null,
      },
      signature: { key: '0'.repeat(64), value: Buffer.alloc(64).toString('base64') },
      sent: utcTo,
    }),
    expect: { 403: asked, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/sweep-requests/{id}/answers-by-hand',
    path: walk => `/sweep-requests/${walk.sweep}/answers-by-hand`,
    body: walk => ({ covered: period, results: [{ id: walk.soughtIndicator, result: 'NOTHING' }] }),
    expect: { 201: asked, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/sweep-requests/{id}/blocks',
    path: walk => `/sweep-requests/${walk.sweep}/blocks`,
    body: walk => ({ indicators: [walk.soughtIndicator] }),
    expect: { 201: asked, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/sweep-requests/{id}/isolations/{indicator}',
    path: walk => `/sweep-requests/${walk.sweep}/isolations/${walk.soughtIndicator}`,
    body: () => ({ count: 1 }),
    expect: { 204: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/sweep-requests/{id}/terminals/{indicator}',
    path: walk => `/sweep-requests/${walk.sweep}/terminals/${walk.soughtIndicator}`,
    body: () => ({ words: 'KF-0231' }),
    expect: { 204: own, 401: 'nobody' },
    others: 404,
  },
  list('GET /api/v1/sweep-agents'),
  {
    route: 'POST /api/v1/sweep-agents',
    path: () => '/sweep-agents',
    body: () => ({ name: '点検機', publicKey: Buffer.alloc(32, 7).toString('base64') }),
    expect: { 201: 'operatorHead coordinatorHead', 401: 'nobody' },
    others: 403,
  },
  {
    route: 'POST /api/v1/sweep-agents/{id}/revocation',
    path: () => `/sweep-agents/${unknown}/revocation`,
    expect: { 404: 'operatorHead coordinatorHead', 401: 'nobody' },
    others: 403,
  },
]
