import { describe, expect, test, vi } from 'vitest'
import { body, createApi } from './client.ts'
import { idempotent } from './idempotent.ts'
import { ProblemError } from './problem.ts'

const apiAnswering = (response: Response | Error) => {
  const asked: Request[] = []
  const onSignedOut = vi.fn()
  const onServerTime = vi.fn()
  const api = createApi({
    language: () => 'ja',
    onSignedOut,
    onServerTime,
    fetch: async request => {
      asked.push(request)
      if (response instanceof Error) throw response
      return response
    },
  })
  return {
    read: () => body(api.GET('/api/v1/session', { baseUrl: 'http://noroshi.test' })),
    asked,
    onSignedOut,
    onServerTime,
  }
}

const problem = (status: number, title: string): Response =>
  new Response(JSON.stringify({ title, status, missing: [{ code: 'sweep' }] }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', Date: 'Thu, 19 Nov 2026 18:07:00 GMT' },
  })

describe('the client', () => {
  test('throws the server’s sentence with its list', async () => {
    const { read } = apiAnswering(problem(409, '閉鎖できません：残り 1件。'))
    await expect(read()).rejects.toMatchObject({
      problem: { title: '閉鎖できません：残り 1件。', status: 409, missing: [{ code: 'sweep' }] },
    })
  })

  test('asks for sign-in on 401 and only then', async () => {
    const signedOut = apiAnswering(problem(401, 'サインインしてください。'))
    await expect(signedOut.read()).rejects.toBeInstanceOf(ProblemError)
    expect(signedOut.onSignedOut).toHaveBeenCalledOnce()
    const forbidden = apiAnswering(problem(403, '行えません。'))
    await expect(forbidden.read()).rejects.toBeInstanceOf(ProblemError)
    expect(forbidden.onSignedOut).not.toHaveBeenCalled()
  })

  test('sets the clock by every answer, refusals included', async () => {
    const { read, onServerTime } = apiAnswering(problem(403, '行えません。'))
    await expect(read()).rejects.toBeInstanceOf(ProblemError)
    expect(onServerTime.mock.calls[0]?.[0]).toEqual(new Date('2026-11-20T03:07:00+09:00'))
  })

  test('a page of a broken proxy is a problem too', async () => {
    const { read } = apiAnswering(new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }))
    await expect(read()).rejects.toMatchObject({ problem: { status: 502, code: 'unreadable' } })
  })

  test('a lost line is told apart from a refusal', async () => {
    const { read } = apiAnswering(new TypeError('fetch failed'))
    await expect(read()).rejects.toMatchObject({ problem: { status: 0, code: 'offline' } })
  })

  test('asks in the language of the page', async () => {
    const { read, asked } = apiAnswering(Response.json({ now: '2026-11-20T03:07:00+09:00' }))
    await read()
    expect(asked[0]?.headers.get('Accept-Language')).toBe('ja')
  })

  test('a repeated act carries the same key, another act another one', () => {
    const key = idempotent()['Idempotency-Key']
    expect(idempotent(key)).toEqual({ 'Idempotency-Key': key })
    expect(idempotent()['Idempotency-Key']).not.toBe(key)
  })
})
