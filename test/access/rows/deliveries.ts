import { coordinator, list, type Row } from '../row.ts'

export const deliveriesRows: readonly Row[] = [
  {
    route: 'GET /api/v1/editions/{id}/direct-sendings',
    path: walk => `/editions/${walk.othersEdition}/direct-sendings`,
    expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
    others: 404,
  },
  {
    // Nobody is past the time in the walk.
    route: 'POST /api/v1/editions/{id}/direct-sendings',
    path: walk => `/editions/${walk.othersEdition}/direct-sendings`,
    body: (_, ids) => ({ tier: ids.MINISTRY2, reason: '応答がないため' }),
    expect: { 409: coordinator, 403: 'ministry ministry2 ceptoar peer', 401: 'nobody' },
    others: 404,
  },
  list('GET /api/v1/deliveries'),
  {
    route: 'GET /api/v1/editions/{id}/rating',
    path: walk => `/editions/${walk.othersEdition}/rating`,
    expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/editions/{id}/rating',
    path: walk => `/editions/${walk.othersEdition}/rating`,
    body: () => ({ rating: 'USEFUL' }),
    // The issuer received nothing.
    expect: { 204: 'ministry ministry2 ceptoar peer', 401: 'nobody' },
    others: 404,
  },
  ...(['', '/delays', '.csv'] as const).map(
    (form): Row => ({
      route: `GET /api/v1/advisory-effects${form}`,
      path: () => `/advisory-effects${form}`,
      expect: { 200: coordinator, 401: 'nobody' },
      others: 403,
    }),
  ),
  {
    route: 'GET /api/v1/editions/{id}/recall',
    path: walk => `/editions/${walk.othersEdition}/recall`,
    expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/editions/{id}/recall',
    path: walk => `/editions/${walk.othersEdition}/recall`,
    body: () => ({ reason: '接続先に誤りがありました。' }),
    expect: { 204: coordinator, 403: 'ministry ministry2 ceptoar peer', 401: 'nobody' },
    others: 404,
  },
  {
    // Nobody has asked for it yet, or only in a transaction that was rolled back.
    route: 'POST /api/v1/editions/{id}/recall/confirmation',
    path: walk => `/editions/${walk.othersEdition}/recall/confirmation`,
    body: () => ({ askedAt: '2026-11-20T03:07:00+09:00' }),
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    // The stranger is an operator too: it is among the recipients, and its own ministry has not passed it on yet.
    route: 'GET /api/v1/editions/{id}',
    path: walk => `/editions/${walk.othersEdition}`,
    expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/editions/{id}/acknowledgement',
    path: walk => `/editions/${walk.othersEdition}/acknowledgement`,
    expect: { 201: 'ministry2 peer', 409: 'ministry ceptoar', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/editions/{id}/assessment',
    path: walk => `/editions/${walk.othersEdition}/assessment`,
    body: () => ({ assessment: 'NOT_AFFECTED' }),
    // Who has not acknowledged has no second version of an answer to change.
    ifMatch: 2,
    expect: { 200: 'ministry ceptoar', 412: 'ministry2 peer', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/editions/{id}/action',
    path: walk => `/editions/${walk.othersEdition}/action`,
    body: () => ({ action: '遮断した。' }),
    ifMatch: 2,
    expect: { 409: 'ministry ceptoar', 412: 'ministry2 peer', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/editions/{id}/threads',
    path: walk => `/editions/${walk.othersEdition}/threads`,
    expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
    others: 404,
  },
  // No other recipient is a party of the conversation.
  {
    route: 'GET /api/v1/deliveries/{id}/messages',
    path: walk => `/deliveries/${walk.thread}/messages`,
    expect: { 200: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/deliveries/{id}/messages',
    path: walk => `/deliveries/${walk.thread}/messages`,
    body: () => ({ body: '確認しています。' }),
    expect: { 201: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/deliveries/{id}/attachments',
    path: walk => `/deliveries/${walk.thread}/attachments`,
    expect: { 200: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  ...(['board', 'board.csv', 'recipients'] as const).map(
    (page): Row => ({
      route: `GET /api/v1/editions/{id}/${page}`,
      path: walk => `/editions/${walk.othersEdition}/${page}`,
      expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
      others: 404,
    }),
  ),
]
