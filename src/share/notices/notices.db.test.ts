import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { minutes } from '../../kernel/clock.ts'
import type { Observation } from '../../kernel/observation.ts'
import { withActor } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { subjectOf, timelineOf } from '../cases/service.ts'
import { fireDue } from '../timers/jobs.ts'
import { board, deliver, dismiss, reconsider } from './detections/service.ts'
import type { ActDetails } from './model.ts'
import { act, give, list, type NewNotice, noticesWaiting, read } from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const as = <Result>(seat: SeatName, work: (tx: Tx, actor: PersonActor) => Promise<Result>): Promise<Result> =>
  withActor(c.world, c.actors[seat], tx => work(tx, c.actors[seat]))

let made = 0
const seen = (change: Partial<Observation> = {}): Observation => {
  const seenAt = change.seenAt ?? new Date(now().getTime() - minutes(20))
  return {
    ...{ sensor: 'sensor-1', segment: '', signature: `beacon ${made++}`, category: '', severity: 1, src: '10.1.2.3' },
    ...{
      srcPort: 50_000,
      dst: '203.0.113.9',
      dstPort: 443,
      dstName: '',
      protocol: 'TLS',
      place: '',
      count: 1,
      bytes: 0,
    },
    ...{ sample: '{}', lastAt: seenAt },
    ...change,
    seenAt,
  } as Observation
}
const deliverAll = (observations: readonly Observation[]) =>
  as('watch', (tx, actor) => deliver(tx, actor, { way: 'API', observations, missed: [] }, now()))
const waiting = (judged = false) =>
  as('watch', (tx, actor) =>
    board(tx, actor, { judged, severity: null, words: '' }, { after: null, limit: 100 }, now()),
  )
const detect = async (change: Partial<Observation> = {}): Promise<string> => {
  const one = seen(change)
  await deliverAll([one])
  return (await waiting()).detections.find(({ signature }) => signature === one.signature)!.id
}
const giveOn = (detections: string[], change: Partial<NewNotice> = {}, seat: SeatName = 'watch') =>
  as(seat, (tx, actor) =>
    give(
      tx,
      actor,
      {
        ...{ detections, to: c.ids.MINISTRY2!, place: c.ids.BODY!, case: null, title: '不審な通信', language: 'ja' },
        ...{ words: '不審な接続先への通信を検知した。', tlp: 'TLP:AMBER', traces: [], told: null },
        ...change,
      },
      now(),
    ),
  )
const doing = async (
  id: string,
  seat: SeatName,
  what: Parameters<typeof act>[4]['act'],
  details: Partial<ActDetails> = {},
) =>
  as(seat, async (tx, actor) => {
    const { version } = await read(tx, actor, id, now())
    return act(
      tx,
      actor,
      id,
      version,
      { act: what, details: { words: '', ...details }, happened: null, language: 'ja' },
      now(),
    )
  })
const stateOf = async (id: string) => (await as('watch', (tx, actor) => read(tx, actor, id, now()))).state
const terminals = [{ name: 'PC-0142', address: '10.1.2.3', user: '' }]
const contained = { action: 'UNPLUGGED' as const, terminals, reportedBy: '早瀬', words: 'LANケーブルを抜いた。' }

describe('detections', () => {
  it('R-077: the same signal of one hour is one detection that keeps its count, first and last', async ({ skip }) => {
    skip(absent)
    const one = seen()
    const many = Array.from({ length: 250 }, (_, index) => ({
      ...one,
      srcPort: 40_000 + index,
      seenAt: new Date(one.seenAt.getTime() + index),
      lastAt: new Date(one.seenAt.getTime() + index),
    }))
    const receipts = [await deliverAll(many), await deliverAll(many)]
    expect(receipts.map(({ counted, fresh }) => [counted, fresh])).toEqual([
      [250, 1],
      [250, 0],
    ])
    const found = (await waiting()).detections.filter(({ signature }) => signature === one.signature)
    expect(found).toMatchObject([{ count: 500, firstAt: one.seenAt, srcPort: null, dstPort: 443 }])
    expect(found[0]!.lastAt).toEqual(many.at(-1)!.seenAt)
  })

  it('two sensors that disagree on the place are both kept and say so', async ({ skip }) => {
    skip(absent)
    const one = seen({ place: '本部2階', src: '10.9.9.9' })
    await deliverAll([one, { ...one, sensor: 'sensor-2', place: '支所' }])
    const found = (await waiting()).detections.filter(({ signature }) => signature === one.signature)
    expect(found.map(({ place, disagreeing }) => [place, disagreeing.map(other => other.place)]).sort()).toEqual([
      ['支所', ['本部2階']],
      ['本部2階', ['支所']],
    ])
  })

  it('what could not be read is a finding on the board', async ({ skip }) => {
    skip(absent)
    const missed = [{ reason: 'UNREADABLE' as const, count: 3, sample: '{"event_type":\u0000\ud800' }]
    await as('watch', (tx, actor) => deliver(tx, actor, { way: 'FILE', observations: [], missed }, now()))
    expect((await waiting()).gaps).toMatchObject([
      { reason: 'UNREADABLE', way: 'FILE', count: 3, sample: '{"event_type":  ' },
    ])
  })

  it('R-077: nobody but the triage of the watch judges, a dismissal has its reason and is taken back', async ({
    skip,
  }) => {
    skip(absent)
    const id = await detect()
    const judge = (seat: SeatName) =>
      as(seat, (tx, actor) => dismiss(tx, actor, { detections: [id], reason: '試験の通信' }, now()))
    expect(await codeOf(judge('duty'))).toBe('not_your_role')
    expect(await codeOf(judge('watch'))).toBe('allowed')
    expect(await codeOf(judge('watch'))).toBe('detection_judged')
    await as('watch', (tx, actor) => reconsider(tx, actor, id, now()))
    expect(await codeOf(giveOn([id]))).toBe('allowed')
    expect(await codeOf(giveOn([id]))).toBe('detection_judged')
  })

  it('counts on after the judgement', async ({ skip }) => {
    skip(absent)
    const one = seen()
    await deliverAll([one])
    const { detections } = await waiting()
    const { id } = detections.find(({ signature }) => signature === one.signature)!
    await giveOn([id])
    await deliverAll([one, one])
    const found = (await waiting(true)).detections.find(detection => detection.id === id)
    expect(found).toMatchObject({ count: 3, since: 2, state: 'NOTICED' })
  })
})

