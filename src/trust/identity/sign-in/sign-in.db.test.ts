import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { withActor, withoutActor } from '../../../platform/db/actor.ts'
import { invite } from '../directory/service.ts'
import { sessionLength, signInLimit } from './model.ts'
import * as service from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const outside = <Result>(work: Parameters<typeof withoutActor<Result>>[1]) => withoutActor(c.world, work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )

const inviteColleague = (email: string, duties: ('REPORT' | 'RELEASE')[] = ['REPORT']) =>
  withActor(c.world, c.actors.operatorHead, tx =>
    invite(
      tx,
      c.actors.operatorHead,
      {
        organisation: c.ids.OPERATOR!,
        person: { ja: '森', en: 'Mori', email, phone: '', language: 'ja' },
        post: { kind: 'WINDOW', title: { ja: '窓口', en: 'Window' }, duties },
      },
      now(),
    ),
  )

describe('signing in', () => {
  it('follows an invitation, a chosen password, and a session that ends', async ({ skip }) => {
    skip(absent)
    const { token } = await inviteColleague('mori@operator.example')
    const session = await outside(tx => service.acceptInvitation(tx, token, 'a long enough password', now()))
    const actor = await outside(tx => service.actorOf(tx, session, now()))
    expect(actor).toMatchObject({ organisation: c.ids.OPERATOR, duties: ['REPORT'], kinds: ['CI_OPERATOR'] })
    expect(await codeOf(outside(tx => service.acceptInvitation(tx, token, 'another password', now())))).toBe(
      'link_not_valid',
    )
    const again = await outside(tx =>
      service.signIn(tx, { email: 'MORI@operator.example', password: 'a long enough password', address: '::1' }, now()),
    )
    expect(again).toHaveProperty('token')
    await outside(tx => service.signOut(tx, session, now()))
    expect(await outside(tx => service.actorOf(tx, session, now()))).toBeNull()
  })

  it('a session ends when it is idle, and at its end however busy it was', async ({ skip }) => {
    skip(absent)
    const { token } = await inviteColleague('idle@operator.example')
    const start = now()
    const session = await outside(tx => service.acceptInvitation(tx, token, 'a long enough password', start))
    const seenAfter = (m: number) => outside(tx => service.actorOf(tx, session, new Date(start.getTime() + minutes(m))))
    expect(await seenAfter(sessionLength.idleMinutes - 1)).not.toBeNull()
    expect(await seenAfter(2 * sessionLength.idleMinutes)).toBeNull()
    for (let at = 60; at < sessionLength.hours * 60; at += 60) await seenAfter(sessionLength.idleMinutes - 1 + at)
    expect(await seenAfter(sessionLength.hours * 60 + 1)).toBeNull()
  })

  it('answers a wrong password and an unknown account alike, and closes after too many attempts', async ({ skip }) => {
    skip(absent)
    const attempt = (email: string, address: string) =>
      outside(tx => service.signIn(tx, { email, password: 'wrong', address }, now()))
    expect(await attempt('mori@operator.example', '192.0.2.1')).toEqual({ refused: 'wrong_credentials' })
    expect(await attempt('nobody@operator.example', '192.0.2.1')).toEqual({ refused: 'wrong_credentials' })
    for (let i = 0; i < signInLimit.failures; i++) await attempt('mori@operator.example', `192.0.2.${100 + i}`)
    const right = { email: 'mori@operator.example', password: 'a long enough password', address: '192.0.2.99' }
    expect(await outside(tx => service.signIn(tx, right, now()))).toEqual({ refused: 'too_many_attempts' })
    const later = new Date(now().getTime() + minutes(signInLimit.windowMinutes + 1))
    expect(await outside(tx => service.signIn(tx, right, later))).toHaveProperty('token')
  })

  it('an administrator cannot reach beyond the own organisation, nor give away the coordinator’s duties', async ({
    skip,
  }) => {
    skip(absent)
    expect(await codeOf(inviteColleague('boss@operator.example', ['RELEASE']))).toBe('not_your_role')
    const elsewhere = withActor(c.world, c.actors.operatorHead, tx =>
      invite(
        tx,
        c.actors.operatorHead,
        {
          organisation: c.ids.PEER!,
          person: { ja: '森', en: 'Mori', email: 'x@peer.example', phone: '', language: 'ja' },
          post: { kind: 'WINDOW', title: { ja: '窓口', en: 'Window' }, duties: ['REPORT'] },
        },
        now(),
      ),
    )
    expect(await codeOf(elsewhere)).toBe('not_found')
  })

  it('the set-up link founds the coordinator once, and only an empty installation', async ({ skip }) => {
    skip(absent)
    expect(await outside(tx => service.issueSetUpLink(tx, now()))).toBeNull()
    const forged = {
      token: 'x'.repeat(43),
      organisation: { ja: 'あ', en: 'a' },
      person: { ja: 'あ', en: 'a', email: 'a@b.example' },
      title: { ja: 'あ', en: 'a' },
      password: 'long enough password',
    }
    expect(await codeOf(outside(tx => service.setUp(tx, forged, now())))).toBe('link_not_valid')
  })
})
