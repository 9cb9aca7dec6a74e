import { everyone, list, own, type Row } from '../row.ts'

const ladder = {
  steps: [
    {
      kind: 'NOTIFY',
      receivers: [
        { kind: 'DUTY', duty: 'RECEIVE' },
        { kind: 'POST_KIND', post: 'WINDOW' },
        { kind: 'DUTY', duty: 'REPORT' },
      ],
      withDeputies: false,
      channels: ['SCREEN'],
      duties: [],
      responsible: true,
    },
  ],
  deskEvery: 10,
}
const heads = 'coordinatorHead operatorHead'
const roster = { ja: '当番', en: 'Roster', turns: [] }
const nowhere = '00000000-0000-7000-8000-00000000abcd'

/** Everybody but the coordinator, whose notices and advisories they are, keeps ladders of its own house. */
export const laddersRows: readonly Row[] = [
  list('GET /api/v1/ladders'),
  list('GET /api/v1/ladder-contacts'),
  {
    route: 'GET /api/v1/ladders/{occasion}',
    path: () => '/ladders/NOTICE_RECEIVED',
    expect: { 401: 'nobody' },
    others: 200,
  },
  {
    route: 'PUT /api/v1/ladders/{occasion}',
    path: () => '/ladders/NOTICE_RECEIVED',
    body: () => ladder,
    ifMatch: 0,
    // The post that only reports is nobody at the coordinator, where the step still calls its window.
    expect: { 200: heads, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'POST /api/v1/ladders/{occasion}/tests',
    path: () => '/ladders/NOTICE_RECEIVED/tests',
    expect: { 201: heads, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'PUT /api/v1/ladder-contacts/{id}',
    path: walk => `/ladder-contacts/${walk.operatorPost}`,
    body: () => ({ phone: '03-0000-0142', deputy: null, superior: null, ownsSystems: false }),
    ifMatch: 0,
    expect: { 204: 'operatorHead', 403: 'operator', 401: 'nobody' },
    others: 404,
  },
  {
    // No number has been entered yet.
    route: 'PUT /api/v1/ladder-contacts/{id}/verification',
    path: walk => `/ladder-contacts/${walk.operatorPost}/verification`,
    expect: { 409: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/ladder-contacts/{id}/absences',
    path: walk => `/ladder-contacts/${walk.operatorPost}/absences`,
    body: () => ({ from: '2026-12-28T15:00:00.000Z', until: '2027-01-03T15:00:00.000Z' }),
    expect: { 201: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'DELETE /api/v1/absences/{id}',
    path: () => `/absences/${nowhere}`,
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/duty-rosters',
    path: () => '/duty-rosters',
    body: () => roster,
    expect: { 201: heads, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'PUT /api/v1/duty-rosters/{id}',
    path: () => `/duty-rosters/${nowhere}`,
    body: () => roster,
    ifMatch: 1,
    expect: { 401: 'nobody' },
    others: 404,
  },
  list('GET /api/v1/ladder-runs'),
  {
    route: 'POST /api/v1/ladder-runs',
    path: () => '/ladder-runs',
    body: () => ({ summary: '見知らぬ通信がある。' }),
    expect: { 201: everyone, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/ladder-runs/{id}',
    path: walk => `/ladder-runs/${walk.ladderRun}`,
    expect: { 200: own, 401: 'nobody' },
    others: 404,
  },
  {
    // No worker runs in the walk: nobody has been called.
    route: 'POST /api/v1/ladder-runs/{id}/acknowledgement',
    path: walk => `/ladder-runs/${walk.ladderRun}/acknowledgement`,
    expect: { 403: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/ladder-runs/{id}/telephone',
    path: walk => `/ladder-runs/${walk.ladderRun}/telephone`,
    body: () => ({ step: 0, person: nowhere }),
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    // The operator has no CISO.
    route: 'PUT /api/v1/ladder-runs/{id}/ciso',
    path: walk => `/ladder-runs/${walk.ladderRun}/ciso`,
    body: () => ({}),
    expect: { 409: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/ladder-runs/{id}/deputies',
    path: walk => `/ladder-runs/${walk.ladderRun}/deputies`,
    expect: { 409: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/ladder-runs/{id}/chain',
    path: walk => `/ladder-runs/${walk.ladderRun}/chain`,
    body: () => ({ step: 'STAFF_TO_HEAD', words: '' }),
    expect: { 201: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'PUT /api/v1/ladder-runs/{id}/report',
    path: walk => `/ladder-runs/${walk.ladderRun}/report`,
    body: walk => ({ report: walk.report }),
    expect: { 204: own, 401: 'nobody' },
    others: 404,
  },
  {
    route: 'GET /api/v1/webhooks',
    path: () => '/webhooks',
    expect: { 200: heads, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'POST /api/v1/webhooks',
    path: () => '/webhooks',
    body: () => ({ label: '当直の端末', url: 'https://alarm.example/hooks' }),
    expect: { 201: heads, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'DELETE /api/v1/webhooks/{id}',
    path: () => `/webhooks/${nowhere}`,
    expect: { 401: 'nobody' },
    others: 404,
  },
  {
    route: 'POST /api/v1/channel-callbacks/{token}',
    path: () => `/channel-callbacks/${nowhere}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`,
    body: () => ({ result: 'ANSWERED' }),
    expect: {},
    others: 404,
  },
]