describe('a notice', () => {
  it('R-077 R-004: is numbered, opens a case, and ministry, body and coordinator hold both at once', async ({
    skip,
  }) => {
    skip(absent)
    const given = await giveOn([await detect()])
    expect(given.number).toMatch(/^N-\d{4,}$/)
    for (const seat of ['watch', 'ministry2', 'body', 'duty'] as const) {
      const notice = await as(seat, (tx, actor) => read(tx, actor, given.id, now()))
      expect(notice).toMatchObject({ state: 'NOTIFIED', case: { id: given.case }, place: { code: 'BODY' } })
      expect(await codeOf(as(seat, tx => subjectOf(tx, given.case)))).toBe('allowed')
      expect(notice.evidence).toHaveLength(1)
    }
    for (const seat of ['ministry', 'stranger', 'police'] as const)
      expect(await codeOf(as(seat, (tx, actor) => read(tx, actor, given.id, now())))).toBe('not_found')
    expect(
      await as('stranger', (tx, actor) =>
        list(tx, actor, { owed: false, open: null, state: null, case: null }, { after: null, limit: 50 }),
      ),
    ).toEqual([])
  })

  it('goes to the window of a ministry only, names a body below it, and joins a case of that ministry', async ({
    skip,
  }) => {
    skip(absent)
    expect(await codeOf(giveOn([await detect()], { to: c.ids.BODY!, place: null }))).toBe('flow_not_allowed')
    expect(await codeOf(giveOn([await detect()], { to: c.ids.MINISTRY! }))).toBe('not_below_originator')
    expect(await codeOf(giveOn([await detect()], {}, 'duty'))).toBe('not_your_role')
    const first = await giveOn([await detect()], { place: null })
    const second = await giveOn([await detect()], { case: first.case })
    expect(second.case).toBe(first.case)
    expect(await codeOf(giveOn([await detect()], { case: first.case, to: c.ids.MINISTRY!, place: null }))).toBe(
      'notice_other_originator',
    )
  })

  it('R-067: receipt by the window is not the responsible person being told, who is somebody else', async ({
    skip,
  }) => {
    skip(absent)
    const { id, number } = await giveOn([await detect()])
    const mine = async () =>
      (await as('ministry2', noticesWaiting)).filter(({ notice }) => notice.number === number).map(({ waits }) => waits)
    expect(await mine()).toEqual(['RECEIPT', 'RESPONSIBLE'])
    await doing(id, 'ministry2', 'ACKNOWLEDGE')
    expect(await mine()).toEqual(['RESPONSIBLE', 'CONTAINMENT'])
    const inform = (name: string) =>
      doing(id, 'ministry2', 'INFORM', { responsible: { name, post: 'CHIEF_SEC_OFFICER' } })
    expect(await codeOf(inform('ministry2 さん'))).toBe('notice_same_person')
    await inform('相馬 譲')
    expect(await mine()).toEqual(['CONTAINMENT'])
    expect(await codeOf(inform('相馬 譲'))).toBe('already_done')
  })

  it('R-078 R-079 R-080: containment names terminals, action and reporter; silence ends the notice and never the case', async ({
    skip,
  }) => {
    skip(absent)
    const given = await giveOn([await detect()])
    const { id } = given
    const gone = (from: number, until: number) => ({
      words: '再検知なし。',
      watched: {
        from: new Date(now().getTime() - minutes(from)).toISOString(),
        until: new Date(now().getTime() - minutes(until)).toISOString(),
      },
    })
    expect(await codeOf(doing(id, 'watch', 'CONFIRM', gone(10, 1)))).toBe('notice_not_contained')
    expect(await codeOf(doing(id, 'ministry2', 'CONTAIN', { action: 'UNPLUGGED' }))).toBe('notice_act_lacks')
    expect(await codeOf(doing(id, 'body', 'CONTAIN', contained))).toBe('not_your_role')
    await doing(id, 'body', 'IDENTIFY', { terminals })
    expect(await stateOf(id)).toBe('TERMINAL_IDENTIFIED')
    await doing(id, 'ministry2', 'CONTAIN', contained)
    expect(await codeOf(doing(id, 'watch', 'CONFIRM'))).toBe('notice_act_lacks')
    expect(await codeOf(doing(id, 'watch', 'CONFIRM', gone(10, -5)))).toBe('notice_watched_wrong')
    expect(await codeOf(doing(id, 'watch', 'CONFIRM', gone(60, 1)))).toBe('notice_seen_again')
    await doing(id, 'watch', 'CONFIRM', gone(15, 1))
    const notice = await as('watch', (tx, actor) => read(tx, actor, id, now()))
    expect(notice).toMatchObject({ state: 'SIGNAL_GONE', closedAt: now() })
    const told = (await as('duty', tx => timelineOf(tx, given.case))).filter(({ kind }) => kind === 'case.told')
    expect(told.map(({ details }) => details.told).sort()).toEqual([
      'CONFIRMATION',
      'CONTAINMENT_REPORT',
      'DETECTION_NOTICE',
    ])
    const stands = await as('duty', tx => subjectOf(tx, given.case))
    expect(stands.number).toMatch(/^C-/)
    expect((await as('ministry2', noticesWaiting)).filter(waits => waits.notice.id === id)).toMatchObject([
      { waits: 'RESPONSIBLE' },
    ])
  })

  it('R-081: advice is on record at any time, also when the notice is over', async ({ skip }) => {
    skip(absent)
    const given = await giveOn([await detect()])
    await doing(given.id, 'watch', 'ADVISE', { words: 'ほかの端末も点検してください。' })
    const told = await as('ministry2', tx => timelineOf(tx, given.case))
    expect(told.filter(({ details }) => details.told === 'ADVICE')).toHaveLength(1)
    expect(await codeOf(doing(given.id, 'ministry2', 'ADVISE', { words: '了解' }))).toBe('not_your_role')
  })

  it('a slip is taken back by an act of its own, by who made it, and not below what rests on it', async ({ skip }) => {
    skip(absent)
    const { id } = await giveOn([await detect()])
    const { id: received } = await doing(id, 'ministry2', 'ACKNOWLEDGE')
    const undo = (seat: SeatName, undoes: string) => doing(id, seat, 'UNDO', { undoes, words: '押し間違い' })
    expect(await codeOf(undo('watch', received))).toBe('not_your_role')
    const { id: reported } = await doing(id, 'ministry2', 'CONTAIN', contained)
    expect(await codeOf(undo('ministry2', received))).toBe('notice_built_on')
    await undo('ministry2', reported)
    expect(await stateOf(id)).toBe('ACKED')
    await undo('ministry2', received)
    expect(await stateOf(id)).toBe('NOTIFIED')
    const { acts } = await as('watch', (tx, actor) => read(tx, actor, id, now()))
    expect(acts.map(past => [past.act, past.standing])).toEqual([
      ['GIVE', true],
      ['ACKNOWLEDGE', false],
      ['CONTAIN', false],
      ['UNDO', true],
      ['UNDO', true],
    ])
  })

  it('two who act at once do not overwrite each other', async ({ skip }) => {
    skip(absent)
    const { id } = await giveOn([await detect()])
    const receive = () =>
      as('ministry2', (tx, actor) =>
        act(tx, actor, id, 1, { act: 'ACKNOWLEDGE', details: { words: '' }, happened: null, language: 'ja' }, now()),
      )
    const codes = await Promise.all([codeOf(receive()), codeOf(receive())])
    expect(codes.filter(code => code === 'allowed')).toHaveLength(1)
  })

  it('a window that stays silent is reminded, separately for its receipt and for its responsible person', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await giveOn([await detect()])
    c.world.clock.advance(minutes(241))
    await fireDue(c.world)
    const { rows } = await c.owner.pool.query(
      `select distinct kind from notification where object_id = $1 and kind like 'due.%' order by 1`,
      [id],
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'due.NOTICE_CONTAINMENT',
      'due.NOTICE_RECEIPT',
      'due.NOTICE_RESPONSIBLE',
    ])
  })
})
