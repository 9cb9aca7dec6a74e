import { circle, coordinator, list, type Row } from '../row.ts'

const regime = {
  ja: '試験の制度',
  en: 'A regime for the test',
  validFrom: '2026-01-01',
  validUntil: null,
  applies: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
  stages: [{ stage: 'EARLY_WARNING', amount: 24, unit: 'HOURS', from: 'RECOGNITION' }],
  calendar: 'JP',
  source: '',
  verified: false,
  example: true,
}
const holidays = '/calendars/JP/holidays'

export const regimesRows: readonly Row[] = [
  list('GET /api/v1/regimes'),
  {
    // Whoever may not read a report learns of no clock on it.
    route: 'GET /api/v1/report-clocks',
    path: walk => `/report-clocks?reports=${walk.report}`,
    expect: { 401: 'nobody' },
    others: 200,
  },
  {
    route: 'PUT /api/v1/regimes/{code}',
    path: () => '/regimes/TEST',
    body: () => regime,
    ifMatch: 0,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/reports/{id}/deadlines',
    path: walk => `/reports/${walk.report}/deadlines`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/calendars/{calendar}/holidays',
    path: () => holidays,
    expect: { 401: 'nobody' },
    others: 200,
  },
  {
    route: 'PUT /api/v1/calendars/{calendar}/holidays/{day}',
    path: () => `${holidays}/2026-07-20`,
    body: () => ({ ja: '海の日', en: 'Marine Day' }),
    expect: { 204: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'DELETE /api/v1/calendars/{calendar}/holidays/{day}',
    path: () => `${holidays}/2026-11-23`,
    expect: { 204: coordinator, 401: 'nobody' },
    others: 403,
  },
]
