import { coordinator, list, type Row } from '../row.ts'

const noDraft = {
  title: '題',
  kind: 'PREVENTION',
  victim: null,
  others: { title: '題', source: '本文', removals: [], requests: [], tlp: 'TLP:GREEN' },
  audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
  purpose: '',
}

const template = {
  kind: 'ALERT',
  language: 'ja',
  name: 'ひな形',
  content: { others: { title: '', source: '{概要}', requests: [] }, victim: null },
  retired: false,
}

export const advisoriesRows: readonly Row[] = [
  list('GET /api/v1/advisories'),
  {
    route: 'GET /api/v1/advisory-templates',
    path: () => '/advisory-templates',
    expect: { 200: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'PUT /api/v1/advisory-templates/{code}',
    path: () => '/advisory-templates/TEST',
    body: () => template,
    ifMatch: 0,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'POST /api/v1/advisories',
    path: () => '/advisories',
    body: () => ({ case: null, content: noDraft }),
    expect: { 201: coordinator, 401: 'nobody' },
    others: 403,
  },
  ...(['', '/revisions'] as const).map(
    (part): Row => ({
      // Not even the victim and the recipients see the draft: they have their editions.
      route: `GET /api/v1/advisories/{id}${part}`,
      path: walk => `/advisories/${walk.waiting}${part}`,
      expect: { 200: coordinator, 401: 'nobody' },
      others: 404,
    }),
  ),
  {
    route: 'GET /api/v1/advisories/{id}/as-recipient',
    path: (walk, ids) => `/advisories/${walk.waiting}/as-recipient?organisation=${ids.PEER}`,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/advisories/{id}/correction',
    path: walk => `/advisories/${walk.advisory}/correction`,
    expect: { 201: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/advisories/{id}',
    path: walk => `/advisories/${walk.waiting}`,
    body: () => noDraft,
    ifMatch: 2,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/advisories/{id}/files',
    path: walk => `/advisories/${walk.waiting}/files`,
    body: walk => ({ attachments: [walk.attachment] }), // sent long ago: nobody's waiting upload
    ifMatch: 2,
    expect: { 401: 'nobody' },
    others: 404,
  },
  ...(['look', 'removal'] as const).map(
    (act): Row => ({
      route: `PUT /api/v1/advisories/{id}/files/{file}/${act}`,
      path: walk => `/advisories/${walk.waiting}/files/${walk.attachment}/${act}`,
      ifMatch: 2,
      expect: { 401: 'nobody' },
      others: 404,
    }),
  ),
  {
    route: 'POST /api/v1/advisories/{id}/proposal',
    path: walk => `/advisories/${walk.waiting}/proposal`,
    body: () => ({ text: '本文' }),
    expect: { 200: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/advisories/{id}/consent',
    path: walk => `/advisories/${walk.waiting}/consent`,
    ifMatch: 2,
    expect: { 409: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/advisories/{id}/review',
    path: walk => `/advisories/${walk.waiting}/review`,
    ifMatch: 2,
    expect: { 409: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/advisories/{id}/return',
    path: walk => `/advisories/${walk.waiting}/return`,
    body: () => ({ reason: '表現を直してください。' }),
    ifMatch: 2,
    // The author may take it back, the second person may return it.
    expect: { 204: coordinator, 401: 'nobody' },
    others: 404,
  },
  {
    // Its consent is not answered: even the second person is refused, and the author for being the author.
    route: 'POST /api/v1/advisories/{id}/release',
    path: walk => `/advisories/${walk.waiting}/release`,
    ifMatch: 2,
    expect: { 409: 'approver coordinatorHead', 403: 'duty', 401: 'nobody' },
    others: 404,
  },
]
