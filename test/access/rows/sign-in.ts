import { list, open, type Row } from '../row.ts'

const unknownToken = { token: 'x'.repeat(43) }

export const signInRows: readonly Row[] = [
  open('GET /api/v1/session', '/session', 200),
  open('POST /api/v1/session', '/session', 401, { email: 'nobody@noroshi.example', password: 'wrong' }),
  open('DELETE /api/v1/session', '/session', 204),
  open('GET /api/v1/session/provider', '/session/provider', 404),
  open('GET /api/v1/session/provider/callback', '/session/provider/callback', 404),
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
]
