import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain, type SeatName } from '../../../../../test/chain.ts'
import { minutes } from '../../../../kernel/clock.ts'
import { NoroshiError } from '../../../../kernel/errors.ts'
import { withActor } from '../../../../platform/db/actor.ts'
import * as cases from '../../../../share/cases/service.ts'
import { complete, contentInput } from '../../../../share/reports/content.ts'
import { relayReport } from '../../../../share/reports/jobs.ts'
import * as reports from '../../../../share/reports/service.ts'
import * as editing from '../editing/service.ts'
import * as directory from '../service.ts'
import * as succession from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors[seat], work)
const asHead = <Result>(work: Parameters<typeof withActor<Result>>[2]) => as('coordinatorHead', work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )
const content = complete(
  contentInput.parse({ summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }),
)
const send = async (seat: SeatName) => {
  const submission = { type: 'REPORT', content, to: 'MINISTRY', ministry: null, convertedFrom: null } as const
  const sent = await as(seat, tx => reports.submit(tx, c.actors[seat], submission, now()))
  await relayReport(c.world)({ report: sent.id, seq: 1 })
  return sent.id
}
const read = (seat: SeatName, id: string) => as(seat, tx => reports.read(tx, c.actors[seat], id, now()))
const merge = (from: string, into: string, effectiveOn = '2026-11-20') =>
  asHead(tx =>
    succession.succeed(
      tx,
      c.actors.coordinatorHead,
      { predecessor: c.ids[from]!, successor: c.ids[into]!, effectiveOn, reason: '合併' },
      now(),
    ),
  )

describe('the directory is kept', () => {
  it('R-001: a new name holds from its day, and the report of before keeps the name of its day', async ({ skip }) => {
    skip(absent)
    const id = await send('peer')
    const name = { ja: '新ピア', en: 'New Peer', shortJa: '新ピア', shortEn: 'New Peer', validFrom: '2026-12-01' }
    await asHead(tx => editing.rename(tx, c.actors.coordinatorHead, c.ids.PEER!, name, now()))
    c.world.clock.advance(minutes(20 * 24 * 60))
    expect((await read('duty', id)).originator?.ja).toBe('PEER組織')
    const entry = await asHead(tx => directory.organisation(tx, c.ids.PEER!))
    expect(entry.name.ja).toBe('新ピア')
    expect(entry.names.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
      ['2026-12-01', null],
      ['2000-01-01', '2026-11-30'],
    ])
    c.world.clock.set(new Date('2026-11-20T03:07:00+09:00'))
  })

  it('R-002: what an organisation was stays for its days; the coordinator is neither made nor unmade', async ({
    skip,
  }) => {
    skip(absent)
    const change = (code: string, next: editing.Change, version = 1, seat: SeatName = 'coordinatorHead') =>
      as(seat, tx => editing.change(tx, c.actors[seat], c.ids[code]!, version, next, now()))
    await change('STRANGER', {
      kinds: ['CI_OPERATOR', 'VENDOR'],
      sectors: ['ELC'],
      designations: ['SPECIAL_ESSENTIAL'],
    })
    const entry = await asHead(tx => directory.organisation(tx, c.ids.STRANGER!))
    expect([entry.kinds, entry.sectors, entry.designations]).toEqual([
      ['CI_OPERATOR', 'VENDOR'],
      ['ELC'],
      ['SPECIAL_ESSENTIAL'],
    ])
    await change('STRANGER', { kinds: ['VENDOR'] }, 2)
    const { rows } = await c.owner.pool.query(
      `select valid_until::text from organisation_kind where organisation_id = $1 and kind = 'CI_OPERATOR'`,
      [c.ids.STRANGER],
    )
    expect(rows).toEqual([{ valid_until: '2026-11-19' }])
    await change('STRANGER', { kinds: ['CI_OPERATOR'] }, 3)
    expect(await codeOf(change('STRANGER', { kinds: ['COORD'] }, 4))).toBe('one_coordinator')
    expect(await codeOf(change('COORD', { kinds: ['MINISTRY'] }))).toBe('one_coordinator')
    expect(await codeOf(change('STRANGER', { sectors: [] }, 1))).toBe('changed_meanwhile')
    expect(await codeOf(change('OPERATOR', { windowPhone: '03-0000-0001' }, 1, 'operatorHead'))).toBe('allowed')
    expect(await codeOf(change('OPERATOR', { sectors: [] }, 2, 'operatorHead'))).toBe('not_your_role')
  })

  it('R-003: a relation begins and ends on its days', async ({ skip }) => {
    skip(absent)
    const tie = {
      kind: 'REGULATES',
      direction: 'TO_HERE' as const,
      organisation: c.ids.MINISTRY2!,
      validFrom: '2026-11-20',
    }
    const head = c.actors.coordinatorHead
    const { id } = await asHead(tx => editing.addRelation(tx, head, c.ids.PEER!, tie, now()))
    expect(await codeOf(asHead(tx => editing.addRelation(tx, head, c.ids.PEER!, tie, now())))).toBe('already_done')
    await asHead(tx => editing.endRelation(tx, head, c.ids.PEER!, id, '2026-11-25', now()))
    const on = async (day: string) =>
      (await asHead(tx => directory.related(tx, { kind: 'REGULATES', to: c.ids.PEER!, day }))).map(found => found.id)
    expect(await on('2026-11-25')).toContain(c.ids.MINISTRY2)
    expect(await on('2026-11-26')).not.toContain(c.ids.MINISTRY2)
  })
})

