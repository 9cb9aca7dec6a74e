import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../http.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

describe('too many requests', () => {
  it('hold up the person who sends them, and nobody else behind the same address', async ({ skip }) => {
    skip(absent)
    const answers: number[] = []
    for (let asked = 0; asked < 605; asked++) answers.push((await http.call('ministry', 'GET', '/session')).status)
    expect(answers.indexOf(429)).toBe(600)
    const refused = await http.app.inject({ url: '/api/v1/session', headers: { cookie: http.cookie('ministry') } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await http.call('operator', 'GET', '/session')).status).toBe(200)
    expect((await http.call(null, 'GET', '/session')).status).toBe(200)
  }, 60_000)
})
