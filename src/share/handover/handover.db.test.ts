import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'
import { walk } from '../../../test/walk.ts'
import { minutes } from '../../kernel/clock.ts'

let http: HttpChain | null
beforeAll(async () => {
  http = await httpChain()
  if (http) await walk(http)
}, 240_000)
afterAll(() => http?.close())

const numbersIn = (lines: { number: string }[]) => lines.map(({ number }) => number)

describe('a handover of the shift', () => {
  it('holds what is open and what changed, and is accepted by the next person with the time', async ({ skip }) => {
    if (!http) return skip()
    const { call, chain } = http
    const { body: next } = await call('duty', 'GET', '/handovers/next')
    expect(next.lines.map(({ kind }: { kind: string }) => kind)).toContain('QUESTION')
    expect(next.changes.length).toBeGreaterThan(3)
    const { body: given, status } = await call('duty', 'POST', '/handovers', { note: '東方の回答を待つ。' })
    expect(status).toBe(201)
    expect((await call('duty', 'PUT', `/handovers/${given.id}/acceptance`)).body.code).toBe('handover_own')
    const etag = { 'if-match': (await call('duty', 'GET', `/handovers/${given.id}`)).etag }
    expect((await call('approver', 'PUT', `/handovers/${given.id}/note`, { note: '書き換え' }, etag)).status).toBe(403)
    expect((await call('duty', 'PUT', `/handovers/${given.id}/note`, { note: '回答あり。' }, etag)).status).toBe(204)
    expect((await call('duty', 'PUT', `/handovers/${given.id}/note`, { note: 'また' }, etag)).status).toBe(412)
    chain.world.clock.advance(minutes(5))
    expect((await call('approver', 'PUT', `/handovers/${given.id}/acceptance`)).status).toBe(204)
    const { body: read } = await call('approver', 'GET', `/handovers/${given.id}`)
    expect(read).toMatchObject({ note: '回答あり。', acceptedAt: chain.world.clock.now().toISOString() })
    expect(read.accepter.id).toBe(chain.actors.approver.person)
    expect(read.lines).toEqual(next.lines)
    expect(
      (await call('duty', 'PUT', `/handovers/${given.id}/note`, { note: '後から' }, { 'if-match': '"3"' })).status,
    ).toBe(409)
    expect((await call('approver', 'GET', '/handovers/next')).body.since).toBe(read.givenAt)
  })

  it('shows a line only while the reader’s organisation holds the thing, and only to whom it is a duty', async ({
    skip,
  }) => {
    if (!http) return skip()
    const { call, chain } = http
    const { body: given } = await call('duty', 'POST', '/handovers', { note: '' })
    const before = (await call('duty', 'GET', `/handovers/${given.id}`)).body.lines
    const gone = before[0].subject
    const about = before.filter(({ subject }: { subject: string }) => subject === gone)
    expect(about.length).toBeGreaterThan(0)
    await chain.owner.pool.query('delete from access_grant where object_id = $1 and organisation_id = $2', [
      gone,
      chain.ids.COORD,
    ])
    const after = (await call('duty', 'GET', `/handovers/${given.id}`)).body.lines
    expect(numbersIn(after)).toEqual(numbersIn(before.filter(({ subject }: { subject: string }) => subject !== gone)))
  })

  it('is nobody else’s', async ({ skip }) => {
    if (!http) return skip()
    const { call } = http
    const { body: given } = await call('duty', 'POST', '/handovers', { note: 'CANARY-HANDOVER' })
    for (const seat of ['ministry', 'operator', 'police'] as const) {
      expect((await call(seat, 'GET', `/handovers/${given.id}`)).status).toBe(404)
      expect((await call(seat, 'PUT', `/handovers/${given.id}/acceptance`)).status).toBe(404)
      expect((await call(seat, 'GET', '/handovers')).body.items).toEqual([])
    }
    expect((await call('duty', 'GET', '/handovers')).body.items).toHaveLength(3)
  })
})
