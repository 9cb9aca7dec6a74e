import { circle, consentCircle, coordinator, list, own, type Row } from '../row.ts'

export const attachmentsRows: readonly Row[] = [
  {
    // Every seat has a duty in whose course files come; what carries them asks its own policy.
    route: 'POST /api/v1/attachments',
    path: () => '/attachments?name=record.txt',
    body: () => Buffer.from('10:28 通信'),
    expect: { 401: 'nobody' },
    others: 201,
  },
  list('GET /api/v1/attachments'),
  {
    route: 'GET /api/v1/attachments/{id}/content',
    path: walk => `/attachments/${walk.attachment}/content`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    // It was sent: it can be withdrawn, and stays.
    route: 'DELETE /api/v1/attachments/{id}',
    path: walk => `/attachments/${walk.attachment}`,
    expect: { 409: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/attachments/{id}/withdrawal',
    path: walk => `/attachments/${walk.attachment}/withdrawal`,
    body: () => ({ reason: '別のファイルを添付したため' }),
    expect: { 204: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/attachments',
    path: walk => `/reports/${walk.report}/attachments`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    // Whoever has the edition, as far as it has been passed on; the originator has none.
    route: 'GET /api/v1/editions/{id}/attachments',
    path: walk => `/editions/${walk.othersEdition}/attachments`,
    expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/consents/{id}/attachments',
    path: walk => `/consents/${walk.openConsent}/attachments`,
    expect: { 200: consentCircle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/cases/{id}/attachments',
    path: walk => `/cases/${walk.case}/attachments`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    // Those who may attach have no upload of that id: nobody sends another's file.
    route: 'POST /api/v1/cases/{id}/attachments',
    path: walk => `/cases/${walk.case}/attachments`,
    body: walk => ({ attachments: [walk.attachment] }),
    expect: { 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
]
