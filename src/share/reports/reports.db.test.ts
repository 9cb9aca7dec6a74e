import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { withActor } from '../../platform/db/actor.ts'
import { complete, contentInput } from './content.ts'
import { relayReport } from './jobs.ts'
import * as reports from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const sentence = {
  summary: '改札の管理サーバーが再起動を繰り返している。',
  contact: { name: '早瀬', phone: '03-0000-0142' },
}
const content = (more: object = {}) => complete(contentInput.parse({ ...sentence, ...more }))
const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors[seat], work)
const now = () => c.world.clock.now()

const send = async (seat: SeatName = 'operator', more: Partial<reports.Submission> = {}) => {
  const sent = await as(seat, tx =>
    reports.submit(
      tx,
      c.actors[seat],
      { type: 'REPORT', content: content(), to: 'MINISTRY', ministry: null, convertedFrom: null, ...more },
      now(),
    ),
  )
  await relayReport(c.world)({ report: sent.id, seq: 1 })
  return sent
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )

describe('a report on its way', () => {
  it('R-013: is accepted with a contact and one sentence; what nobody said is UNKNOWN and marked as not given', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await send()
    const read = await as('operator', tx => reports.read(tx, c.actors.operator, id, now()))
    const [version] = read.versions
    expect(version?.content).toMatchObject({ eventClass: 'UNKNOWN', serviceImpact: 'UNKNOWN', policeStatus: 'UNKNOWN' })
    expect(version?.content.fieldCertainty).toMatchObject({ eventClass: 'NOT_GIVEN', causes: 'NOT_GIVEN' })
  })

  it('goes to the ministry and, as a copy, to the coordinator, and to nobody else (F01)', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    for (const seat of ['ministry', 'duty'] as const) {
      expect((await as(seat, tx => reports.read(tx, c.actors[seat], id, now()))).id).toBe(id)
    }
    for (const seat of ['ministry2', 'ceptoar', 'peer', 'stranger', 'police', 'body'] as const) {
      expect(await codeOf(as(seat, tx => reports.read(tx, c.actors[seat], id, now())))).toBe('not_found')
    }
  })

  it('F06: a supervised body reports to its supervising ministry, with a copy to the coordinator', async ({ skip }) => {
    skip(absent)
    const { id } = await send('body')
    const { hops } = await as('body', tx => reports.read(tx, c.actors.body, id, now()))
    expect(hops.map(hop => [hop.flow, hop.mode, hop.to?.code])).toEqual([
      ['F06', 'DIRECT', 'MINISTRY2'],
      ['F03', 'COPY', 'COORD'],
    ])
  })

  it('R-007: a CEPTOAR cannot send an incident report; the refusal names the way it could go', async ({ skip }) => {
    skip(absent)
    const ceptoar = { ...c.actors.ceptoar, duties: ['REPORT' as const] }
    const refused = withActor(c.world, ceptoar, tx =>
      reports.submit(
        tx,
        ceptoar,
        { type: 'REPORT', content: content(), to: 'MINISTRY', ministry: null, convertedFrom: null },
        now(),
      ),
    )
    expect(await codeOf(refused)).toBe('flow_not_allowed')
  })

  it('R-008: a consultation reaches only the one that was asked', async ({ skip }) => {
    skip(absent)
    const { id } = await send('operator', { type: 'CONSULTATION', to: 'COORD' })
    expect(await codeOf(as('duty', tx => reports.read(tx, c.actors.duty, id, now())))).toBe('allowed')
    expect(await codeOf(as('ministry', tx => reports.read(tx, c.actors.ministry, id, now())))).toBe('not_found')
  })

  it('R-012: a consultation becomes a report that keeps the link', async ({ skip }) => {
    skip(absent)
    const asked = await send('operator', { type: 'CONSULTATION', to: 'MINISTRY' })
    const report = await send('operator', { convertedFrom: asked.id })
    const read = await as('operator', tx => reports.read(tx, c.actors.operator, report.id, now()))
    expect(read.convertedFrom).toBe(asked.id)
    const consultation = await as('ministry', tx => reports.read(tx, c.actors.ministry, asked.id, now()))
    expect(consultation.convertedTo).toEqual([{ id: report.id, number: report.number }])
  })

  it('R-015: a follow-up never overwrites the first report, and a stale one is refused', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    const second = {
      kind: 'FOLLOW_UP' as const,
      content: content({ summary: '原因は電源装置の故障。', causes: ['CA_ACC_HW'] }),
      after: 1,
    }
    await as('operator', tx => reports.followUp(tx, c.actors.operator, id, second, now()))
    expect(await codeOf(as('operator', tx => reports.followUp(tx, c.actors.operator, id, second, now())))).toBe(
      'changed_meanwhile',
    )
    const { versions } = await as('operator', tx => reports.read(tx, c.actors.operator, id, now()))
    expect(versions.map(version => [version.seq, version.kind, version.content.summary])).toEqual([
      [1, 'FIRST', sentence.summary],
      [2, 'FOLLOW_UP', '原因は電源装置の故障。'],
    ])
    const overwrite = as('operator', tx => tx.updateTable('report_version').set({ kind: 'FINAL' }).execute())
    expect(await codeOf(overwrite)).toMatch(/permission denied/)
  })

  it('only the originator adds versions', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    const next = { kind: 'FOLLOW_UP' as const, content: content(), after: 1 }
    expect(await codeOf(as('ministry', tx => reports.followUp(tx, c.actors.ministry, id, next, now())))).toBe(
      'not_your_role',
    )
    expect(await codeOf(as('peer', tx => reports.followUp(tx, c.actors.peer, id, next, now())))).toBe('not_found')
  })

  it('is acknowledged and forwarded with person and time, each once', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    expect(await codeOf(as('ministry', tx => reports.forward(tx, c.actors.ministry, id, 1, '', now())))).toBe(
      'acknowledge_first',
    )
    await as('ministry', tx => reports.acknowledge(tx, c.actors.ministry, id, 1, now()))
    await as('ministry', tx => reports.forward(tx, c.actors.ministry, id, 1, '至急扱い', now()))
    expect(await codeOf(as('ministry', tx => reports.acknowledge(tx, c.actors.ministry, id, 1, now())))).toBe(
      'already_done',
    )
    const { hops } = await as('duty', tx => reports.read(tx, c.actors.duty, id, now()))
    expect(hops.find(hop => hop.toId === c.ids.MINISTRY)).toMatchObject({
      acknowledgedAt: now(),
      acknowledgedBy: { id: c.actors.ministry.person },
      forwardNote: '至急扱い',
      forwardedBy: { id: c.actors.ministry.person },
    })
  })

  it('R-009: records under which of the three cases it is made, and R-019: an unknown cause delays nothing', async ({
    skip,
  }) => {
    skip(absent)
    for (const reportCase of ['RC1_LEGAL', 'RC2_SERIOUS', 'RC3_VOLUNTARY']) {
      const { id } = await send('operator', { content: content({ reportCase, causes: ['CA_OTH_UNKNOWN'] }) })
      const { versions } = await as('duty', tx => reports.read(tx, c.actors.duty, id, now()))
      expect(versions[0]?.content).toMatchObject({ reportCase, causes: ['CA_OTH_UNKNOWN'] })
    }
  })

  it('R-017: takes cause, method and planned measures in a follow-up', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    const told = {
      causes: ['CA_INT_MAIL'],
      causeDetail: '添付の実行',
      method: '給付を装うメール',
      measuresPlanned: '全端末の点検',
    }
    await as('operator', tx =>
      reports.followUp(tx, c.actors.operator, id, { kind: 'FOLLOW_UP', content: content(told), after: 1 }, now()),
    )
    const { versions } = await as('ministry', tx => reports.read(tx, c.actors.ministry, id, now()))
    expect(versions[1]?.content).toMatchObject(told)
  })

  it('R-010, R-011: what a case still asks for is open to originator and coordinator, and refuses only the final report', async ({
    skip,
  }) => {
    skip(absent)
    const serious = { reportCase: 'RC2_SERIOUS' }
    const { id } = await send('operator', { content: content(serious) })
    const at = { earliest: null, latest: null, zone: 'Asia/Tokyo', certainty: 'CONFIRMED', wording: '3時半' }
    const next = (kind: 'FOLLOW_UP' | 'FINAL', after: number, more: object) =>
      as('operator', tx =>
        reports.followUp(tx, c.actors.operator, id, { kind, content: content({ ...serious, ...more }), after }, now()),
      )
    const judged = { effectJudgement: { by: '国民生活局', at }, lessons: '手順を改める。' }
    await next('FOLLOW_UP', 1, judged)
    for (const seat of ['operator', 'duty'] as const) {
      const { openBeforeFinal } = await as(seat, tx => reports.read(tx, c.actors[seat], id, now()))
      expect(openBeforeFinal).toEqual([{ code: 'sharing_judgement' }])
    }
    expect(await codeOf(next('FINAL', 2, judged))).toBe('final_incomplete')
    expect(await codeOf(next('FINAL', 2, { ...judged, sharingJudgement: { by: '運輸指令所長', at } }))).toBe('allowed')
  })

  it('R-031: a consultation of the police stands in the report with its day, before the coordinator’s eyes', async ({
    skip,
  }) => {
    skip(absent)
    const policeAt = { earliest: null, latest: null, zone: 'Asia/Tokyo', certainty: 'CONFIRMED', wording: '5月19日' }
    const { id } = await send('operator', { content: content({ policeStatus: 'CONSULTED', policeAt }) })
    const { versions } = await as('duty', tx => reports.read(tx, c.actors.duty, id, now()))
    expect(versions[0]?.content).toMatchObject({ policeStatus: 'CONSULTED', policeAt: { wording: '5月19日' } })
  })

  it('R-021: an insider’s leak is filed and found again as such', async ({ skip }) => {
    skip(absent)
    const { number } = await send('operator', {
      content: content({ eventClass: 'EV_C_LEAK', causes: ['CA_INT_INSIDER'] }),
    })
    await send('operator', { content: content({ eventClass: 'EV_C_LEAK', causes: ['CA_INT_MAIL'] }) })
    const filter = { organisation: c.ids.COORD!, type: null, noFollowUpSince: null, after: null, limit: 50 }
    const found = await as('duty', tx =>
      reports.list(tx, { ...filter, eventClass: 'EV_C_LEAK', cause: 'CA_INT_INSIDER' }),
    )
    expect(found.map(report => report.number)).toEqual([number])
  })

  it('triaged by two people at once, is either accepted or returned', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    await as('duty', tx => reports.acknowledge(tx, c.actors.duty, id, 1, now()))
    const outcome = (state: 'ACCEPTED' | 'RETURNED') => ({ state, eventClass: null, reason: '時刻が不明' })
    let second: Promise<string> = Promise.resolve('not begun')
    await as('duty', async tx => {
      await reports.handle(tx, c.actors.duty, id, 1, outcome('ACCEPTED'), now())
      second = codeOf(
        as('approver', other => reports.handle(other, c.actors.approver, id, 1, outcome('RETURNED'), now())),
      )
      await new Promise(resolve => setTimeout(resolve, 300))
    })
    expect(await second).toBe('handling_order')
  })

  it('relayed twice by a repeated job, arrives once', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    await relayReport(c.world)({ report: id, seq: 1 })
    const { rows } = await c.owner.pool.query('select count(*)::int as hops from relay_hop where report_id = $1', [id])
    expect(rows[0].hops).toBe(2)
    const told = await c.owner.pool.query('select person_id from notification where object_id = $1', [id])
    expect(new Set(told.rows.map(row => row.person_id)).size).toBe(told.rows.length)
  })

  it('a missing actor sees no row of any table that holds organisations’ data', async ({ skip }) => {
    skip(absent)
    await send()
    const { rows: tables } = await c.owner.pool.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity
        and has_table_privilege('noroshi_app', oid, 'select') order by 1`, // the others refuse every reader
    )
    expect(tables.length).toBeGreaterThan(25)
    for (const { relname } of tables) {
      const client = await c.database.pool.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('role', 'noroshi_app', true)`)
        const { rows } = await client.query(`select count(*)::int as seen from ${relname}`)
        expect([relname, rows[0].seen]).toEqual([relname, 0])
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
  })
})
