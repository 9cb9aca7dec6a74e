import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { withActor } from '../../src/platform/db/actor.ts'
import { fireDue } from '../../src/share/timers/jobs.ts'
import { seal, verify } from '../../src/trust/audit/service.ts'
import { type HttpChain, httpChain } from '../http.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const hours = (count: number) => http.chain.world.clock.advance(minutes(60 * count))
const report = async (summary: string) => {
  const content = { summary, contact: { name: '早瀬', phone: '03-0000-0142' } }
  const { status, body } = await http.call('operator', 'POST', '/reports', { content })
  expect(status).toBe(201)
  await http.relay()
  return body as { id: string; number: string }
}
const read = async (id: string) => (await http.call('operator', 'GET', `/reports/${id}`)).status
const reminders = async () =>
  (
    await http.chain.owner.pool.query(`select count(*)::int as n, count(distinct (event, person_id))::int as once
    from notification where event like 'timer:%'`)
  ).rows[0]

describe('a clock that is stepped', () => {
  it('back by hours hides what came in meanwhile until it has gone round again, takes new reports, and keeps the audit log whole', async ({
    skip,
  }) => {
    skip(absent)
    const before = await report('時計を戻す前')
    hours(-3)
    expect(await read(before.id)).toBe(404) // a grant begins at its moment, which is to come once more
    const during = await report('時計を戻した後')
    expect(await read(during.id)).toBe(200)
    expect(during.number).not.toBe(before.number)
    hours(4)
    expect([await read(before.id), await read(during.id)]).toEqual([200, 200])
    const { world } = http.chain
    await withActor(world, { type: 'system', system: 'sealer' }, tx => seal(tx, world.clock.now()))
    expect((await withActor(world, { type: 'system', system: 'verifier' }, verify)).intact).toBe(true)
  })

  it('forward by a day reminds of everything that fell due, once, and back again reminds nobody twice', async ({
    skip,
  }) => {
    skip(absent)
    const { world } = http.chain
    hours(5)
    expect((await fireDue(world)).fired).toBeGreaterThan(0)
    const { n, once } = await reminders()
    expect([n > 0, once]).toEqual([true, n])
    hours(-5)
    expect((await fireDue(world)).fired).toBe(0)
    hours(5)
    expect(await reminders()).toEqual({ n, once })
  })
})
