import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { readTime } from '../../../kernel/known-time.ts'
import * as cases from '../../cases/service.ts'
import { openLoops } from '../../home/service.ts'
import { complete, contentInput } from '../../reports/content.ts'
import { relayReport } from '../../reports/jobs.ts'
import * as reports from '../../reports/service.ts'
import { fireDue } from '../../timers/jobs.ts'
import type { On } from '../tasks/service.ts'
import * as outward from './service.ts'

let c: Chain
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    d = advisoryDesk(made)
  } else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

type Said = Parameters<typeof contentInput.parse>[0] & object
const content = (more: Said) =>
  complete(contentInput.parse({ summary: '不審な通信', contact: { name: '早瀬', phone: '03-0000-0142' }, ...more }))
const send = async (more: Said) => {
  const submission = { type: 'REPORT' as const, to: 'MINISTRY' as const, ministry: null, convertedFrom: null }
  const made = await d.as('operator', tx =>
    reports.submit(tx, c.actors.operator, { ...submission, content: content(more) }, d.now()),
  )
  await relayReport(c.world)({ report: made.id, seq: 1 })
  return made.id
}
const onCase = (id: string): On => ({ kind: 'case', id })
const seen = (on: On, seat: SeatName = 'duty') => d.as(seat, tx => outward.of(tx, c.actors[seat], on, d.now()))
const tell = (on: On, seat: SeatName, more: Partial<outward.PoliceEntry> & { when?: string } = {}) =>
  d.as(seat, tx => {
    const { when = 'さきほど', ...given } = more
    const at = readTime(when, d.now())
    const usual = { act: 'CONSULTED', by: null, byName: '久我', office: '本署', officeId: null } as const
    const entry = {
      ...usual,
      content: '接続先の記録を渡した。',
      tlp: 'TLP:AMBER' as const,
      language: 'ja' as const,
      at,
    }
    return outward.recordPolice(tx, c.actors[seat], on, { ...entry, ...given }, d.now())
  })
const loops = async (seat: SeatName, id: string) =>
  (await d.as(seat, tx => openLoops(tx, c.actors[seat], d.now()))).loops
    .filter(({ subject }) => subject.id === id)
    .map(({ kind }) => kind)
const move = (id: string, to: 'CONTAINING') =>
  d.as('duty', async tx => {
    const { version } = await cases.read(tx, c.actors.duty, id, d.now())
    return cases.move(tx, c.actors.duty, id, version, { to, reason: '攻撃である。' }, d.now())
  })

