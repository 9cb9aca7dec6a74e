import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SeatName } from '../../../../test/chain.ts'
import { type HttpChain, httpChain } from '../../../../test/http.ts'
import { namesCalled, type Placed, place, turns } from '../../../../test/ladders.ts'
import { minutes } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { withActor } from '../../../platform/db/actor.ts'
import type { Step } from '../model.ts'
import { start } from '../service.ts'

let http: HttpChain
let absent = false
let people: Record<'deputy' | 'chief' | 'head' | 'ciso' | 'alternate', Placed>
const night = new Date('2026-11-20T03:07:00+09:00')

beforeAll(async () => {
  const made = await httpChain()
  if (!made) {
    absent = true
    return
  }
  http = made
  const { chain } = http
  const of = (kind: Parameters<typeof place>[2], name: string) => place(chain, 'MINISTRY', kind, name, ['RECEIVE'])
  people = {
    deputy: await place(chain, 'MINISTRY', 'OTHER', '堀'),
    chief: await of('CHIEF_SEC_OFFICER', '三枝'),
    head: await of('CSIRT_HEAD', '柳'),
    ciso: await of('CISO', '木庭'),
    alternate: await of('ALT_REPORTER_TO_CISO', '大和田'),
  }
})
afterAll(() => (absent ? undefined : http.close()))
beforeEach(async () => {
  if (absent) return
  http.chain.world.clock.set(night)
  for (const table of ['ladder_version', 'absence', 'post_contact'])
    await http.chain.owner.pool.query(`delete from ${table}`)
  await http.chain.owner.pool.query('update ladder_run set next_at = null, ended_at = now() where ended_at is null')
})

const clock = (later: number) => http.chain.world.clock.advance(minutes(later))
const query = async (text: string, values: unknown[] = []) => (await http.chain.owner.pool.query(text, values)).rows

const notify = (receivers: Extract<Step, { kind: 'NOTIFY' }>['receivers'], rest: object = {}): Step => ({
  kind: 'NOTIFY',
  receivers,
  withDeputies: false,
  channels: ['SCREEN', 'MAIL'],
  duties: [],
  responsible: false,
  ...rest,
})
const wait = (length: number): Step => ({ kind: 'WAIT', business: length, night: length, holiday: length })
const short = (): Step[] => [
  notify([{ kind: 'POST', id: http.chain.actors.ministry.post }], { duties: ['RECEIVED_AT_WINDOW'] }),
  wait(10),
  notify([{ kind: 'POST_KIND', post: 'CHIEF_SEC_OFFICER' }], { responsible: true, duties: ['HEAD_TO_CSIRT'] }),
  wait(15),
  notify([{ kind: 'POST_KIND', post: 'CISO' }], { responsible: true, duties: ['HEAD_TO_CISO'] }),
  wait(15),
]

/** Saved by somebody who may; the seats of the chain are all at the window. */
const save = async (steps: readonly Step[], deskEvery = 10) => {
  const ladder = newId(night)
  await query(
    `insert into ladder values ($1, $2, 'NOTICE_RECEIVED') on conflict (organisation_id, occasion) do nothing`,
    [ladder, http.chain.ids.MINISTRY],
  )
  await query(
    `insert into ladder_version select id, 1, organisation_id, $2, $3, $4, $5, $6 from ladder where organisation_id = $1`,
    [http.chain.ids.MINISTRY, JSON.stringify(steps), deskEvery, people.chief.person, people.chief.post, night],
  )
}

/** The coordinator sends something to the ministry: any object that it holds. */
const begin = async (object = newId(night)) => {
  const { actors, ids, world } = http.chain
  await query(
    `insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
     values (gen_random_uuid(), $1, 'case', $2, 'own', $3, $3) on conflict do nothing`,
    [ids.COORD, object, night],
  )
  const { id } = await withActor(world, actors.duty, tx =>
    start(
      tx,
      actors.duty,
      {
        occasion: 'NOTICE_RECEIVED',
        organisation: ids.MINISTRY!,
        object: { kind: 'case', id: object },
        number: 'N-41',
        tlp: 'TLP:AMBER',
      },
      world.clock.now(),
    ),
  )
  return { id, object }
}

