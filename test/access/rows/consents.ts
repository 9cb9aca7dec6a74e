import { consentCircle, list, type Row } from '../row.ts'

export const consentsRows: readonly Row[] = [
  list('GET /api/v1/consents'),
  {
    route: 'GET /api/v1/consents/{id}',
    path: walk => `/consents/${walk.openConsent}`,
    expect: { 200: consentCircle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/consents/{id}/answer',
    path: walk => `/consents/${walk.openConsent}/answer`,
    body: () => ({ verdict: 'GRANTED' }),
    // Who asked cannot answer, and is not even told that there would be an answer to give.
    expect: { 201: 'operatorHead', 403: 'operator', 401: 'nobody' },
    others: 404,
  },
]
