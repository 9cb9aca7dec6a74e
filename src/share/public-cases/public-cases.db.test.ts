import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { minutes } from '../../kernel/clock.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { withActor } from '../../platform/db/actor.ts'
import * as cases from '../cases/service.ts'
import { openLoops } from '../home/service.ts'
import { complete, contentInput } from '../reports/content.ts'
import { relayReport } from '../reports/jobs.ts'
import * as reports from '../reports/service.ts'
import { fireDue } from '../timers/jobs.ts'
import * as publicCases from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))
const first = new Date('2026-11-20T03:07:00+09:00')
beforeEach(() => void (absent || c.world.clock.set(first)))

const now = () => c.world.clock.now()
const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors[seat], work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )
const opening = (organisation: string) => ({
  organisation,
  title: '券売機の停止の報道',
  state: 'SUSPECTED' as const,
  pressUrl: 'https://press.example/a',
  knownOn: '2026-11-20',
  known: '券売機が止まったと報じられた。',
  message: '情報連絡をお願いします。',
  tlp: 'TLP:AMBER' as const,
})
const open = (organisation = c.ids.OPERATOR!) =>
  as('duty', tx => publicCases.open(tx, c.actors.duty, opening(organisation), now()))
const seen = (seat: SeatName, id: string) => as(seat, tx => publicCases.read(tx, c.actors[seat], id, now()))
const submit = async (seat: SeatName, invitation: string | null) => {
  const content = complete(
    contentInput.parse({ summary: '券売機が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }),
  )
  const submission = {
    type: 'REPORT',
    content,
    to: 'MINISTRY',
    ministry: null,
    convertedFrom: null,
    invitation,
  } as const
  const sent = await as(seat, tx => reports.submit(tx, c.actors[seat], submission, now()))
  await relayReport(c.world)({ report: sent.id, seq: 1 })
  return sent
}

describe('a publicly known case', () => {
  it('R-026: is opened by the coordinator; the operator is invited with a copy to its ministry, and nobody else knows', async ({
    skip,
  }) => {
    skip(absent)
    const { id, invitation } = await open()
    for (const seat of ['operator', 'ministry', 'duty'] as const)
      expect((await seen(seat, invitation)).organisationId).toBe(c.ids.OPERATOR)
    for (const seat of ['peer', 'stranger', 'ministry2', 'ceptoar', 'police', 'body'] as const)
      expect(await codeOf(seen(seat, invitation))).toBe('not_found')
    for (const seat of ['operator', 'ministry'] as const) {
      expect((await seen(seat, invitation)).caseId).toBeNull()
      expect(await codeOf(as(seat, tx => cases.read(tx, c.actors[seat], id, now())))).toBe('not_found')
    }
    const told = await c.owner.pool.query(
      `select distinct o.code, n.kind from notification n
      join organisation o on o.id = n.organisation_id where object_id = $1 order by 1`,
      [invitation],
    )
    expect(told.rows).toEqual([
      { code: 'MINISTRY', kind: 'invitation.copied' },
      { code: 'OPERATOR', kind: 'invitation.received' },
    ])
  })

  it('R-026: is followed from sent to opened to the report, which the case takes in and shares with who was invited', async ({
    skip,
  }) => {
    skip(absent)
    const { id, invitation } = await open()
    expect((await seen('ministry', invitation)).state).toBe('SENT')
    expect((await seen('operator', invitation)).state).toBe('OPENED')
    const report = await submit('operator', invitation)
    expect(await seen('duty', invitation)).toMatchObject({ state: 'REPORTED', reportNumber: report.number, caseId: id })
    for (const seat of ['operator', 'ministry', 'duty'] as const)
      expect((await as(seat, tx => cases.read(tx, c.actors[seat], id, now()))).reports).toEqual([report.id])
    expect(await codeOf(submit('operator', invitation))).toBe('not_found')
  })

  it('R-026: is not answered by another organisation, and declining has its reason and ends the reminders', async ({
    skip,
  }) => {
    skip(absent)
    const { invitation } = await open()
    expect(await codeOf(submit('stranger', invitation))).toBe('not_found')
    expect(
      await codeOf(as('ministry', tx => publicCases.decline(tx, c.actors.ministry, invitation, '不要', now()))),
    ).toBe('not_your_role')
    await as('operator', tx => publicCases.decline(tx, c.actors.operator, invitation, '他社の設備です。', now()))
    expect(await seen('duty', invitation)).toMatchObject({ state: 'DECLINED', declineReason: '他社の設備です。' })
    expect(await codeOf(as('duty', tx => publicCases.remind(tx, c.actors.duty, invitation, now())))).toBe(
      'already_done',
    )
    const { rows } = await c.owner.pool.query('select satisfied_at from timer where subject_id = $1', [invitation])
    expect(rows[0].satisfied_at).toEqual(first)
  })

  it('R-026: past its timer is without an answer: the operator is reminded and the coordinator sees it at home', async ({
    skip,
  }) => {
    skip(absent)
    const { invitation } = await open()
    const loops = async (seat: SeatName) =>
      (await as(seat, tx => openLoops(tx, c.actors[seat], now()))).loops
        .filter(({ subject }) => subject.id === invitation)
        .map(({ kind }) => kind)
    expect(await loops('operator')).toEqual(['INVITATION'])
    expect(await loops('duty')).toEqual([])
    c.world.clock.advance(minutes(4321))
    await fireDue(c.world)
    expect(await loops('duty')).toEqual(['INVITATION_SILENT'])
    expect((await seen('duty', invitation)).state).toBe('NO_ANSWER')
    await as('duty', tx => publicCases.remind(tx, c.actors.duty, invitation, now()))
    const { rows } = await c.owner.pool.query(
      'select distinct kind from notification where object_id = $1 order by 1',
      [invitation],
    )
    expect(rows.map(row => row.kind)).toEqual([
      'due.REPORT_INVITATION',
      'invitation.copied',
      'invitation.received',
      'invitation.reminder',
    ])
  })

  it('R-027: counts by month how many were never reported; a late report takes its case out', async ({ skip }) => {
    skip(absent)
    const months = () => as('duty', tx => publicCases.months(tx, c.actors.duty, '2026-11-01'))
    const [before] = await months()
    const { invitation } = await open()
    expect((await months())[0]).toEqual({
      month: '2026-11',
      known: (before?.known ?? 0) + 1,
      invited: (before?.invited ?? 0) + 1,
      declined: before?.declined ?? 0,
      unreported: (before?.unreported ?? 0) + 1,
    })
    await submit('operator', invitation)
    expect((await months())[0]?.unreported).toBe(before?.unreported ?? 0)
    expect(await codeOf(as('operator', tx => publicCases.months(tx, c.actors.operator, '2026-11-01')))).toBe(
      'not_your_role',
    )
  })

  it('R-005: a body outside the duty to report is never invited', async ({ skip }) => {
    skip(absent)
    expect(await codeOf(open(c.ids.POLICE!))).toBe('flow_not_allowed')
  })

  it('R-016: a first report that nothing followed is listed after its time, until the follow-up comes', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await submit('peer', null)
    const quiet = async (seat: SeatName) => {
      const loops = (await as(seat, tx => openLoops(tx, c.actors[seat], now()))).loops
      return loops.filter(loop => loop.kind === 'FOLLOW_UP_MISSING').map(loop => loop.subject.id)
    }
    expect(await quiet('duty')).not.toContain(id)
    c.world.clock.advance(minutes(1441))
    expect(await quiet('duty')).toContain(id)
    expect(await quiet('peer')).toEqual([id])
    expect(await quiet('ministry')).toEqual([])
    const listed = await as('duty', async tx =>
      reports.list(tx, {
        organisation: c.ids.COORD!,
        eventClass: null,
        cause: null,
        type: null,
        noFollowUpSince: await reports.followUpOwedSince(tx, now()),
        after: null,
        limit: 50,
      }),
    )
    expect(listed.map(report => report.id)).toContain(id)
    const content = complete(contentInput.parse({ summary: '復旧した。', contact: { name: '早瀬', phone: '1' } }))
    await as('peer', tx => reports.followUp(tx, c.actors.peer, id, { kind: 'FOLLOW_UP', content, after: 1 }, now()))
    expect(await quiet('duty')).not.toContain(id)
  })
})
