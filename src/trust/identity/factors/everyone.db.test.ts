import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../../test/http.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain(world => world, { secondFactor: 'everyone' })
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

describe('where everyone needs a second factor', () => {
  it('whoever has none reaches the way to enrol one, and nothing else', async ({ skip }) => {
    skip(absent)
    for (const path of ['/reports', '/home', '/organisations', '/cases']) {
      const refused = await http.call('operator', 'GET', path)
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'second_factor_missing'])
    }
    for (const path of ['/session', '/me/factors', '/me/sessions'])
      expect([path, (await http.call('operator', 'GET', path)).status]).toEqual([path, 200])
  })

  it('whoever has one works on', async ({ skip }) => {
    skip(absent)
    const { owner, actors } = http.chain
    await owner.pool.query(
      `insert into second_factor (id, person_id, kind, label, secret, created_at, confirmed_at)
       values (gen_random_uuid(), $1, 'TOTP', '', '\\x00', now(), now())`,
      [actors.peer.person],
    )
    expect((await http.call('peer', 'GET', '/home')).status).toBe(200)
  })
})
