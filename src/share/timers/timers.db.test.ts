import { CompiledQuery } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk } from '../../../test/advisory-desk.ts'
import { type Chain, chain } from '../../../test/chain.ts'
import { minutes } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { withActor } from '../../platform/db/actor.ts'
import * as cases from '../cases/service.ts'
import * as reports from '../reports/service.ts'
import * as threads from '../threads/service.ts'
import { fireDue } from './jobs.ts'
import { start } from './service.ts'

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

const first = new Date('2026-11-20T03:07:00+09:00')
beforeEach(() => void (absent || c.world.clock.set(first)))
afterEach(async () => {
  if (!absent) await c.owner.pool.query('delete from timer')
})

const query = async (text: string, values: unknown[] = []) => (await c.owner.pool.query(text, values)).rows
const open = async (kind: string) =>
  (
    await query(
      `select o.code from timer t join organisation o on o.id = t.organisation_id
       where kind = $1 and satisfied_at is null and cancelled_at is null order by 1`,
      [kind],
    )
  ).map(row => row.code)
const reminders = async (kind: string) =>
  (
    await query(
      `select count(*)::int as n from notification n join timer t on n.event like 'timer:' || t.id || ':%' where n.kind = $1`,
      [`due.${kind}`],
    )
  )[0].n
const clock = (later: number) => c.world.clock.advance(minutes(later))

/** A deadline of an hour that the operator owes on a report of its own. */
const oneHour = async () => {
  const report = await d.openCase().then(() => query('select id from report order by created_at desc, id desc limit 1'))
  await query('delete from timer')
  const { id } = report[0]
  await d.as('operator', tx =>
    start(tx, {
      kind: 'QUESTION_ANSWER',
      object: { kind: 'report', id },
      subject: newId(first),
      organisations: [c.actors.operator.organisation],
      number: 'R-1',
      tlp: 'TLP:AMBER',
      starts: d.now(),
      due: new Date(d.now().getTime() + minutes(60)),
    }),
  )
}
const people = 2 // of the operator, whose posts receive

describe('a deadline', () => {
  it('reminds shortly before, when it is due and once after, and then is only overdue', async ({ skip }) => {
    skip(absent)
    await oneHour()
    expect(await fireDue(c.world)).toEqual({ fired: 0, notified: 0 })
    for (const later of [45, 15, 60]) {
      clock(later)
      expect(await fireDue(c.world)).toEqual({ fired: 1, notified: people })
      expect(await fireDue(c.world)).toEqual({ fired: 0, notified: 0 })
    }
    clock(60 * 24 * 30)
    expect(await fireDue(c.world)).toEqual({ fired: 0, notified: 0 })
    expect(await open('QUESTION_ANSWER')).toEqual(['OPERATOR'])
  })

  it('reminds nobody twice when the clock is put back, and once when it jumps ahead', async ({ skip }) => {
    skip(absent)
    await oneHour()
    clock(46)
    expect((await fireDue(c.world)).fired).toBe(1)
    clock(-40)
    expect((await fireDue(c.world)).fired).toBe(0)
    clock(40)
    expect((await fireDue(c.world)).fired).toBe(0)
    clock(60 * 24 * 3)
    expect(await fireDue(c.world)).toEqual({ fired: 1, notified: people })
    expect((await fireDue(c.world)).fired).toBe(0)
    expect(await query('select rung, remind_at from timer')).toEqual([{ rung: 3, remind_at: null }])
  })

  it('is fired once by two workers at the same time', async ({ skip }) => {
    skip(absent)
    await oneHour()
    clock(61)
    const turns = await Promise.all(Array.from({ length: 4 }, () => fireDue(c.world)))
    expect(turns.reduce((sum, turn) => sum + turn.notified, 0)).toBe(people)
    expect(await reminders('QUESTION_ANSWER')).toBe(people)
  })

  it('is not half fired: a turn that dies before its end leaves the moment to the next', async ({ skip }) => {
    skip(absent)
    await oneHour()
    clock(61)
    const dying = withActor(c.world, { type: 'system', system: 'timer' }, async tx => {
      await tx.executeQuery(CompiledQuery.raw('select * from fire_timers($1, 10)', [d.now()]))
      throw new Error('killed')
    })
    await expect(dying).rejects.toThrow('killed')
    expect(await reminders('QUESTION_ANSWER')).toBe(0)
    expect(await fireDue(c.world)).toEqual({ fired: 1, notified: people })
  })

  it('R-042: reminds 10,000 recipients in one turn', { timeout: 120_000 }, async ({ skip }) => {
    skip(absent)
    await oneHour()
    const before = await query('select count(*)::int as n from notification')
    await query(`insert into timer (kind, object_kind, object_id, subject_id, organisation_id, duty, number, tlp, starts_at, due_at, remind_at)
      select kind, object_kind, object_id, gen_random_uuid(), organisation_id, duty, number, tlp, starts_at, due_at, remind_at
      from timer, generate_series(2, 10000)`)
    clock(61)
    expect(await fireDue(c.world)).toEqual({ fired: 10_000, notified: 10_000 * people })
    const after = await query('select count(*)::int as n from notification')
    expect(after[0].n - before[0].n).toBe(10_000 * people)
  })

  it('is nobody else’s to see, and only its worker fires it', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    const seen = async (seat: 'peer' | 'ministry' | 'duty' | 'police') =>
      (
        await d.as(seat, tx =>
          tx.selectFrom('timer').select('organisation_id').where('object_id', '=', others).execute(),
        )
      ).map(row => row.organisation_id)
    expect(await seen('ministry')).toEqual([c.ids.MINISTRY])
    expect(await seen('peer')).toEqual([])
    expect(await seen('police')).toEqual([])
    expect((await seen('duty')).length).toBe(2)
    await expect(
      d.as('duty', async tx => tx.executeQuery(CompiledQuery.raw('select * from fire_timers(now(), 1)'))),
    ).rejects.toThrow(/worker/)
  })
})

