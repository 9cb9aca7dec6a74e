import argon2 from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Chain, chain } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { withActor, withoutActor } from '../../../platform/db/actor.ts'
import { invite } from '../directory/service.ts'
import * as links from '../links/service.ts'
import { changePassword } from '../sessions/service.ts'
import { sessionLength, signInPause } from './model.ts'
import * as service from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const rules = { secondFactor: 'enrolled', stepUpMinutes: 15 } as const
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
    const session = await outside(tx => links.acceptInvitation(tx, token, 'a long enough password', now()))
    const actor = await outside(tx => service.actorOf(tx, session, now(), rules))
    expect(actor).toMatchObject({ organisation: c.ids.OPERATOR, duties: ['REPORT'], kinds: ['CI_OPERATOR'] })
    expect(await codeOf(outside(tx => links.acceptInvitation(tx, token, 'another password', now())))).toBe(
      'link_not_valid',
    )
    const again = await outside(tx =>
      service.signIn(tx, { email: 'MORI@operator.example', password: 'a long enough password', address: '::1' }, now()),
    )
    expect(again).toHaveProperty('token')
    await outside(tx => service.signOut(tx, session, now()))
    expect(await outside(tx => service.actorOf(tx, session, now(), rules))).toBeNull()
  })

  it('a password is changed with the present one; wrong guesses slow down, and other devices are signed out', async ({
    skip,
  }) => {
    skip(absent)
    const { token } = await inviteColleague('change@operator.example')
    const first = await outside(tx => links.acceptInvitation(tx, token, 'a long enough password', now()))
    const account = { email: 'change@operator.example', address: '192.0.2.9' }
    const elsewhere = await outside(tx => service.signIn(tx, { ...account, password: 'a long enough password' }, now()))
    const actor = await outside(tx => service.actorOf(tx, first, now(), rules))
    if (!actor || !('token' in elsewhere)) throw new Error('nobody is signed in')
    const change = (present: string) =>
      withActor(c.world, actor, tx =>
        changePassword(tx, actor, { present, next: 'another long password', address: account.address }, now()),
      )
    expect(await change('not the present one')).toEqual({ refused: 'wrong_password' })
    expect(await change('a long enough password')).toEqual({ changed: true })
    expect(await outside(tx => service.actorOf(tx, elsewhere.token, now(), rules))).toBeNull()
    expect(await outside(tx => service.actorOf(tx, first, now(), rules))).not.toBeNull()
    expect(
      await outside(tx => service.signIn(tx, { ...account, password: 'another long password' }, now())),
    ).toHaveProperty('token')
    for (let guess = 0; guess < signInPause.account.free; guess++) await change('not the present one')
    expect(await change('another long password')).toMatchObject({ refused: 'too_many_attempts' })
  })

  it('a session ends when it is idle, and at its end however busy it was', async ({ skip }) => {
    skip(absent)
    const { token } = await inviteColleague('idle@operator.example')
    const start = now()
    const session = await outside(tx => links.acceptInvitation(tx, token, 'a long enough password', start))
    const seenAfter = (m: number) =>
      outside(tx => service.actorOf(tx, session, new Date(start.getTime() + minutes(m)), rules))
    expect(await seenAfter(sessionLength.idleMinutes - 1)).not.toBeNull()
    expect(await seenAfter(2 * sessionLength.idleMinutes)).toBeNull()
    for (let at = 60; at < sessionLength.hours * 60; at += 60) await seenAfter(sessionLength.idleMinutes - 1 + at)
    expect(await seenAfter(sessionLength.hours * 60 + 1)).toBeNull()
  })

  it('answers a wrong password and an unknown account alike, in words, work and waiting time', async ({ skip }) => {
    skip(absent)
    const verify = vi.spyOn(argon2, 'verify')
    const answersTo = async (email: string, network: string) => {
      const answers: [unknown, number][] = []
      for (let i = 0; i < signInPause.account.free + 2; i++) {
        const before = verify.mock.calls.length
        const attempt = { email, password: 'wrong', address: `192.0.${network}.${i}` }
        const answer = await outside(tx => service.signIn(tx, attempt, now()))
        answers.push([answer, verify.mock.calls.length - before])
      }
      return answers
    }
    const known = await answersTo('mori@operator.example', '1')
    expect(await answersTo('nobody@operator.example', '2')).toEqual(known)
    expect(known.slice(0, signInPause.account.free).every(([, work]) => work === 1)).toBe(true)
    expect(known.at(-1)).toEqual([{ refused: 'too_many_attempts', minutes: 1 }, 0])
    verify.mockRestore()
    const right = { email: 'mori@operator.example', password: 'a long enough password', address: '192.0.3.99' }
    expect(await outside(tx => service.signIn(tx, right, now()))).toHaveProperty('refused')
    const later = new Date(now().getTime() + minutes(1))
    expect(await outside(tx => service.signIn(tx, right, later))).toHaveProperty('token')
  })

  it('a sign-in of one’s own does not clear the address from which others were guessed at', async ({ skip }) => {
    skip(absent)
    const address = '192.0.9.1'
    const right = { email: 'mori@operator.example', password: 'a long enough password', address }
    const later = new Date(now().getTime() + minutes(120))
    for (let i = 0; i < signInPause.address.free; i++) {
      await outside(tx => service.signIn(tx, { email: `guess-${i}@x.example`, password: 'wrong', address }, later))
      if (i === 10) expect(await outside(tx => service.signIn(tx, right, later))).toHaveProperty('token')
    }
    expect(await outside(tx => service.signIn(tx, right, later))).toEqual({ refused: 'too_many_attempts', minutes: 1 })
  })

  it('writes down who came, left and failed, without an address or a name that was tried', async ({ skip }) => {
    skip(absent)
    const { rows } = await c.owner.pool.query(
      "select action, detail::text as detail, person_id is not null as known from audit_entry where action like 'sign%' or action like 'inv%'",
    )
    const actions = new Set(rows.map(row => row.action))
    expect(actions).toEqual(new Set(['sign_in.done', 'sign_in.failed', 'sign_out.done', 'invitation.accepted']))
    for (const { action, detail, known } of rows) {
      expect([action, known]).toEqual([action, action !== 'sign_in.failed'])
      expect(detail).not.toMatch(/@|192\.0/)
    }
  })

  it('changing the post keeps the end of the shift', async ({ skip }) => {
    skip(absent)
    const { actors } = c
    const start = now()
    const session = await outside(tx => service.enterAs(tx, actors.operator.post, start))
    const second = newId(start)
    await c.owner.pool.query(
      `insert into post select $1, person_id, organisation_id, kind, 'other', 'other', duties, valid_from, null from post where id = $2`,
      [second, actors.operator.post],
    )
    const halfway = new Date(start.getTime() + minutes(100))
    const moved = await withActor(c.world, actors.operator, tx =>
      service.changePost(tx, actors.operator, session, second, halfway),
    )
    const actor = await outside(tx => service.actorOf(tx, moved, halfway, rules))
    expect(actor?.post).toBe(second)
    expect(actor?.session?.until).toEqual(new Date(start.getTime() + minutes(sessionLength.hours * 60)))
    expect(await outside(tx => service.actorOf(tx, session, halfway, rules))).toBeNull()
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
    expect(await outside(tx => links.issueSetUpLink(tx, now()))).toBeNull()
    const forged = {
      token: 'x'.repeat(43),
      organisation: { ja: 'あ', en: 'a' },
      person: { ja: 'あ', en: 'a', email: 'a@b.example' },
      title: { ja: 'あ', en: 'a' },
      password: 'long enough password',
    }
    expect(await codeOf(outside(tx => links.setUp(tx, forged, now())))).toBe('link_not_valid')
    const second = await outside(tx => links.issueLink(tx, 'SETUP', null, now()))
    expect(await codeOf(outside(tx => links.setUp(tx, { ...forged, token: second }, now())))).toBe('already_set_up')
  })
})