describe('an organisation goes on in another', () => {
  it('R-001: open reports, cases and timers go on with the successor under the name of their time; closed ones stay', async ({
    skip,
  }) => {
    skip(absent)
    const [open, closed] = [await send('operator'), await send('operator')]
    const opening = (report: string) => ({ report, title: '停止', state: 'SUSPECTED' as const })
    const kept = await as('duty', tx => cases.open(tx, c.actors.duty, opening(open), now()))
    const over = await as('duty', tx => cases.open(tx, c.actors.duty, opening(closed), now()))
    const withdrawn = { to: 'WITHDRAWN' as const, reason: '誤報' }
    await as('duty', tx => cases.move(tx, c.actors.duty, over.id, 1, withdrawn, now()))
    expect(await codeOf(read('peer', open))).toBe('not_found')
    const taken = await merge('OPERATOR', 'PEER')
    expect([taken.reports, taken.cases]).toEqual([1, 1])
    c.world.clock.advance(minutes(1))

    const found = await read('peer', open)
    expect([found.originatorId, found.originator?.ja]).toEqual([c.ids.PEER, 'OPERATOR組織'])
    const next = { kind: 'FOLLOW_UP' as const, content, after: 1 }
    expect(await codeOf(as('peer', tx => reports.followUp(tx, c.actors.peer, open, next, now())))).toBe('allowed')
    expect(await codeOf(as('peer', tx => cases.head(tx, kept.id)))).toBe('allowed')
    expect(await codeOf(read('operator', open))).toBe('not_found')

    expect(await codeOf(read('peer', closed))).toBe('not_found')
    expect(await codeOf(as('peer', tx => cases.head(tx, over.id)))).toBe('not_found')
    expect((await read('operator', closed)).originatorId).toBe(c.ids.OPERATOR)

    const owed = await c.owner.pool.query(
      `select organisation_id from timer where object_id = $1 and kind = 'FOLLOW_UP_REPORT'`,
      [open],
    )
    expect(owed.rows).toEqual([{ organisation_id: c.ids.PEER }])
    const [entry] = await asHead(tx => succession.successionsOf(tx, c.ids.PEER!))
    expect([entry?.predecessor?.ja, entry?.effectiveOn]).toEqual(['OPERATOR組織', '2026-11-20'])
  })

  it('a ministry’s successor regulates whom it regulated and receives what nobody had acknowledged', async ({
    skip,
  }) => {
    skip(absent)
    const id = await send('stranger')
    await merge('MINISTRY2', 'MINISTRY')
    c.world.clock.advance(minutes(1))
    expect(await codeOf(as('ministry', tx => reports.acknowledge(tx, c.actors.ministry, id, 1, now())))).toBe('allowed')
    expect(await codeOf(read('ministry2', id))).toBe('not_found')
    const regulators = await asHead(tx =>
      directory.related(tx, { kind: 'REGULATES', to: c.ids.STRANGER!, day: '2026-11-20' }),
    )
    expect(regulators.map(({ id }) => id)).toEqual([c.ids.MINISTRY])
  })

  it('is recorded once, on its day, by the coordinator’s administrators, and never for the coordinator', async ({
    skip,
  }) => {
    skip(absent)
    expect(await codeOf(merge('BODY', 'POLICE', '2026-12-01'))).toBe('succession_to_come')
    expect(await codeOf(merge('COORD', 'POLICE'))).toBe('one_coordinator')
    expect(await codeOf(merge('OPERATOR', 'BODY'))).toBe('succeeded_already')
    const entry = { predecessor: c.ids.BODY!, successor: c.ids.POLICE!, effectiveOn: '2026-11-20', reason: '統合' }
    expect(await codeOf(as('duty', tx => succession.succeed(tx, c.actors.duty, entry, now())))).toBe('not_your_role')
  })
})
