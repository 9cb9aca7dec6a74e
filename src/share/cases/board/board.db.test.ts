import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { complete, contentInput } from '../../reports/content.ts'
import { relayReport } from '../../reports/jobs.ts'
import * as reports from '../../reports/service.ts'
import * as cases from '../service.ts'
import * as board from './service.ts'

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

const every = {
  state: null,
  open: true,
  sector: null,
  eventClass: null,
  owner: null,
  overdue: false,
  noFollowUp: false,
  publiclyKnown: false,
}
const list = (filter: Partial<Parameters<typeof board.list>[2]> = {}, seat: SeatName = 'duty') =>
  d.as(seat, tx => board.list(tx, c.actors[seat], { ...every, ...filter }, { after: null, limit: 200 }, d.now()))
const numbers = async (filter: Partial<Parameters<typeof board.list>[2]>, seat: SeatName = 'duty') =>
  (await list(filter, seat)).map(({ number }) => number)
const bulk = (work: Parameters<typeof board.bulk>[2], seat: SeatName = 'duty') =>
  d.as(seat, tx => board.bulk(tx, c.actors[seat], work, d.now()))
const overview = () => d.as('duty', tx => board.overview(tx, c.actors.duty, d.now()))

const report = async (summary = '改札が止まった。') => {
  const made = await d.as('operator', tx =>
    reports.submit(
      tx,
      c.actors.operator,
      {
        type: 'REPORT',
        content: complete(
          contentInput.parse({ summary, contact: { name: '早瀬', phone: '03-0000-0142' }, publiclyKnown: 'YES' }),
        ),
        to: 'MINISTRY',
        ministry: null,
        convertedFrom: null,
      },
      d.now(),
    ),
  )
  await relayReport(c.world)({ report: made.id, seq: 1 })
  return made.id
}
const waiting = () =>
  d
    .as('duty', tx => board.waiting(tx, c.actors.duty, { after: null, limit: 50 }))
    .then(rows => rows.map(({ id }) => id))

describe('the board', () => {
  it('narrows to what is unowned, late, silent or publicly known', async ({ skip }) => {
    skip(absent)
    const { id, number } = await d.openCase()
    await d.as('duty', tx =>
      cases.addMeasure(
        tx,
        c.actors.duty,
        id,
        {
          text: '遮断',
          ownerOrganisation: c.ids.OPERATOR!,
          ownerName: '',
          dueOn: '2026-11-21',
          preventsRecurrence: false,
        },
        d.now(),
      ),
    )
    expect(await numbers({ overdue: true })).not.toContain(number)
    expect(await numbers({ noFollowUp: true })).not.toContain(number)
    c.world.clock.advance(minutes(3 * 1440))
    expect(await numbers({ overdue: true })).toContain(number)
    expect(await numbers({ noFollowUp: true })).toContain(number)
    expect(await numbers({ owner: 'me' })).toContain(number)
    expect(await numbers({ owner: 'none' })).not.toContain(number)
    expect(await numbers({ publiclyKnown: true })).not.toContain(number)
    const known = await report()
    const opened = await d.as('duty', tx =>
      cases.open(tx, c.actors.duty, { report: known, title: '公知', state: 'CONFIRMED' }, d.now()),
    )
    expect(await numbers({ publiclyKnown: true })).toEqual([opened.number])
    expect(await numbers({}, 'stranger')).toEqual([])
    expect((await overview()).counts).toMatchObject({ overdue: 1, noFollowUp: 1, publiclyKnown: 1 })
  })

  it('takes many over at once, says row by row what was refused and why, and is undone', async ({ skip }) => {
    skip(absent)
    const [one, other] = [await d.openCase(), await d.openCase()]
    const approver = c.actors.approver.person
    const outcomes = await bulk(
      {
        act: 'TAKE',
        cases: [
          { id: one.id, version: 1 },
          { id: other.id, version: 9 },
          { id: c.ids.OPERATOR!, version: 1 },
        ],
        person: null,
      },
      'approver',
    )
    expect(outcomes).toMatchObject([
      { id: one.id, number: one.number, done: true, before: c.actors.duty.person, version: 2 },
      { done: false, refused: { code: 'changed_meanwhile' } },
      { done: false, refused: { code: 'not_found' } },
    ])
    const before = outcomes[0]!
    const undone = await bulk({
      act: 'ASSIGN',
      cases: [{ id: one.id, version: before.version!, owner: before.before }],
      person: null,
    })
    expect(undone).toMatchObject([{ done: true, before: approver }])
    expect((await list({ owner: 'me' })).map(({ id }) => id)).toContain(one.id)
  })

  it('refuses to end cases in bulk, and to give a case to somebody who does not triage', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    const row = [{ id, version: 1 }]
    expect(await bulk({ act: 'CLOSE_AS_OMEN', cases: row, person: null })).toMatchObject([
      { done: false, refused: { code: 'one_by_one' } },
    ])
    expect(await bulk({ act: 'ASSIGN', cases: row, person: c.actors.operator.person })).toMatchObject([
      { refused: { code: 'invalid_input' } },
    ])
    expect(await codeOf(bulk({ act: 'TAKE', cases: row, person: null }, 'operator'))).toBe('not_your_role')
    expect((await d.as('duty', tx => cases.head(tx, id))).version).toBe(1)
  })

  it('holds the reports that nobody has judged, until they are a case, returned or withdrawn', async ({ skip }) => {
    skip(absent)
    const [first, second] = [await report(), await report()]
    expect(await waiting()).toEqual(expect.arrayContaining([first, second]))
    const outcomes = await d.as('duty', tx => board.acknowledgeAll(tx, c.actors.duty, [first, second, first], d.now()))
    expect(outcomes.map(({ done, refused }) => refused?.code ?? done)).toEqual([true, true, 'already_done'])
    expect(await waiting()).toEqual(expect.arrayContaining([first, second]))
    await d.as('duty', tx =>
      cases.open(tx, c.actors.duty, { report: first, title: '障害', state: 'SUSPECTED' }, d.now()),
    )
    await d.as('duty', tx =>
      reports.handle(
        tx,
        c.actors.duty,
        second,
        1,
        { state: 'RETURNED', eventClass: null, reason: '場所がない' },
        d.now(),
      ),
    )
    const left = await waiting()
    expect(left).not.toContain(first)
    expect(left).not.toContain(second)
  })

  it('reads the open cases by their own index, however many are closed', async ({ skip }) => {
    skip(absent)
    await c.owner.pool.query(
      `insert into case_file (id, number, title, state, path, originator_id, tlp, opened_at)
       select gen_random_uuid(), 'C-OLD-' || n, 'old', 'CLOSED', 'FAULT', $1, 'TLP:AMBER', now() - n * interval '1 hour'
       from generate_series(1, 5000) n`,
      [c.ids.OPERATOR],
    )
    await c.owner.pool.query('analyze case_file')
    const plan = await d.as('duty', async tx => {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
        CompiledQuery.raw(`explain select id from case_file where state not in ('CLOSED', 'WITHDRAWN', 'MERGED')`),
      )
      return rows.map(row => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/case_file_open/)
  })
})
