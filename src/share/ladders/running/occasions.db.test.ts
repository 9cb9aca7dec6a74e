import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../../test/http.ts'
import { namesCalled, type Placed, place, turns } from '../../../../test/ladders.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { recordChain } from './service.ts'

let http: HttpChain
let absent = false
let people: Record<'chief' | 'head' | 'ciso' | 'alternate', Placed>
const night = new Date('2026-11-20T03:07:00+09:00')

beforeAll(async () => {
  const made = await httpChain()
  if (!made) {
    absent = true
    return
  }
  http = made
  const of = (kind: Parameters<typeof place>[2], name: string) => place(http.chain, 'MINISTRY', kind, name, ['RECEIVE'])
  people = {
    chief: await of('CHIEF_SEC_OFFICER', '三枝'),
    head: await of('CSIRT_HEAD', '柳'),
    ciso: await of('CISO', '木庭'),
    alternate: await of('ALT_REPORTER_TO_CISO', '大和田'),
  }
  await http.chain.owner.pool.query(`insert into setting values ('deadlines', '{"INCIDENT_REPORT": 30}')`)
})
afterAll(() => (absent ? undefined : http.close()))
beforeEach(() => void (absent || http.chain.world.clock.set(night)))

const clock = (later: number) => http.chain.world.clock.advance(minutes(later))
const query = async (text: string, values: unknown[] = []) => (await http.chain.owner.pool.query(text, values)).rows
const runOf = async (seat: 'ministry' | 'duty', id: string) => (await http.call(seat, 'GET', `/ladder-runs/${id}`)).body
const told = async (run: string, kind: string): Promise<number> =>
  (await query('select count(*)::int as n from notification where object_id = $1 and kind = $2', [run, kind]))[0].n

/** An advisory that these organisations have not acknowledged in time. */
const overdue = async (codes: readonly string[], due: Date) => {
  const object = newId(night)
  for (const code of codes)
    await query(
      `insert into timer (kind, object_kind, object_id, subject_id, organisation_id, duty, number, tlp, starts_at, due_at)
       values ('ADVISORY_ACKNOWLEDGE', 'edition', $1, $1, $2, 'RECEIVE', 'A-1', 'TLP:AMBER', $3, $4)`,
      [object, http.chain.ids[code], new Date(due.getTime() - minutes(240)), due],
    )
  return object
}
const runsOf = (object: string) =>
  query(
    `select r.id, o.code, r.ended_because from ladder_run r join organisation o on o.id = r.organisation_id
     where r.object_id = $1 order by o.code`,
    [object],
  )

describe('an advisory that nobody acknowledges', () => {
  it('R-043: climbs from the window to the deputy, the superior, the CISO and the duty desk, until it is answered', async ({
    skip,
  }) => {
    skip(absent)
    const object = await overdue(['MINISTRY'], night)
    await turns(http.chain)
    const [run] = await runsOf(object)
    const called = await namesCalled(http.chain, run.id)
    expect(called).toContain('ministryさん')
    for (const later of [30, 15, 15, 15]) {
      clock(later)
      await turns(http.chain)
    }
    const all = await namesCalled(http.chain, run.id)
    expect(all).toEqual(expect.arrayContaining(['三枝', '柳', '木庭', 'dutyさん']))
    await query('update timer set satisfied_at = $2 where object_id = $1', [object, http.chain.world.clock.now()])
    expect((await runsOf(object))[0].ended_because).toBe('ANSWERED')
    clock(600)
    expect((await turns(http.chain)).moved).toBe(0)
  })

  it('wakes the duty desk once, however many are silent, and nobody for what was overdue days ago', async ({
    skip,
  }) => {
    skip(absent)
    const object = await overdue(['POLICE', 'BODY', 'PEER', 'STRANGER'], night)
    const old = await overdue(['PEER'], new Date(night.getTime() - minutes(4 * 24 * 60)))
    await turns(http.chain)
    // Everybody there receives and there is nobody above: the next moment is the desk's.
    clock(30)
    await turns(http.chain)
    expect(await runsOf(object)).toHaveLength(4)
    expect(await runsOf(old)).toEqual([])
    const [desk] = await query(
      `select count(*)::int as n from notification n join ladder_run r on r.id = n.object_id
       where r.object_id = $1 and n.kind = 'ladder.desk' and n.person_id = $2`,
      [object, http.chain.actors.duty.person],
    )
    expect(desk.n).toBe(1)
  })
})

