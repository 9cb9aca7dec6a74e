import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { complete, contentInput } from '../../reports/content.ts'
import { relayReport } from '../../reports/jobs.ts'
import * as reports from '../../reports/service.ts'
import * as cases from '../service.ts'
import * as related from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

type Content = Parameters<typeof contentInput.parse>[0] & object
const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors[seat], work)
const now = () => c.world.clock.now()

const caseOf = async (seat: 'operator' | 'peer' | 'stranger', more: Content, title = '不審な通信') => {
  const input = { summary: '不審な通信', contact: { name: '早瀬', phone: '03-0000-0142' }, ...more }
  const report = await as(seat, tx =>
    reports.submit(
      tx,
      c.actors[seat],
      {
        type: 'REPORT',
        content: complete(contentInput.parse(input)),
        to: 'MINISTRY',
        ministry: null,
        convertedFrom: null,
      },
      now(),
    ),
  )
  await relayReport(c.world)({ report: report.id, seq: 1 })
  return as('duty', tx => cases.open(tx, c.actors.duty, { report: report.id, title, state: 'CONFIRMED' }, now()))
}
const domain = (value: string): Content => ({ indicators: [{ kind: 'DOMAIN', value }] })
const relatedTo = (id: string, seat: SeatName = 'duty') =>
  as(seat, async tx => (await related.related(tx, c.actors[seat], id)).cases)

describe('related cases', () => {
  it('are suggested to the coordinator by a shared indicator, however it is written, with the reason', async ({
    skip,
  }) => {
    skip(absent)
    const one = await caseOf('operator', domain('Evil-1.example'))
    const other = await caseOf('stranger', domain('evil-1.example'))
    expect(await relatedTo(one.id)).toMatchObject([
      { id: other.id, indicators: ['DOMAIN:evil-1.example'], verdict: null },
    ])
  })

  it('are never told to an originator, nor to the ministry of another sector: filtered at both ends', async ({
    skip,
  }) => {
    skip(absent)
    const one = await caseOf('operator', domain('evil-2.example'), 'CANARY-ONE')
    const peer = await caseOf('peer', domain('evil-2.example'), 'CANARY-PEER')
    const other = await caseOf('stranger', domain('evil-2.example'), 'CANARY-OTHER')
    const judge = (seat: SeatName) =>
      as(seat, tx =>
        related.judge(tx, c.actors[seat], one.id, other.id, { verdict: 'CONFIRMED', reason: '同じ手口' }, now()),
      )
    await judge('duty')
    expect(await relatedTo(one.id, 'operator')).toEqual([])
    expect(await relatedTo(other.id, 'stranger')).toEqual([])
    expect(await relatedTo(other.id, 'ministry2')).toEqual([])
    expect((await relatedTo(one.id, 'ministry')).map(({ id }) => id)).toEqual([peer.id])
    expect(await relatedTo(one.id)).toMatchObject([{ id: other.id, verdict: 'CONFIRMED' }, { id: peer.id }])
    expect(await codeOf(judge('operator'))).toBe('not_your_role')
    const told = await as('operator', tx => cases.timelineOf(tx, one.id))
    expect(JSON.stringify(told)).not.toMatch(/CANARY|relat/)
  })

  it('keep every judgement, and the last one counts', async ({ skip }) => {
    skip(absent)
    const one = await caseOf('operator', { eventClass: 'EV_C_LEAK' })
    const other = await caseOf('stranger', { eventClass: 'EV_C_LEAK' })
    expect(await relatedTo(one.id)).toMatchObject([{ id: other.id, sameClass: true, indicators: [] }])
    for (const verdict of ['CONFIRMED', 'REJECTED'] as const)
      await as('duty', tx => related.judge(tx, c.actors.duty, other.id, one.id, { verdict, reason: '' }, now()))
    expect(await relatedTo(one.id)).toMatchObject([{ id: other.id, verdict: 'REJECTED' }])
    const { rows } = await c.owner.pool.query('select verdict from case_relation where $1 in (case_id, other_id)', [
      one.id,
    ])
    expect(rows).toHaveLength(2)
  })

  it('are found by the index of traits, not by reading what everybody reported', async ({ skip }) => {
    skip(absent)
    await c.owner.pool.query(`insert into report_trait
      select r.id, 'INDICATOR', 'DOMAIN:noise-' || n || '.example', now() from (select id from report limit 1) r,
        generate_series(1, 30000) n on conflict do nothing`)
    await c.owner.pool.query('analyze report_trait')
    const plan = await as('duty', async tx => {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
        CompiledQuery.raw(`explain select report_id from report_trait
          where kind = 'INDICATOR' and value = 'DOMAIN:noise-7.example' order by at desc limit 200`),
      )
      return rows.map(row => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index.* Scan .*report_trait_value/)
  })
})