describe('what is owed', () => {
  it('a report: each hop its receipt, the originator a follow-up (R-016), until it is done', async ({ skip }) => {
    skip(absent)
    const opened = await d.openCase()
    expect(await open('REPORT_RECEIPT')).toEqual(['MINISTRY'])
    expect(await open('FOLLOW_UP_REPORT')).toEqual(['OPERATOR'])
    const [{ id }] = (await query('select report_id as id from case_report where case_id = $1', [opened.id])) as [
      { id: string },
    ]
    await d.as('ministry', tx => reports.acknowledge(tx, c.actors.ministry, id, 1, d.now()))
    expect(await open('REPORT_RECEIPT')).toEqual([])
    clock(60 * 24 + 1)
    await fireDue(c.world)
    expect(await reminders('FOLLOW_UP_REPORT')).toBe(2)
    const [version] = await d.as('operator', tx => reports.versionsOf(tx, id))
    await d.as('operator', tx =>
      reports.followUp(tx, c.actors.operator, id, { kind: 'FOLLOW_UP', content: version!.content, after: 1 }, d.now()),
    )
    expect(await open('FOLLOW_UP_REPORT')).toEqual([])
  })

  it('a question: the originator what others ask, the coordinator what the originator asks', async ({ skip }) => {
    skip(absent)
    const opened = await d.openCase()
    const say = (seat: 'duty' | 'operator', answers: string | null) =>
      d.as(seat, async tx =>
        threads.say(tx, c.actors[seat], await cases.subjectOf(tx, opened.id), { body: '状況は。', answers }, d.now()),
      )
    const asked = await say('duty', null)
    expect(await open('QUESTION_ANSWER')).toEqual(['OPERATOR'])
    await say('operator', asked.id)
    expect(await open('QUESTION_ANSWER')).toEqual([])
    await say('operator', null)
    expect(await open('QUESTION_ANSWER')).toEqual(['COORD'])
  })

  it('a measure: until it is done or dropped, by its newest day', async ({ skip }) => {
    skip(absent)
    const opened = await d.openCase()
    const { id } = await d.as('duty', tx =>
      cases.addMeasure(
        tx,
        c.actors.duty,
        opened.id,
        {
          text: '遮断',
          ownerOrganisation: c.ids.OPERATOR!,
          ownerName: '',
          dueOn: '2026-11-25',
          preventsRecurrence: false,
        },
        d.now(),
      ),
    )
    const change = (version: number, state: 'DOING' | 'DONE', dueOn: string) =>
      d.as('operator', tx =>
        cases.changeMeasure(
          tx,
          c.actors.operator,
          opened.id,
          id,
          version,
          { state, evidence: '遮断した。', droppedReason: '', ownerName: '', dueOn },
          d.now(),
        ),
      )
    await change(1, 'DOING', '2026-12-01')
    expect(await query(`select due_at from timer where kind = 'MEASURE_DUE'`)).toEqual([
      { due_at: new Date('2026-12-01T23:59:59+09:00') },
    ])
    await change(2, 'DONE', '2026-12-01')
    expect(await open('MEASURE_DUE')).toEqual([])
  })

  it('an advisory: receipt, check and action, tier by tier; consent before it', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    expect(await open('CONSENT_ANSWER')).toEqual([])
    await query(`delete from timer where object_id <> $1`, [others])
    expect(await open('ADVISORY_ACKNOWLEDGE')).toEqual(['MINISTRY', 'MINISTRY2'])
    await d.acknowledge(others, 'ministry')
    expect(await open('ADVISORY_ACKNOWLEDGE')).toEqual(['CEPTOAR', 'MINISTRY2'])
    expect(await open('ADVISORY_ASSESS')).toEqual(['MINISTRY'])
    await d.assess(others, 'ministry', 'AFFECTED')
    expect(await open('ADVISORY_ASSESS')).toEqual([])
    expect(await open('ADVISORY_ACT')).toEqual(['MINISTRY'])
    await d.assess(others, 'ministry', 'NOT_AFFECTED')
    expect(await open('ADVISORY_ACT')).toEqual([])
  })
})
