import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeatName } from '../../../../test/chain.ts'
import { type Answer, type HttpChain, httpChain } from '../../../../test/http.ts'
import { withoutActor } from '../../../platform/db/actor.ts'
import { enterAs, signIn } from '../sign-in/service.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const password = 'four words are enough here'
const addressOf = (seat: SeatName, code: string) => `${seat.toLowerCase()}@${code}.example`
const person = (seat: SeatName) => http.chain.actors[seat].person

/** Chooses a password with a link. @returns the cookie of the session that it opened */
const choose = async (token: string): Promise<string> => {
  const reply = await http.app.inject({
    method: 'POST',
    url: '/api/v1/invitations/accept',
    payload: { token, password },
  })
  expect(reply.statusCode).toBe(204)
  return String(reply.headers['set-cookie']).split(';')[0] ?? ''
}

const givePassword = async (seat: SeatName) => {
  await http.chain.owner.pool.query(`insert into password values ($1, 'not a hash that anything matches', now())`, [
    person(seat),
  ])
}

const attempt = (email: string, typed: string) =>
  withoutActor(http.chain.world, tx =>
    signIn(tx, { email, password: typed, address: '192.0.2.9' }, http.chain.world.clock.now()),
  )

const as = async (cookie: string, path: string): Promise<Answer> => http.call(null, 'GET', path, undefined, { cookie })

describe('a forgotten password', () => {
  it('is chosen anew with a link of the administrator: older sessions end, and the link works once', async ({
    skip,
  }) => {
    skip(absent)
    await givePassword('operator')
    const before = await as(http.cookie('operator'), '/reports')
    expect(before.status).toBe(200)
    const { body, status } = await http.call('operatorHead', 'POST', `/colleagues/${person('operator')}/password-link`)
    expect(status).toBe(201)
    const cookie = await choose(body.token)
    expect((await as(cookie, '/reports')).status).toBe(200)
    expect((await as(http.cookie('operator'), '/reports')).status).toBe(401)
    expect(await attempt(addressOf('operator', 'operator'), password)).toMatchObject({ waits: false })
    const again = await http.call(null, 'POST', '/invitations/accept', { token: body.token, password })
    expect(again.body.code).toBe('link_not_valid')
  })

  it('is nobody’s business elsewhere, and never one’s own link', async ({ skip }) => {
    skip(absent)
    await givePassword('peer')
    const foreign = await http.call('operatorHead', 'POST', `/colleagues/${person('peer')}/password-link`)
    expect(foreign.status).toBe(404)
    const own = await http.call('operatorHead', 'POST', `/colleagues/${person('operatorHead')}/password-link`)
    expect(own.body.code).toBe('second_person')
  })

  it('of an organisation’s only administrator is mended by the coordinator’s, so that nobody is locked out for good', async ({
    skip,
  }) => {
    skip(absent)
    await givePassword('operatorHead')
    const path = `/colleagues/${person('operatorHead')}/password-link`
    expect((await http.call('coordinatorHead', 'POST', path)).status).toBe(201)
    expect((await http.call('duty', 'POST', path)).status).toBe(403)
    await http.chain.owner.pool.query(
      `insert into post (id, person_id, organisation_id, kind, title_ja, title_en, duties, valid_from)
       values (gen_random_uuid(), $1, $2, 'WINDOW', '副', 'deputy', '{ADMINISTER}', '2000-01-01')`,
      [person('operator'), http.chain.ids.OPERATOR],
    )
    expect((await http.call('coordinatorHead', 'POST', path)).status).toBe(404)
    await http.chain.owner.pool.query(`delete from post where title_en = 'deputy'`)
  })
})

describe('a wait after failed sign-ins', () => {
  it('is ended by the administrator of that person only', async ({ skip }) => {
    skip(absent)
    const email = addressOf('operator', 'operator')
    for (let wrong = 0; wrong < 6; wrong++) await attempt(email, 'wrong')
    expect(await attempt(email, password)).toMatchObject({ refused: 'too_many_attempts' })
    const listed = (await http.call('operatorHead', 'GET', '/colleagues')).body
    expect(listed.find((row: { person: string }) => row.person === person('operator')).failures).toBeGreaterThan(3)
    const path = `/colleagues/${person('operator')}/failures`
    expect((await http.call('coordinatorHead', 'DELETE', path)).status).toBe(404)
    expect((await http.call('operatorHead', 'DELETE', path)).status).toBe(204)
    expect(await attempt(email, password)).toMatchObject({ waits: false })
  })
})

describe('a post that ends', () => {
  it('names who goes on, and leaves an administrator who can sign in', async ({ skip }) => {
    skip(absent)
    const { post: ended } = http.chain.actors.operator
    const { post: next } = http.chain.actors.operatorHead
    const ending = { lastDay: '2026-12-31', successor: next }
    expect(
      (await http.call('operatorHead', 'PUT', `/posts/${ended}/end`, { ...ending, successor: ended })).status,
    ).toBe(404)
    expect((await http.call('operatorHead', 'PUT', `/posts/${ended}/end`, ending)).status).toBe(204)
    const { rows } = await http.chain.owner.pool.query('select successor_id from post where id = $1', [ended])
    expect(rows).toEqual([{ successor_id: next }])
    const last = await http.call('operatorHead', 'PUT', `/posts/${next}/end`, { lastDay: '2026-12-31' })
    expect(last.body.code).toBe('last_administrator')
  })
})

