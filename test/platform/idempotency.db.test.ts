import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withActor } from '../../src/platform/db/actor.ts'
import { forgetReplies } from '../../src/platform/db/idempotency.ts'
import { type HttpChain, httpChain } from '../http.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const key = { 'idempotency-key': 'the-same-key-twice' }
const sentence = (summary: string) => ({ content: { summary, contact: { name: '早瀬', phone: '03' } } })

describe('a repeated request', () => {
  it('is carried out once and answered alike, also when both arrive together', async ({ skip }) => {
    skip(absent)
    const [one, two] = await Promise.all([
      http.call('operator', 'POST', '/reports', sentence('一度だけ'), key),
      http.call('operator', 'POST', '/reports', sentence('一度だけ'), key),
    ])
    expect([one.status, two.status]).toEqual([201, 201])
    expect(two.body).toEqual(one.body)
    const { rows } = await http.chain.owner.pool.query('select count(*)::int as count from report')
    expect(rows[0].count).toBe(1)
  })

  it('with another content or another post is another request', async ({ skip }) => {
    skip(absent)
    expect((await http.call('operator', 'POST', '/reports', sentence('別の文'), key)).body.code).toBe(
      'idempotency_key_reused',
    )
    expect((await http.call('peer', 'POST', '/reports', sentence('一度だけ'), key)).status).toBe(201)
    expect((await http.call('peer', 'POST', '/reports', sentence('鍵なし'), { 'idempotency-key': '' })).body.code).toBe(
      'idempotency_key_required',
    )
  })

  it('of an invitation is told that it was done: the link is nowhere kept', async ({ skip }) => {
    skip(absent)
    const invitation = {
      person: { ja: '森', en: 'Mori', email: 'mori@operator.example' },
      post: { kind: 'WINDOW', title: { ja: '窓口', en: 'Window' }, duties: ['REPORT'] },
    }
    const path = `/organisations/${http.chain.ids.OPERATOR}/people`
    const invited = { 'idempotency-key': 'an-invitation-once' }
    const first = await http.call('operatorHead', 'POST', path, invitation, invited)
    expect(first.status).toBe(201)
    expect((await http.call('operatorHead', 'POST', path, invitation, invited)).body.code).toBe('already_done')
    const { rows } = await http.chain.owner.pool.query('select to_jsonb(k)::text as text from idempotency_key k')
    expect(rows.every(({ text }) => !text.includes(first.body.token))).toBe(true)
  })

  it('is forgotten after a while, by the sealer’s turn and by nobody else', async ({ skip }) => {
    skip(absent)
    const { world, actors } = http.chain
    const later = new Date(world.clock.now().getTime() + 60_000)
    expect(await withActor(world, actors.operator, tx => forgetReplies(tx, later))).toBe(0)
    expect(
      await withActor(world, { type: 'system', system: 'sealer' }, tx => forgetReplies(tx, later)),
    ).toBeGreaterThan(2)
  })
})
