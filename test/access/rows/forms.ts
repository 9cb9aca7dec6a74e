import { circle, coordinator, list, own, type Row } from '../row.ts'

const form = {
  ja: '試験の様式',
  en: 'A form for the test',
  validFrom: null,
  validUntil: null,
  verified: false,
  source: '',
  sections: [{ code: 'all', ja: '全体', en: 'All', fields: [] }],
  offices: [],
}
const filled = '/forms/NOROSHI-REPORT'
const sheet = () => Buffer.from('様式コード,,NOROSHI-REPORT,1\nsummary,,改札が止まった。\n')
const reporters = `${own} peer stranger body ministry ministry2`

export const formsRows: readonly Row[] = [
  list('GET /api/v1/forms'),
  {
    route: 'PUT /api/v1/forms/{code}',
    path: () => '/forms/TEST',
    body: () => form,
    ifMatch: 0,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/forms/{code}/blank',
    path: () => '/forms/NOROSHI-REPORT/blank?medium=CSV',
    expect: { 401: 'nobody' },
    others: 200,
  },
  {
    route: 'GET /api/v1/reports/{id}/forms',
    path: walk => `/reports/${walk.report}/forms`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/cases/{id}/forms',
    path: walk => `/cases/${walk.case}/forms`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/reports/{id}/facts/{fact}',
    path: walk => `/reports/${walk.report}/facts/PERSONAL_DATA`,
    body: () => ({ answer: 'YES' }),
    expect: { 204: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/forms/{code}',
    path: walk => `/reports/${walk.report}${filled}`,
    expect: { 200: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/reports/{id}/forms/{code}',
    path: walk => `/reports/${walk.report}${filled}`,
    body: () => ({ answers: { place: '中央駅' } }),
    ifMatch: 1, // the walk has answered once
    expect: { 200: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/forms/{code}/exports',
    path: walk => `/reports/${walk.report}${filled}/exports`,
    body: () => ({ medium: 'CSV' }),
    expect: { 201: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    // Sent to the police, and not to be shared: the coordinator knows nothing of it.
    route: 'GET /api/v1/form-exports/{id}/content',
    path: walk => `/form-exports/${walk.formExport}/content`,
    expect: { 200: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/form-exports/{id}/sending',
    path: walk => `/form-exports/${walk.formExport}/sending`,
    body: () => ({ sentAt: '2020-01-01T00:00:00.000Z', sentTo: '警察署', consent: 'REFUSED' }),
    expect: { 409: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/form-imports/preview',
    path: () => '/form-imports/preview',
    body: sheet,
    expect: { 200: reporters, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'POST /api/v1/form-imports',
    path: () => '/form-imports',
    body: sheet,
    expect: { 201: reporters, 401: 'nobody' },
    others: 403,
  },
]