describe('a secondment', () => {
  const sentence = (summary: string) => ({ summary, contact: { name: '早瀬', phone: '03-0000-0142' } })
  const openCase = async (seat: SeatName, summary: string) => {
    const report = await http.call(seat, 'POST', '/reports', { content: sentence(summary) })
    await http.relay()
    const opened = await http.call('duty', 'POST', '/cases', { report: report.body.id, title: summary })
    return { case: String(opened.body.id), report: String(report.body.id) }
  }
  const title = { ja: '派遣の分析担当', en: 'Analyst on secondment' }

  it('shows its named cases and their reports and nothing else, is marked in the log, and ends by itself', async ({
    skip,
  }) => {
    skip(absent)
    const named = await openCase('peer', '名指しの事案')
    const other = await openCase('stranger', 'ほかの事案')
    const wish = {
      email: addressOf('body', 'body'),
      title,
      duties: ['RECEIVE'],
      cases: [named.case],
      lastDay: '2026-11-30',
    }
    const begun = await http.call('coordinatorHead', 'POST', '/secondments', wish)
    expect(begun.status).toBe(201)

    const { clock } = http.chain.world
    const token = await withoutActor(http.chain.world, tx => enterAs(tx, begun.body.post, clock.now()))
    const cookie = `noroshi=${token}`
    const self = (await as(cookie, '/session')).body.actor
    expect(self).toMatchObject({ seconded: true, post: begun.body.post, organisation: { code: 'COORD' } })
    expect(self.posts.map((post: { seconded: boolean; until: string | null }) => [post.seconded, post.until])).toEqual([
      [false, null],
      [true, '2026-11-30'],
    ])

    const ids = async (path: string) => (await as(cookie, path)).body.items.map((row: { id: string }) => row.id)
    expect(await ids('/cases')).toEqual([named.case])
    expect(await ids('/reports')).toEqual([named.report])
    expect(await ids('/deliveries')).toEqual([])
    expect((await as(cookie, `/cases/${named.case}`)).status).toBe(200)
    for (const path of [`/cases/${other.case}`, `/reports/${other.report}`, `/cases/${other.case}/timeline`])
      expect([path, (await as(cookie, path)).status]).toEqual([path, 404])
    expect((await as(cookie, '/home')).text).not.toContain(other.case)
    expect((await as(cookie, `/organisations/${http.chain.ids.PEER}/identifiers`)).status).toBe(403)
    expect((await as(cookie, '/colleagues')).status).toBe(403)

    const said = await http.call(null, 'POST', `/cases/${named.case}/messages`, { body: '確認しました。' }, { cookie })
    const { rows } = await http.chain.owner.pool.query(
      `select detail ->> 'seconded' as seconded from audit_entry where post_id = $1 and action <> 'sign_in.done'`,
      [begun.body.post],
    )
    expect(said.status).toBe(201)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(row => row.seconded !== 'true')).toEqual([])
    const key = await http.call(
      null,
      'POST',
      '/me/keys',
      { label: 'k', scopes: ['READ_CASES'], lastDay: '2026-11-30' },
      { cookie },
    )
    expect(key.status).toBe(403)

    const before = clock.now()
    clock.set(new Date('2026-11-30T14:00:00Z'))
    const late = await withoutActor(http.chain.world, tx => enterAs(tx, begun.body.post, clock.now()))
    expect((await as(`noroshi=${late}`, '/cases')).status).toBe(200)
    clock.set(new Date('2026-12-01T00:01:00+09:00'))
    expect((await as(`noroshi=${late}`, '/cases')).status).toBe(401)
    clock.set(before)
  })

  it('is begun by an administrator, for people of elsewhere, cases of its own, and a year at most', async ({
    skip,
  }) => {
    skip(absent)
    const own = await openCase('peer', '別の事案')
    const wish = { email: addressOf('body', 'body'), title, cases: [own.case], lastDay: '2026-12-20' }
    const begin = (seat: SeatName, change: object) => http.call(seat, 'POST', '/secondments', { ...wish, ...change })
    expect((await begin('duty', {})).status).toBe(403)
    expect((await begin('operatorHead', {})).status).toBe(404)
    expect((await begin('coordinatorHead', { email: addressOf('duty', 'coord') })).status).toBe(404)
    expect((await begin('coordinatorHead', { lastDay: '2028-01-01' })).body.code).toBe('secondment_length')
    expect((await begin('coordinatorHead', { cases: [] })).status).toBe(422)
    expect((await begin('coordinatorHead', { duties: ['TRIAGE'] })).status).toBe(422)
  })
})
