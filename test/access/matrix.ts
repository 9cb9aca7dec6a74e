import type { SeatName } from '../chain.ts'
import type { Walk } from '../walk.ts'

/**
 * Who may do what, written by hand. For every route of the OpenAPI document: a request on the objects of the walk, and
 * the status that each seat must get. Nobody who is not named in a row gets anything but its `others`.
 *
 * The seats and their relation to the walk's report, case and advisory:
 * operator and operatorHead (own; the head may consent), ministry (relays the report, recipient, relays the edition),
 * ceptoar (recipient, relays), peer (recipient of the others' edition), duty, approver, coordinatorHead (coordinator),
 * ministry2, ceptoar2 (of another sector), stranger (another originator), body, police, and nobody (not signed in).
 */
export type Seat = SeatName | 'nobody'

export interface Row {
  route: string
  path: (walk: Walk, ids: Readonly<Record<string, string>>) => string
  body?: (walk: Walk, ids: Readonly<Record<string, string>>) => unknown
  ifMatch?: number
  /** Status by seats, e.g. `{ 200: 'operator ministry' }`. */
  expect: Readonly<Record<number, string>>
  others: number
}

const coordinator = 'duty approver coordinatorHead'
const own = 'operator operatorHead'
const everyone = `${coordinator} ${own} ministry ministry2 ceptoar ceptoar2 peer stranger body police`
const circle = `${coordinator} ${own} ministry`
/** The coordinator asked for consent; only the originator and the coordinator know of it. */
const consentCircle = `${coordinator} ${own}`

const sentence = { summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }
const noDraft = {
  title: '題',
  kind: 'PREVENTION',
  victim: null,
  others: { title: '題', source: '本文', removals: [], requests: [], tlp: 'TLP:GREEN' },
  audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
  purpose: '',
}

const open = (route: string, path: string, status: number, body?: unknown): Row => ({
  route,
  path: () => path,
  ...(body === undefined ? {} : { body: () => body }),
  expect: { [status]: 'nobody' },
  others: status,
})

/** Lists answer everyone with what is theirs; the canary test looks into them. */
const list = (route: string): Row => ({
  route,
  path: () => route.replace('GET /api/v1', ''),
  expect: { 401: 'nobody' },
  others: 200,
})

const unknownToken = { token: 'x'.repeat(43) }

