import { list, open, type Row } from '../row.ts'

const unknown = '00000000-0000-7000-8000-000000000000'
const credential = { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: 'x' } }
const administrators = 'coordinatorHead operatorHead'

const own = (route: string, path: string, status: number, body?: unknown): Row => ({
  route,
  path: () => path,
  ...(body === undefined ? {} : { body: () => body }),
  expect: { 401: 'nobody' },
  others: status,
})

const administered = (route: string, path: string, status: number, body?: unknown): Row => ({
  route,
  path: () => path,
  ...(body === undefined ? {} : { body: () => body }),
  expect: { 401: 'nobody', [status]: administrators },
  others: 403,
})

/** Second factors, sessions, and what an administrator does for its own people. */
export const securityRows: readonly Row[] = [
  list('GET /api/v1/me/factors'),
  own('POST /api/v1/me/factors/totp', '/me/factors/totp', 201),
  own('POST /api/v1/me/factors/{id}/confirmation', `/me/factors/${unknown}/confirmation`, 404, { code: '123456' }),
  own('PUT /api/v1/me/passkey-options', '/me/passkey-options', 200),
  own('POST /api/v1/me/passkeys', '/me/passkeys', 401, { label: 'key', response: credential }),
  own('DELETE /api/v1/me/factors/{id}', `/me/factors/${unknown}`, 404),
  own('POST /api/v1/me/recovery-codes', '/me/recovery-codes', 403),
  list('GET /api/v1/me/sessions'),
  own('DELETE /api/v1/me/sessions', '/me/sessions', 204),
  own('PUT /api/v1/me/password', '/me/password', 403, { present: 'not this one', next: 'a long enough password' }),
  own('DELETE /api/v1/me/sessions/{id}', `/me/sessions/${unknown}`, 404),
  own('GET /api/v1/session/factor', '/session/factor', 200),
  own('POST /api/v1/session/factor', '/session/factor', 401, { code: '000000' }),
  open('PUT /api/v1/session/passkey-options', '/session/passkey-options', 200),
  open('POST /api/v1/session/passkey', '/session/passkey', 401, { passkey: credential }),
  administered('GET /api/v1/colleagues', '/colleagues', 200),
  administered('POST /api/v1/colleagues/{id}/invitation', `/colleagues/${unknown}/invitation`, 404),
  administered('DELETE /api/v1/colleagues/{id}/invitation', `/colleagues/${unknown}/invitation`, 404),
  administered('DELETE /api/v1/colleagues/{id}/sessions', `/colleagues/${unknown}/sessions`, 404),
  administered('DELETE /api/v1/colleagues/{id}/factors', `/colleagues/${unknown}/factors`, 404),
  administered('POST /api/v1/colleagues/{id}/password-link', `/colleagues/${unknown}/password-link`, 404),
  administered('DELETE /api/v1/colleagues/{id}/failures', `/colleagues/${unknown}/failures`, 404),
  administered('POST /api/v1/secondments', '/secondments', 404, {
    email: 'nobody@elsewhere.example',
    title: { ja: '派遣', en: 'Seconded' },
    cases: [unknown],
    lastDay: '2026-12-20',
  }),
  administered('PUT /api/v1/posts/{id}/end', `/posts/${unknown}/end`, 404, { lastDay: '2026-11-20' }),
]
