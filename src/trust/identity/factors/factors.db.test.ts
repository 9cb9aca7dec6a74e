import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeatName } from '../../../../test/chain.ts'
import { type HttpChain, httpChain, testConfig } from '../../../../test/http.ts'
import { minutes } from '../../../kernel/clock.ts'
import { withActor, withoutActor } from '../../../platform/db/actor.ts'
import { createBox } from '../../../platform/secrets/box.ts'
import { actorOf, enterAs } from '../sign-in/service.ts'
import { siteOf } from './passkeys.ts'
import * as factors from './service.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const keeper = { box: createBox('', testConfig.secretKey), site: siteOf(testConfig.publicUrl) }
const rules = { secondFactor: 'acts', stepUpMinutes: 15 } as const
const start = () => http.chain.world.clock.now()
const inMinutes = (count: number) => new Date(start().getTime() + minutes(count))
const outside = <Result>(work: Parameters<typeof withoutActor<Result>>[1]) => withoutActor(http.chain.world, work)

const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

const stateOf = async (token: string, at: Date) =>
  (await outside(tx => actorOf(tx, token, at, rules)))?.session?.factor ?? null

const show = (token: string, proof: factors.Proof, at: Date) =>
  outside(tx => factors.show(tx, keeper, { token, proof, address: '192.0.2.7' }, at))

/** A seat with an app enrolled, in a session of its own. */
const enrol = async (seat: SeatName) => {
  const actor = http.chain.actors[seat]
  const token = await outside(tx => enterAs(tx, actor.post, start()))
  const held = await outside(tx => actorOf(tx, token, start(), rules))
  if (!held) throw new Error('no session')
  const begun = await withActor(http.chain.world, held, tx => factors.beginTotp(tx, held, keeper, 'me', start()))
  const code = codeAt(begun.secret, start())
  const { recoveryCodes } = await withActor(http.chain.world, held, tx =>
    factors.confirmTotp(tx, held, keeper, { id: begun.id, code }, start()),
  )
  return { token, secret: begun.secret, begun, recoveryCodes: recoveryCodes ?? [], code }
}

describe('an authenticator app', () => {
  it('counts once a code confirmed it, is sealed at rest, and brings ten recovery codes', async ({ skip }) => {
    skip(absent)
    const { token, begun, secret, recoveryCodes } = await enrol('approver')
    expect(begun.qr).toContain('<svg')
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Noroshi/)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await stateOf(token, start())).toBe('FRESH')
    expect(await stateOf(token, inMinutes(16))).toBe('STALE')
    const { rows } = await http.chain.owner.pool.query('select secret from second_factor')
    for (const row of rows) expect(row.secret.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false)
  })

  it('accepts a code one step early or late, never twice, and no other', async ({ skip }) => {
    skip(absent)
    const { token, secret, code } = await enrol('duty')
    expect(await show(token, { code }, start())).toEqual({ refused: 'wrong_code' })
    const at = inMinutes(20)
    const early = codeAt(secret, new Date(at.getTime() + 30_000))
    expect(await show(token, { code: early }, at)).toEqual({ shown: true })
    expect(await show(token, { code: early }, at)).toEqual({ refused: 'wrong_code' })
    expect(await stateOf(token, at)).toBe('FRESH')
    const late = codeAt(secret, new Date(at.getTime() + 90_000))
    expect(await show(token, { code: late }, at)).toEqual({ refused: 'wrong_code' })
  })

  it('slows down whoever guesses codes', async ({ skip }) => {
    skip(absent)
    const { token, secret } = await enrol('ministry')
    const at = inMinutes(30)
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await show(token, { code: '000000' }, at))
    expect(answers.at(-1)).toEqual({ refused: 'too_many_attempts', minutes: 1 })
    expect(await show(token, { code: codeAt(secret, at) }, at)).toHaveProperty('minutes')
    const later = inMinutes(31)
    expect(await show(token, { code: codeAt(secret, later) }, later)).toEqual({ shown: true })
  })
})