const runOf = async (seat: SeatName, id: string) => (await http.call(seat, 'GET', `/ladder-runs/${id}`)).body
const acknowledge = (seat: SeatName, id: string) => http.call(seat, 'POST', `/ladder-runs/${id}/acknowledgement`)

/** Says “I have it” for somebody who has no seat. */
const telephone = (seat: SeatName, id: string, step: number, { person }: Placed) =>
  http.call(seat, 'PUT', `/ladder-runs/${id}/telephone`, { step, person })

describe('a running ladder', () => {
  it('R-066, R-067: goes on past the window’s receipt and stops at the responsible person’s', async ({ skip }) => {
    skip(absent)
    await save(short())
    const { id } = await begin()
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん'])
    expect((await acknowledge('ministry', id)).body).toMatchObject({ taken: true })
    clock(10)
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん', '三枝'])
    const before = await runOf('ministry', id)
    expect(before.places.map(({ state }: { state: string }) => state)).toEqual([
      'RECEIVED',
      'CALLING',
      'SCHEDULED',
      'SCHEDULED',
    ])
    expect(before.informedAt).toBeNull()
    clock(5)
    expect((await telephone('ministry', id, 2, people.chief)).status).toBe(204)
    const after = await runOf('ministry', id)
    expect(after).toMatchObject({ endedBecause: 'INFORMED', informedAt: http.chain.world.clock.now().toISOString() })
    expect(after.chain.map(({ step, person }: { step: string; person: { ja: string } }) => [step, person.ja])).toEqual([
      ['RECEIVED_AT_WINDOW', 'ministryさん'],
      ['HEAD_TO_CSIRT', '三枝'],
    ])
    clock(60)
    expect(await turns(http.chain)).toMatchObject({ moved: 0 })
  })

  it('R-067: nobody answers, and the coordinator’s duty desk is called, again and again, and the responsible as well', async ({
    skip,
  }) => {
    skip(absent)
    await save(short())
    const { id } = await begin()
    for (const later of [0, 10, 15, 15]) {
      clock(later)
      await turns(http.chain)
    }
    const called = await namesCalled(http.chain, id)
    expect(called.slice(0, 3)).toEqual(['ministryさん', '三枝', '木庭'])
    expect(called).toEqual(expect.arrayContaining(['dutyさん', 'approverさん', 'coordinatorHeadさん']))
    clock(10)
    await turns(http.chain)
    const again = await namesCalled(http.chain, id)
    expect(again.filter(name => name === 'dutyさん')).toHaveLength(2)
    expect(again.filter(name => name === '三枝')).toHaveLength(2)
    expect(again.filter(name => name === 'ministryさん')).toHaveLength(1)
    expect((await acknowledge('duty', id)).body.taken).toBe(true)
    clock(10)
    await turns(http.chain)
    const taken = await namesCalled(http.chain, id)
    expect(taken.filter(name => name === 'dutyさん')).toHaveLength(2)
    expect(taken.filter(name => name === '三枝')).toHaveLength(3)
    expect(await runOf('duty', id)).toMatchObject({ endedAt: null, informedAt: null })
    expect((await telephone('duty', id, 4, people.ciso)).status).toBe(204)
    expect((await runOf('duty', id)).places[2].reached).toMatchObject({
      via: 'TELEPHONE',
      recordedBy: { ja: 'dutyさん' },
    })
    expect((await runOf('duty', id)).endedBecause).toBe('INFORMED')
  })

  it('calls the duty desk at once where everybody is on holiday', async ({ skip }) => {
    skip(absent)
    await save(short())
    await query(
      `insert into absence select gen_random_uuid(), organisation_id, id, $2, $3, person_id, $2 from post where organisation_id = $1`,
      [http.chain.ids.MINISTRY, night, new Date(night.getTime() + minutes(600))],
    )
    const { id } = await begin()
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['approverさん', 'coordinatorHeadさん', 'dutyさん'])
    expect((await runOf('duty', id)).places.map(({ state }: { state: string }) => state)).toEqual([
      'NO_ANSWER',
      'NO_ANSWER',
      'NO_ANSWER',
      'CALLING',
    ])
  })

  it('catches up after the server was away without skipping anybody and without waking all at once', async ({
    skip,
  }) => {
    skip(absent)
    await save(short())
    const { id } = await begin()
    await turns(http.chain)
    clock(300) // long enough for every step and thirty rounds of the desk
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん', '三枝'])
    clock(14)
    expect((await turns(http.chain)).moved).toBe(0)
    clock(1)
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん', '三枝', '木庭'])
    clock(300)
    await turns(http.chain)
    expect((await namesCalled(http.chain, id)).filter(name => name === 'dutyさん')).toHaveLength(1)
  })

  it('two people of one step acknowledge at the same moment: one has it, and both are told', async ({ skip }) => {
    skip(absent)
    const { actors, ids } = http.chain
    const object = newId(night)
    await query(
      `insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
       values (gen_random_uuid(), $1, 'case', $2, 'own', $3, $3)`,
      [ids.COORD, object, night],
    )
    const { id } = await withActor(http.chain.world, actors.duty, tx =>
      start(
        tx,
        actors.duty,
        {
          occasion: 'NOTICE_RECEIVED',
          organisation: ids.OPERATOR!,
          object: { kind: 'case', id: object },
          number: 'N-42',
          tlp: 'TLP:AMBER',
        },
        night,
      ),
    )
    await turns(http.chain)
    const answers = await Promise.all([acknowledge('operator', id), acknowledge('operatorHead', id)])
    expect(answers.map(({ body }) => body.taken).sort()).toEqual([false, true])
    const [first, second] = answers.map(({ body }) => body.has.id)
    expect(first).toBe(second)
    const told = await query(
      `select count(*)::int as n from notification where object_id = $1 and kind = 'ladder.answered'`,
      [id],
    )
    expect(told[0].n).toBe(1)
    expect((await acknowledge('operator', id)).body.has.id).toBe(first)
    expect((await acknowledge('peer', id)).status).toBe(404)
  })

  it('begun twice for one thing it is one ladder, and two workers call nobody twice', async ({ skip }) => {
    skip(absent)
    await save(short())
    const { id, object } = await begin()
    expect((await begin(object)).id).toBe(id)
    await Promise.all(Array.from({ length: 4 }, () => turns(http.chain)))
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん'])
    expect(
      (
        await query(`select count(*)::int as n from notification where object_id = $1 and kind = 'ladder.called'`, [id])
      )[0].n,
    ).toBe(1)
  })

  it('keeps the version it began with', async ({ skip }) => {
    skip(absent)
    await save(short())
    const { id } = await begin()
    await turns(http.chain)
    await query('update ladder_version set steps = $1', [
      JSON.stringify([notify([{ kind: 'POST_KIND', post: 'CSIRT_HEAD' }])]),
    ])
    clock(10)
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん', '三枝'])
  })

  it('R-062: a head who owns the system is passed over for the alternate, and may not report to the CISO', async ({
    skip,
  }) => {
    skip(absent)
    await save([notify([{ kind: 'POST_KIND', post: 'CSIRT_HEAD' }], { responsible: true }), wait(10)])
    await query('insert into post_contact (post_id, organisation_id, owns_systems) values ($1, $2, true)', [
      people.head.post,
      http.chain.ids.MINISTRY,
    ])
    const { id } = await begin()
    await turns(http.chain)
    expect(await namesCalled(http.chain, id)).toEqual(['大和田'])
  })

  it('R-063: the CISO is called at once past every step, with the time', async ({ skip }) => {
    skip(absent)
    await save(short())
    const { id } = await begin()
    await turns(http.chain)
    clock(2)
    expect((await http.call('ministry', 'PUT', `/ladder-runs/${id}/ciso`, { words: '改ざんの疑い' })).status).toBe(204)
    expect(await namesCalled(http.chain, id)).toEqual(['ministryさん', '木庭'])
    const { chain } = await runOf('ministry', id)
    expect(chain).toMatchObject([{ step: 'IMMEDIATE_TO_CISO', at: http.chain.world.clock.now().toISOString() }])
    expect((await http.call('ministry', 'PUT', `/ladder-runs/${id}/ciso`, {})).status).toBe(409)
    expect((await telephone('ministry', id, -1, people.ciso)).status).toBe(204)
    expect((await runOf('ministry', id)).endedBecause).toBe('INFORMED')
  })
})
