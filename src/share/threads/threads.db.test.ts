import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'
import { type Walk, walk } from '../../../test/walk.ts'

let http: HttpChain
let walked: Walk
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (!made) {
    absent = true
    return
  }
  http = made
  walked = await walk(http)
}, 120_000)
afterAll(() => (absent ? undefined : http.close()))

type Seat = Parameters<HttpChain['call']>[0]
const threadOf = async (seat: Seat) =>
  (await http.call(seat, 'GET', `/editions/${walked.othersEdition}`)).body.delivery.thread as string
const say = (seat: Seat, thread: string, body: string, answers: string | null = null) =>
  http.call(seat, 'POST', `/deliveries/${thread}/messages`, { body, answers })
const bodies = async (seat: Seat, thread: string) => {
  const { status, body } = await http.call(seat, 'GET', `/deliveries/${thread}/messages`)
  return status === 200 ? body.map((message: { body: string }) => message.body) : status
}
const loopsOf = async (seat: Seat) =>
  (await http.call(seat, 'GET', '/home')).body.loops.filter((loop: { kind: string }) => loop.kind === 'QUESTION')

describe('a conversation on an edition', () => {
  it('is one recipient’s with the issuer: other recipients and the tier above read nothing of it', async ({ skip }) => {
    skip(absent)
    const [peer, ceptoar] = [await threadOf('peer'), await threadOf('ceptoar')]
    expect((await say('peer', peer, '対象の版を教えてください。')).status).toBe(201)
    expect((await say('ceptoar', ceptoar, '構成員へはいつ出せますか。')).status).toBe(201)
    expect(await bodies('peer', peer)).toEqual(['対象の版を教えてください。'])
    expect(await bodies('duty', peer)).toEqual(['対象の版を教えてください。'])
    for (const seat of ['ceptoar', 'ministry', 'ministry2', 'operator', 'stranger'] as const)
      expect([seat, await bodies(seat, peer)]).toEqual([seat, 404])
    expect((await say('ministry', peer, '割り込み')).status).toBe(404)
  })

  it('shows on the home screen who asks, and stays there until it is answered', async ({ skip }) => {
    skip(absent)
    const thread = await threadOf('peer')
    const { body } = await http.call('duty', 'GET', `/deliveries/${thread}/messages`)
    const [waiting] = (await loopsOf('duty')).filter(
      (loop: { asker: { code: string } | null }) => loop.asker?.code === 'PEER',
    )
    expect(waiting.subject).toMatchObject({ kind: 'board', id: walked.othersEdition })
    await say('duty', thread, '2.3 より前です。', body[0].id)
    expect((await loopsOf('duty')).map((loop: { asker: { code: string } }) => loop.asker.code)).not.toContain('PEER')
    await say('duty', thread, '対処は済みましたか。')
    const [asked] = await loopsOf('peer')
    expect([asked.subject.kind, asked.asker.code]).toEqual(['edition', 'COORD'])
  })

  it('is listed for the issuer by recipient, and a recipient sees its own', async ({ skip }) => {
    skip(absent)
    const listed = async (seat: Seat) =>
      (await http.call(seat, 'GET', `/editions/${walked.othersEdition}/threads`)).body.map(
        ({ organisation, unanswered }: { organisation: { code: string }; unanswered: number }) => [
          organisation.code,
          unanswered,
        ],
      )
    expect(new Set((await listed('duty')).map(([code]: [string]) => code))).toEqual(
      new Set(['PEER', 'CEPTOAR', 'MINISTRY']),
    )
    expect(await listed('peer')).toEqual([['PEER', 1]])
    expect(await listed('ministry')).toEqual([['MINISTRY', 1]])
  })

  it('tells the other side by mail and nobody else', async ({ skip }) => {
    skip(absent)
    const { rows } = await http.chain.owner.pool.query(
      `select distinct o.code from notification n join organisation o on o.id = n.organisation_id
       where n.kind = 'message.question' and n.object_id = $1 order by 1`,
      [walked.othersEdition],
    )
    expect(rows.map(({ code }) => code)).toEqual(['COORD', 'PEER'])
  })
})
