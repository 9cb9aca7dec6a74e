import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { minutes } from '../../kernel/clock.ts'
import { openLoops } from '../home/service.ts'
import { fireDue } from '../timers/jobs.ts'
import * as requests from './service.ts'

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

const asked = (more: Partial<requests.NewAlertRequest> = {}): requests.NewAlertRequest => ({
  title: 'ファイル共有ソフトによる漏えい',
  body: '所管する事業者に、利用の有無の点検を促してください。',
  tlp: 'TLP:GREEN',
  organisations: [c.ids.MINISTRY!, c.ids.MINISTRY2!],
  edition: null,
  due: null,
  ...more,
})
const send = (more?: Partial<requests.NewAlertRequest>, seat: SeatName = 'duty') =>
  d.as(seat, tx => requests.send(tx, c.actors[seat], asked(more), d.now()))
const read = (seat: SeatName, id: string) => d.as(seat, tx => requests.read(tx, c.actors[seat], id, d.now()))
const warn = (seat: SeatName, id: string, operators: number, version = 1) =>
  d.as(seat, tx => requests.warn(tx, c.actors[seat], id, { version, operators, warnedAt: d.now(), note: '' }, d.now()))
const loops = async (seat: SeatName, id: string) =>
  (await d.as(seat, tx => openLoops(tx, c.actors[seat], d.now()))).loops.filter(({ subject }) => subject.id === id)

describe('R-040: a request to warn operators', () => {
  it('reaches the ministries asked and nobody else, and none sees what another answered', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    await warn('ministry2', id, 3)
    expect((await read('duty', id)).answers.map(({ state }) => state)).toEqual(['SENT', 'WARNED'])
    expect((await read('ministry', id)).answers.map(({ organisation }) => organisation)).toEqual([c.ids.MINISTRY])
    for (const seat of ['ceptoar', 'operator', 'peer', 'stranger', 'police', 'body'] as const)
      expect(await codeOf(read(seat, id))).toBe('not_found')
    const { rows } = await c.owner.pool.query(
      `select distinct o.code, n.kind from notification n join organisation o on o.id = n.organisation_id
        where n.object_id = $1 order by 1`,
      [id],
    )
    expect(rows).toEqual([
      { code: 'COORD', kind: 'alert_request.answered' },
      { code: 'MINISTRY', kind: 'alert_request.received' },
      { code: 'MINISTRY2', kind: 'alert_request.received' },
    ])
  })

  it('is asked of ministries alone, by the coordinator alone, for a day to come (F10)', async ({ skip }) => {
    skip(absent)
    expect(await codeOf(send({ organisations: [c.ids.MINISTRY!, c.ids.OPERATOR!] }))).toBe('flow_not_allowed')
    expect(await codeOf(send({}, 'ministry'))).toBe('not_your_role')
    expect(await codeOf(send({ due: d.now() }))).toBe('due_in_past')
  })

  it('is followed from sent to received to warned, with how many; a figure is corrected, not by two at once', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await send()
    await d.as('ministry', tx => requests.receive(tx, c.actors.ministry, id, d.now()))
    expect((await read('ministry', id)).own).toMatchObject({ state: 'RECEIVED', version: 2, regulated: 2 })
    await warn('ministry', id, 1, 2)
    expect(await codeOf(warn('ministry', id, 9, 2))).toBe('changed_meanwhile')
    await warn('ministry', id, 2, 3)
    expect((await read('duty', id)).completion).toEqual({
      asked: 2,
      received: 1,
      warned: 1,
      refused: 0,
      overdue: 0,
      operators: 2,
    })
  })

  it('is refused with a reason, which ends its clock; whoever warned does not refuse', async ({ skip }) => {
    skip(absent)
    const { id } = await send()
    const refuse = (seat: SeatName, version: number) =>
      d.as(seat, tx => requests.refuse(tx, c.actors[seat], id, { version, reason: '対象がいません。' }, d.now()))
    await refuse('ministry', 1)
    await warn('ministry2', id, 4)
    expect(await codeOf(refuse('ministry2', 2))).toBe('already_done')
    expect((await read('duty', id)).answers).toMatchObject([
      { state: 'REFUSED', refusedReason: '対象がいません。' },
      { state: 'WARNED', operators: 4 },
    ])
    const { rows } = await c.owner.pool.query(
      'select count(*)::int as open from timer where subject_id = $1 and satisfied_at is null',
      [id],
    )
    expect(rows).toEqual([{ open: 0 }])
    expect(await codeOf(d.as('duty', tx => requests.remind(tx, c.actors.duty, id, d.now())))).toBe('already_done')
  })

  it('past its day is overdue: the ministry is reminded and the coordinator finds it at home', async ({ skip }) => {
    skip(absent)
    const { id } = await send({ due: new Date(d.now().getTime() + minutes(60)) })
    await warn('ministry2', id, 4)
    expect((await loops('ministry', id)).map(({ kind }) => kind)).toEqual(['ALERT_REQUEST'])
    expect(await loops('ministry2', id)).toEqual([])
    expect(await loops('duty', id)).toEqual([])
    c.world.clock.advance(minutes(61))
    await fireDue(c.world)
    const [late] = await loops('duty', id)
    expect(late).toMatchObject({ kind: 'ALERT_REQUEST_SILENT', count: 1, next: { code: 'MINISTRY' } })
    const { rows } = await c.owner.pool.query(
      `select distinct o.code from notification n join organisation o on o.id = n.organisation_id
        where n.object_id = $1 and n.kind = 'due.ALERT_REQUEST'`,
      [id],
    )
    expect(rows).toEqual([{ code: 'MINISTRY' }])
    expect(await d.as('duty', tx => requests.remind(tx, c.actors.duty, id, d.now()))).toBe(1)
  })

  it('R-037: that stands on an advisory does not name its victim, in no spelling', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    expect(await codeOf(send({ edition: others, body: 'ＯＰＥＲＡＴＯＲ組織で起きた件です。' }))).toBe('names_victim')
    const { id } = await send({ edition: others })
    expect((await read('ministry', id)).edition).toMatchObject({ id: others })
  })
})