const recognise = async (summary: string): Promise<string> => {
  const { status, body } = await http.call('ministry', 'POST', '/ladder-runs', { summary })
  expect(status).toBe(201)
  return body.id
}

describe('the reporting chain', () => {
  const as = (of: Placed): PersonActor => ({ ...http.chain.actors.ministry, ...of, duties: ['RECEIVE'] })
  const record = (of: Placed, run: string, step: 'VERIFIED' | 'HEAD_TO_CISO') => {
    const now = http.chain.world.clock.now()
    return withActor(http.chain.world, as(of), tx =>
      recordChain(tx, as(of), run, { step, at: now, words: '3台で通信を確認した。' }, now),
    )
  }

  it('R-069: holds what the head verified and when the CISO was told, each by whom it belongs to', async ({ skip }) => {
    skip(absent)
    const run = await recognise('見知らぬ通信がある。')
    await expect(record(people.chief, run, 'VERIFIED')).rejects.toThrow('only_csirt_head')
    await record(people.head, run, 'VERIFIED')
    clock(5)
    await record(people.head, run, 'HEAD_TO_CISO')
    const { chain } = await runOf('ministry', run)
    expect(
      chain.map(({ step, person, at }: { step: string; person: { ja: string }; at: string }) => [step, person.ja, at]),
    ).toEqual([
      ['VERIFIED', '柳', night.toISOString()],
      ['HEAD_TO_CISO', '柳', new Date(night.getTime() + minutes(5)).toISOString()],
    ])
  })

  it('R-062: a head who owns the system does not report to the CISO; the alternate reporter does', async ({ skip }) => {
    skip(absent)
    await query('insert into post_contact (post_id, organisation_id, owns_systems) values ($1, $2, true)', [
      people.head.post,
      http.chain.ids.MINISTRY,
    ])
    const run = await recognise('改ざんの疑いがある。')
    await expect(record(people.head, run, 'HEAD_TO_CISO')).rejects.toThrow('alternate_reporter')
    await record(people.alternate, run, 'HEAD_TO_CISO')
    await query('delete from post_contact')
  })
})

describe('an incident that somebody recognised', () => {
  it('R-070: leads to a report, or to an alarm at the coordinator, who knows nothing of it before', async ({
    skip,
  }) => {
    skip(absent)
    const id = await recognise('見知らぬ通信がある。')
    await turns(http.chain)
    expect((await http.call('duty', 'GET', `/ladder-runs/${id}`)).status).toBe(404)
    // A responsible person knows; the report is owed all the same.
    await http.call('ministry', 'PUT', `/ladder-runs/${id}/ciso`, {})
    await http.call('ministry', 'PUT', `/ladder-runs/${id}/telephone`, { step: -1, person: people.ciso.person })
    clock(31)
    await turns(http.chain)
    expect(await runOf('duty', id)).toMatchObject({ summary: '見知らぬ通信がある。', endedBecause: 'INFORMED' })
    expect(await told(id, 'ladder.unreported')).toBe(3)
    const loops = (await http.call('duty', 'GET', '/home')).body.loops as { kind: string; subject: { id: string } }[]
    expect(loops.filter(({ subject }) => subject.id === id).map(({ kind }) => kind)).toContain('INCIDENT_UNREPORTED')
  })

  it('R-070: is no alarm where the report was sent and tied to it', async ({ skip }) => {
    skip(absent)
    const id = await recognise('別の件。')
    const report = await http.call('ministry', 'POST', '/reports', {
      content: { summary: '別の件。', contact: { name: '早瀬', phone: '03-0000-0142' } },
    })
    expect((await http.call('ministry', 'PUT', `/ladder-runs/${id}/report`, { report: report.body.id })).status).toBe(
      204,
    )
    clock(31)
    await turns(http.chain)
    expect(await told(id, 'ladder.unreported')).toBe(0)
  })

  it('R-067: stands on the home of the ministry as not informed once its time is over', async ({ skip }) => {
    skip(absent)
    const id = await recognise('三件目。')
    clock(50)
    await turns(http.chain)
    await query('update ladder_run set inform_by = $2 where id = $1', [id, http.chain.world.clock.now()])
    const loops = (await http.call('ministry', 'GET', '/home')).body.loops as {
      kind: string
      subject: { id: string }
    }[]
    const kinds = loops.filter(({ subject }) => subject.id === id).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['LADDER_UNINFORMED', 'LADDER_CALL']))
  })
})
