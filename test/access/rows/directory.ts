import { circle, coordinator, list, own, type Row } from '../row.ts'

export const directoryRows: readonly Row[] = [
  list('GET /api/v1/organisations'),
  {
    route: 'POST /api/v1/organisations',
    path: () => '/organisations',
    body: () => ({
      code: 'NEW',
      publicBody: false,
      names: [{ ja: '新', en: 'New', shortJa: '新', shortEn: 'New', validFrom: '2020-01-01', validUntil: null }],
      kinds: ['CI_OPERATOR'],
      validFrom: '2020-01-01',
    }),
    expect: { 201: 'coordinatorHead', 401: 'nobody' },
    others: 403,
  },
  {
    // An operator is known to itself, to those above it, and to the coordinator.
    route: 'GET /api/v1/organisations/{id}',
    path: (_, ids) => `/organisations/${ids.OPERATOR}`,
    expect: { 200: `${circle} ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/organisations/{id}/people',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/people`,
    body: () => ({
      person: { ja: '森', en: 'Mori', email: 'mori@operator.example' },
      post: { kind: 'WINDOW', title: { ja: '窓口', en: 'Window' }, duties: ['REPORT'] },
    }),
    expect: { 201: 'operatorHead', 403: `${coordinator} operator ministry ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/organisations/{id}/identifiers',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/identifiers`,
    expect: { 200: `${coordinator} ${own}`, 403: 'ministry ceptoar', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/organisations/{id}/identifiers',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/identifiers`,
    body: () => ({ kind: 'DOMAIN', value: 'another.example' }),
    expect: { 201: own, 403: `${coordinator} ministry ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PATCH /api/v1/organisations/{id}',
    path: (_, ids) => `/organisations/${ids.OPERATOR}`,
    body: () => ({ windowPhone: '03-0000-0199' }),
    ifMatch: 1,
    expect: { 200: 'coordinatorHead operatorHead', 403: 'duty approver operator ministry ceptoar', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/organisations/{id}/names',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/names`,
    body: () => ({ ja: '新', en: 'New', shortJa: '新', shortEn: 'New', validFrom: '2026-12-01' }),
    expect: { 201: 'coordinatorHead', 403: `duty approver ${own} ministry ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/organisations/{id}/relations',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/relations`,
    body: (_, ids) => ({
      kind: 'REGULATES',
      direction: 'TO_HERE',
      organisation: ids.MINISTRY2,
      validFrom: '2026-12-01',
    }),
    expect: { 201: 'coordinatorHead', 403: `duty approver ${own} ministry ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/organisations/{id}/relations/{relation}/end',
    path: (walk, ids) => `/organisations/${ids.OPERATOR}/relations/${walk.report}/end`,
    body: () => ({ until: '2026-12-01' }),
    expect: { 403: `duty approver ${own} ministry ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/organisations/{id}/successions',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/successions`,
    expect: { 200: `${circle} ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/organisations/{id}/succession',
    path: (_, ids) => `/organisations/${ids.OPERATOR}/succession`,
    body: (_, ids) => ({ successor: ids.MINISTRY, effectiveOn: '2026-11-19', reason: '統合' }),
    expect: { 201: 'coordinatorHead', 403: `duty approver ${own} ministry ceptoar`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/organisation-imports/preview',
    path: () => '/organisation-imports/preview',
    body: () => ({ csv: 'code' }),
    expect: { 200: 'coordinatorHead', 401: 'nobody' },
    others: 403,
  },
  {
    route: 'POST /api/v1/organisation-imports',
    path: () => '/organisation-imports',
    body: () => ({ csv: 'code' }),
    expect: { 409: 'coordinatorHead', 401: 'nobody' },
    others: 403,
  },
]