describe('R-071: telling the police', () => {
  it('becomes a task of whoever was attacked as soon as a report suggests an attack, and not by a broken disk', async ({
    skip,
  }) => {
    skip(absent)
    const attacked = await send({ causes: ['CA_INT_MAIL'] })
    const broken = await send({ causes: ['CA_ACC_HW'] })
    expect((await seen({ kind: 'report', id: attacked }, 'operator')).tasks).toMatchObject([
      { kind: 'POLICE', state: 'OPEN', why: ['CAUSE_INTENTIONAL'], organisation: { code: 'OPERATOR' } },
    ])
    expect((await seen({ kind: 'report', id: broken }, 'operator')).tasks).toEqual([])
    expect(await loops('operator', attacked)).toContain('POLICE_TASK')
    expect(await codeOf(seen({ kind: 'report', id: attacked }, 'stranger'))).toBe('not_found')
  })

  it('is one task for a report and its case, however often the suspicion is set', async ({ skip }) => {
    skip(absent)
    const report = await send({ eventClass: 'EV_L_MALWARE' })
    const opened = await d.as('duty', tx =>
      cases.open(tx, c.actors.duty, { report, title: '感染', state: 'CONFIRMED' }, d.now()),
    )
    await move(opened.id, 'CONTAINING')
    expect((await seen(onCase(opened.id))).tasks).toHaveLength(1)
  })

  it('is set by the case as well, and stays until done: the coordinator finds it overdue, the owner is reminded', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await d.openCase()
    expect((await seen(onCase(id))).tasks).toEqual([])
    await move(id, 'CONTAINING')
    expect(await loops('operator', id)).toContain('POLICE_TASK')
    expect(await loops('duty', id)).not.toContain('POLICE_TASK_LATE')
    c.world.clock.advance(minutes(1441))
    await fireDue(c.world)
    expect(await loops('duty', id)).toContain('POLICE_TASK_LATE')
    const { rows } = await c.owner.pool.query(
      `select distinct organisation_id from notification where kind = 'due.POLICE_TASK' and object_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ organisation_id: c.ids.OPERATOR }])
    await tell(onCase(id), 'operator')
    expect((await seen(onCase(id))).tasks).toMatchObject([{ state: 'DONE' }])
    expect(await loops('duty', id)).not.toContain('POLICE_TASK_LATE')
  })

  it('is refused by its owner alone, with a reason that the circle reads', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    await move(id, 'CONTAINING')
    const [task] = (await seen(onCase(id))).tasks
    const refuse = (seat: SeatName) =>
      d.as(seat, tx => outward.refuse(tx, c.actors[seat], task!.id, '被害がありません。', d.now()))
    expect(await codeOf(refuse('duty'))).toBe('not_your_role')
    expect(await codeOf(refuse('stranger'))).toBe('not_found')
    expect(await codeOf(refuse('operator'))).toBe('allowed')
    expect(await codeOf(refuse('operator'))).toBe('already_done')
    expect((await seen(onCase(id), 'ministry')).tasks).toMatchObject([
      { state: 'REFUSED', refusedReason: '被害がありません。', refusedBy: { ja: 'operatorさん' } },
    ])
  })

  it('is settled by a follow-up that says so', async ({ skip }) => {
    skip(absent)
    const report = await send({ causes: ['CA_INT_STEAL'] })
    const next = { kind: 'FOLLOW_UP' as const, after: 1, content: content({ policeStatus: 'REPORTED' }) }
    await d.as('operator', tx => reports.followUp(tx, c.actors.operator, report, next, d.now()))
    expect((await seen({ kind: 'report', id: report }, 'operator')).tasks).toMatchObject([{ state: 'DONE' }])
  })
})

describe('R-031: what the police know', () => {
  it('reaches the coordinator at once, and the days that it took are shown', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    await tell(onCase(id), 'operator', { when: '10日前' })
    expect((await seen(onCase(id))).records).toMatchObject([{ daysUntilKnown: 10, office: '本署', byName: '久我' }])
    const { rows } = await c.owner.pool.query(
      `select distinct o.code from notification n join organisation o on o.id = n.organisation_id
        where n.kind = 'outward.police' and n.object_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ code: 'COORD' }])
    const told = (await d.as('ministry', tx => cases.timelineOf(tx, id))).filter(({ kind }) => kind === 'case.told')
    expect(told).toMatchObject([
      { details: { unreached: [c.ids.COORD] } },
      { details: { to: [c.ids.COORD], tells: [told[0]?.id] } },
    ])
  })

  it('stands in words that only their label’s circle reads; that they were consulted, all who hold the case know', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await d.openCase()
    await tell(onCase(id), 'operator', { tlp: 'TLP:RED' })
    expect((await seen(onCase(id), 'duty')).records).toHaveLength(1)
    expect((await seen(onCase(id), 'ministry')).records).toEqual([])
    expect(
      (await d.as('ministry', tx => cases.timelineOf(tx, id))).filter(({ kind }) => kind === 'case.told'),
    ).toHaveLength(2)
  })

  it('is written down by posts that report, of the past alone', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    expect(await codeOf(tell(onCase(id), 'operator', { when: '明日 10:00' }))).toBe('recorded_in_future')
    expect(await codeOf(tell(onCase(id), 'stranger'))).toBe('not_found')
  })
})

describe('R-072: harm of a large-scale situation', () => {
  const set = (id: string, seat: SeatName = 'duty', organisation: string | null = null) =>
    d.as(seat, tx => {
      const situation = {
        harms: ['LIFE', 'PROPERTY'] as const,
        stage: 'FEARED' as const,
        words: '全国の改札',
        organisation,
      }
      return outward.setLargeScale(tx, c.actors[seat], id, situation, d.now())
    })
  const report = (task: string, seat: SeatName) =>
    d.as(seat, tx =>
      outward.reportLargeScale(
        tx,
        c.actors[seat],
        task,
        { content: '全国の改札に影響する。', tlp: 'TLP:AMBER', language: 'ja' },
        d.now(),
      ),
    )

  it('occurred or feared, creates the additional report of the ministry with its clock, once', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    expect(await codeOf(set(id, 'operator'))).toBe('not_your_role')
    expect(await codeOf(set(id, 'duty', c.ids.MINISTRY2!))).toBe('no_ministry_holds')
    await set(id)
    expect(await codeOf(set(id))).toBe('already_done')
    const [task] = (await seen(onCase(id), 'ministry')).tasks
    expect(task).toMatchObject({
      ...{ kind: 'LARGE_SCALE', stage: 'FEARED', why: ['LIFE', 'PROPERTY'], organisation: { code: 'MINISTRY' } },
      dueAt: new Date(d.now().getTime() + minutes(180)),
    })
    expect(await loops('ministry', id)).toContain('LARGE_SCALE_TASK')
    expect(await codeOf(report(task!.id, 'duty'))).toBe('not_your_role')
    await report(task!.id, 'ministry')
    expect(await codeOf(report(task!.id, 'ministry'))).toBe('already_done')
    expect((await seen(onCase(id))).records).toMatchObject([{ kind: 'LARGE_SCALE', daysUntilKnown: 0 }])
    expect(await loops('ministry', id)).not.toContain('LARGE_SCALE_TASK')
  })
})