export const rows: readonly Row[] = [
  open('GET /api/v1/session', '/session', 200),
  open('POST /api/v1/session', '/session', 401, { email: 'nobody@noroshi.example', password: 'wrong' }),
  open('DELETE /api/v1/session', '/session', 204),
  open('POST /api/v1/links/look', '/links/look', 410, unknownToken),
  open('POST /api/v1/set-up', '/set-up', 410, {
    ...unknownToken,
    organisation: { ja: '組織', en: 'Organisation' },
    person: { ja: '人', en: 'Person', email: 'a@noroshi.example' },
    title: { ja: '長', en: 'Head' },
    password: 'long enough password',
  }),
  open('POST /api/v1/invitations/accept', '/invitations/accept', 410, {
    ...unknownToken,
    password: 'long enough password',
  }),
  open('POST /api/v1/demonstration/enter', '/demonstration/enter', 410, unknownToken),
  list('GET /api/v1/demonstration/posts'),
  {
    route: 'PUT /api/v1/demonstration/post',
    path: () => '/demonstration/post',
    body: () => ({ post: '00000000-0000-7000-8000-000000000000' }),
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/session/post',
    path: () => '/session/post',
    body: () => ({ post: '00000000-0000-7000-8000-000000000000' }),
    expect: { 401: 'nobody' },
    others: 404,
  },

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

  list('GET /api/v1/home'),
  list('GET /api/v1/inbox'),
  {
    route: 'GET /api/v1/numbers/{number}',
    path: walk => `/numbers/${walk.number}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  list('GET /api/v1/reports'),
  list('GET /api/v1/reports/route'),
  {
    route: 'POST /api/v1/reports',
    path: () => '/reports',
    body: () => ({ content: sentence }),
    // Duty first, then the flow matrix: posts that do not report are told so before the way is looked for.
    expect: { 201: `${own} peer stranger body ministry ministry2`, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/reports/{id}',
    path: walk => `/reports/${walk.report}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/versions',
    path: walk => `/reports/${walk.report}/versions`,
    body: () => ({ kind: 'FOLLOW_UP', content: sentence, after: 1 }),
    expect: { 201: own, 403: `${coordinator} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    // Everyone whom a hop leads to has acknowledged in the walk.
    route: 'PUT /api/v1/reports/{id}/versions/{seq}/receipt',
    path: walk => `/reports/${walk.report}/versions/1/receipt`,
    expect: { 409: `${coordinator} ministry`, 403: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/reports/{id}/versions/{seq}/forwarding',
    path: walk => `/reports/${walk.report}/versions/1/forwarding`,
    body: () => ({ note: '' }),
    expect: { 409: 'ministry', 403: `${coordinator} ${own}`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/versions/{seq}/handlings',
    path: walk => `/reports/${walk.report}/versions/1/handlings`,
    body: () => ({ state: 'RECLASSIFIED', eventClass: 'EV_A_UNAVAIL', reason: '可用性の事象のため' }),
    expect: { 201: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/timeline',
    path: walk => `/reports/${walk.report}/timeline`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/reports/{id}/messages',
    path: walk => `/reports/${walk.report}/messages`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/reports/{id}/messages',
    path: walk => `/reports/${walk.report}/messages`,
    body: () => ({ body: '状況を教えてください。' }),
    expect: { 201: circle, 401: 'nobody' },
    others: 404,
  },

  list('GET /api/v1/cases'),
  {
    route: 'POST /api/v1/cases',
    path: () => '/cases',
    body: walk => ({ report: walk.report, title: '二つ目の事案' }),
    expect: { 409: coordinator, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/cases/{id}',
    path: walk => `/cases/${walk.case}`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PATCH /api/v1/cases/{id}',
    path: walk => `/cases/${walk.case}`,
    body: () => ({ lessons: '教訓' }),
    ifMatch: 2,
    expect: { 200: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/cases/{id}/reports',
    path: walk => `/cases/${walk.case}/reports`,
    body: walk => ({ report: walk.report }),
    expect: { 409: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/cases/{id}/state',
    path: walk => `/cases/${walk.case}/state`,
    body: () => ({ to: 'CONTAINING' }),
    ifMatch: 2,
    expect: { 200: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/cases/{id}/measures',
    path: walk => `/cases/${walk.case}/measures`,
    body: (_, ids) => ({ text: '遮断', ownerOrganisation: ids.OPERATOR }),
    expect: { 201: coordinator, 403: `${own} ministry`, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/cases/{id}/measures/{measure}',
    path: walk => `/cases/${walk.case}/measures/${walk.measure}`,
    body: () => ({ state: 'DOING' }),
    ifMatch: 1,
    expect: { 200: `${coordinator} ${own}`, 403: 'ministry', 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/cases/{id}/timeline',
    path: walk => `/cases/${walk.case}/timeline`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/cases/{id}/messages',
    path: walk => `/cases/${walk.case}/messages`,
    expect: { 200: circle, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/cases/{id}/messages',
    path: walk => `/cases/${walk.case}/messages`,
    body: () => ({ body: '状況を教えてください。' }),
    expect: { 201: circle, 401: 'nobody' },
    others: 404,
  },

  list('GET /api/v1/advisories'),
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
    route: 'PUT /api/v1/advisories/{id}',
    path: walk => `/advisories/${walk.waiting}`,
    body: () => noDraft,
    ifMatch: 2,
    expect: { 200: coordinator, 401: 'nobody' },
    others: 404,
  },
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

  list('GET /api/v1/deliveries'),
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
  ...(['board', 'board.csv'] as const).map(
    (page): Row => ({
      route: `GET /api/v1/editions/{id}/${page}`,
      path: walk => `/editions/${walk.othersEdition}/${page}`,
      expect: { 200: `${coordinator} ministry ministry2 ceptoar peer`, 401: 'nobody' },
      others: 404,
    }),
  ),
]

export const everySeat: readonly Seat[] = [...(everyone.split(' ') as SeatName[]), 'nobody']

export const expectedStatus = (row: Row, seat: Seat): number => {
  const named = Object.entries(row.expect).find(([, seats]) => seats.split(' ').includes(seat))
  return named ? Number(named[0]) : row.others
}
