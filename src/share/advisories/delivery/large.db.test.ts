import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, operators } from '../../../../test/advisory-desk.ts'
import { type HttpChain, httpChain } from '../../../../test/http.ts'

let h: HttpChain
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) {
    h = made
    d = advisoryDesk(made.chain)
  } else absent = true
})
afterAll(() => (absent ? undefined : h.close()))

const many = 10_000
const overdue = 2500

describe('an edition with ten thousand recipients', { timeout: 240_000 }, () => {
  it('R-039: counts all of them, shows the worst, and gives a line to its end page by page', async ({ skip }) => {
    skip(absent)
    const { owner, ids } = h.chain
    const { id } = await d.draft({ kind: 'ALERT', victim: null, audience: operators })
    const request = await d.ask(id)
    await d.answer(request.id, 'GRANTED')
    await d.review(id)
    const edition = (await d.publish(id)).editions[0]!.id
    // More operators below the first ministry: every fourth is silent past its time, the others have acknowledged.
    await owner.pool.query(
      `insert into organisation (id, code, public_body, created_at)
        select gen_random_uuid(), 'MANY' || lpad(n::text, 5, '0'), false, now() from generate_series(1, $1) n`,
      [many],
    )
    await owner.pool.query(
      `insert into organisation_name select gen_random_uuid(), o.id, o.code, o.code, o.code, o.code, '2000-01-01', null
        from organisation o where o.code like 'MANY%'`,
    )
    await owner.pool.query(
      `insert into delivery (id, edition_id, organisation_id, issuer_id, tier, path, sent_at, acknowledge_by, assess_by, acknowledged_at)
        select gen_random_uuid(), $1, o.id, $4, 3, array[$2::uuid], $3::timestamptz - interval '2 days', $3::timestamptz - interval '1 day',
          $3::timestamptz, case when substr(o.code, 5)::int % 4 <> 0 then $3::timestamptz - interval '2 days' end
        from organisation o where o.code like 'MANY%'`,
      [edition, ids.MINISTRY, h.chain.world.clock.now(), ids.COORD],
    )
    await owner.pool.query('analyze delivery')
    const { body, text } = await h.call('duty', 'GET', `/editions/${edition}/board`)
    const line = body.groups.find(
      ({ relay }: { relay: { organisation: string } | null }) => relay?.organisation === ids.MINISTRY,
    )
    expect(line.counts.total).toBeGreaterThanOrEqual(many)
    expect(body.counts.silent).toBe(overdue)
    expect([line.recipients.length, body.silent.length]).toEqual([200, 100])
    expect(line.recipients.every(({ state }: { state: string }) => state === 'NO_ANSWER')).toBe(true)
    expect(text.length).toBeLessThan(500_000)

    const seen: string[] = []
    const states: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const path: string = `/editions/${edition}/recipients?relay=${ids.MINISTRY}${after ? `&after=${after}` : ''}`
      const page = await h.call('duty', 'GET', path)
      expect(page.body.items.length).toBeLessThanOrEqual(500)
      for (const row of page.body.items) {
        seen.push(row.organisation)
        states.push(row.state)
      }
      after = page.body.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([line.counts.total, line.counts.total])
    expect(states.lastIndexOf('NO_ANSWER')).toBe(overdue - 1)
    expect(
      (await h.call('stranger', 'GET', `/editions/${edition}/recipients?relay=${ids.MINISTRY}`)).body.items ?? [],
    ).toEqual([])
  })
})
