import { coordinator, everyone, list, type Row } from '../row.ts'

/** Who answers for mail addresses: the coordinator's desk, and administrators for their own organisation. */
const menders = `${coordinator} operatorHead`

export const notificationsRows: readonly Row[] = [
  {
    route: 'GET /api/v1/mail-troubles',
    path: () => '/mail-troubles',
    expect: { 200: menders, 401: 'nobody' },
    others: 403,
  },
  {
    // No such letter: whoever may not mend is refused before that is said.
    route: 'POST /api/v1/mail-troubles/{id}/again',
    path: () => '/mail-troubles/0197a000-0000-7000-8000-000000000000/again',
    expect: { 404: menders, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'PUT /api/v1/mail-troubles/{id}/settled',
    path: () => '/mail-troubles/0197a000-0000-7000-8000-000000000000/settled',
    expect: { 404: menders, 401: 'nobody' },
    others: 403,
  },
  list('GET /api/v1/notices'),
  {
    route: 'PUT /api/v1/notices/seen',
    path: () => '/notices/seen',
    expect: { 204: everyone, 401: 'nobody' },
    others: 403,
  },
  list('GET /api/v1/me/notice-wishes'),
  {
    route: 'PUT /api/v1/me/notice-wishes',
    path: () => '/me/notice-wishes',
    body: () => ({ language: 'ja', digestAt: [540], choices: [] }),
    expect: { 204: everyone, 401: 'nobody' },
    others: 403,
  },
  {
    route: 'GET /api/v1/relay-troubles',
    path: () => '/relay-troubles',
    expect: { 200: menders, 401: 'nobody' },
    others: 403,
  },
  {
    // It arrived long ago: nobody sends it again.
    route: 'POST /api/v1/relay-troubles/{id}/{seq}/again',
    path: walk => `/relay-troubles/${walk.report}/1/again`,
    expect: { 404: menders, 401: 'nobody' },
    others: 403,
  },
]