describe('recovery codes', () => {
  it('work once each, for their own person only', async ({ skip }) => {
    skip(absent)
    const { token, recoveryCodes } = await enrol('peer')
    const other = await enrol('stranger')
    const [code = ''] = recoveryCodes
    expect(await show(other.token, { recoveryCode: code }, inMinutes(40))).toEqual({ refused: 'wrong_code' })
    expect(await show(token, { recoveryCode: code.toLowerCase() }, inMinutes(40))).toEqual({ shown: true })
    expect(await show(token, { recoveryCode: code }, inMinutes(40))).toEqual({ refused: 'wrong_code' })
  })
})

describe('what needs a second factor', () => {
  const invitation = {
    person: { ja: '森', en: 'Mori', email: 'step@operator.example' },
    post: { kind: 'WINDOW', title: { ja: '窓口', en: 'Window' }, duties: ['REPORT'] },
  }
  it('asks whoever enrolled one, once it was shown too long ago; showing it opens the way', async ({ skip }) => {
    skip(absent)
    const { secret } = await enrol('operatorHead')
    const { clock } = http.chain.world
    const invite = () =>
      http.call('operatorHead', 'POST', `/organisations/${http.chain.ids.OPERATOR}/people`, invitation)
    const refused = await invite()
    expect([refused.status, refused.body.code]).toEqual([403, 'step_up_needed'])
    const shown = await http.call('operatorHead', 'POST', '/session/factor', {
      code: codeAt(secret, new Date(clock.now().getTime() + 30_000)),
    })
    expect(shown.status).toBe(204)
    expect((await invite()).status).toBe(201)
  })

  it('another person’s sessions, factors and posts are out of an administrator’s reach beyond the organisation', async ({
    skip,
  }) => {
    skip(absent)
    const { actors } = http.chain
    for (const [method, path] of [
      ['DELETE', `/colleagues/${actors.peer.person}/factors`],
      ['DELETE', `/colleagues/${actors.peer.person}/sessions`],
      ['POST', `/colleagues/${actors.peer.person}/invitation`],
      ['DELETE', `/me/sessions/${(await http.call('peer', 'GET', '/me/sessions')).body[0].id}`],
    ] as const) {
      expect([path, (await http.call('operatorHead', method, path)).status]).toEqual([path, 404])
    }
    const end = await http.call('operatorHead', 'PUT', `/posts/${actors.peer.post}/end`, { lastDay: '2026-11-19' })
    expect(end.status).toBe(404)
    expect((await http.call('peer', 'GET', '/me/factors')).body.factors).toHaveLength(1)
  })

  it('an organisation keeps its last administrator', async ({ skip }) => {
    skip(absent)
    const { actors } = http.chain
    const own = await http.call('operatorHead', 'PUT', `/posts/${actors.operatorHead.post}/end`, {
      lastDay: '2026-11-19',
    })
    expect([own.status, own.body.code]).toEqual([409, 'last_administrator'])
  })

  it('an ended session stops at once, and so do those of a post that ended', async ({ skip }) => {
    skip(absent)
    const { actors } = http.chain
    expect((await http.call('operator', 'GET', '/home')).status).toBe(200)
    const list = await http.call('operator', 'GET', '/me/sessions')
    expect(list.body.map((session: { current: boolean }) => session.current)).toEqual([true])
    const ended = await http.call('operatorHead', 'DELETE', `/colleagues/${actors.operator.person}/sessions`)
    expect(ended.status).toBe(204)
    expect((await http.call('operator', 'GET', '/home')).status).toBe(401)
    const post = await http.call('operatorHead', 'PUT', `/posts/${actors.operator.post}/end`, { lastDay: '2026-11-19' })
    expect(post.status).toBe(204)
  })

  it('a password alone does not open the session of somebody with a factor', async ({ skip }) => {
    skip(absent)
    const { owner, actors } = http.chain
    await owner.pool.query(
      `update session set waits_for_factor = true from post p where p.id = post_id and p.person_id = $1`,
      [actors.approver.person],
    )
    expect((await http.call('approver', 'GET', '/home')).status).toBe(401)
    const session = await http.call('approver', 'GET', '/session')
    expect([session.body.actor, session.body.waitsForFactor]).toEqual([null, true])
  })
})
