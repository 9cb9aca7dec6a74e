import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { openLoops } from '../../home/service.ts'
import { fireDue } from '../../timers/jobs.ts'
import * as situation from './service.ts'

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

const pace = (id: string, everyMinutes: number, seat: SeatName = 'duty') =>
  d.as(seat, tx => situation.setCadence(tx, c.actors[seat], id, { everyMinutes, recipients: [c.ids.HQ!] }, d.now()))
const write = (id: string, headline: string, seat: SeatName = 'duty', recipients = [c.ids.HQ!]) =>
  d.as(seat, tx =>
    situation.write(
      tx,
      c.actors[seat],
      id,
      {
        ...{
          headline,
          tlp: 'TLP:AMBER',
          recipients,
          unknown: ['原因'],
          next: [{ text: '点検', who: '事業者', when: '18時' }],
        },
        known: [{ text: headline, certainty: 'CONFIRMED' }],
      },
      d.now(),
    ),
  )
const seen = (id: string, seat: SeatName = 'duty') =>
  d.as(seat, tx => situation.ofCaseFor(tx, c.actors[seat], id, d.now()))
const read = (id: string, seat: SeatName) => d.as(seat, tx => situation.read(tx, c.actors[seat], id, d.now()))
const loops = async (seat: SeatName, id: string) =>
  (await d.as(seat, tx => openLoops(tx, c.actors[seat], d.now()))).loops
    .filter(({ subject, kind }) => subject.id === id && kind.startsWith('SITUATION'))
    .map(({ kind }) => kind)

describe('R-074: situation reports to executives', () => {
  it('are owed at a pace; a missed one alarms and stays at home until it is written', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    await pace(id, 240)
    expect(await loops('duty', id)).toEqual([])
    c.world.clock.advance(minutes(200))
    expect(await loops('duty', id)).toEqual(['SITUATION_DUE'])
    c.world.clock.advance(minutes(41))
    await fireDue(c.world)
    expect(await loops('duty', id)).toEqual(['SITUATION_MISSED'])
    expect((await seen(id)).cadence).toMatchObject({ state: 'MISSED' })
    const { rows } = await c.owner.pool.query(
      `select distinct organisation_id from notification where kind = 'due.SITUATION_REPORT' and object_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ organisation_id: c.ids.COORD }])
    await write(id, '第1報')
    expect(await loops('duty', id)).toEqual([])
    expect((await seen(id)).cadence?.dueAt).toEqual(new Date(d.now().getTime() + minutes(240)))
  })

  it('are versions with known, unknown and next; each says what is new since the one before', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    await write(id, '改札が止まった。')
    const second = await write(id, '31台が感染した。')
    expect((await seen(id)).reports.map(({ seq }) => seq)).toEqual([2, 1])
    expect(await read(second.id, 'headquarters')).toMatchObject({
      ...{ known: [{ certainty: 'CONFIRMED' }], unknown: ['原因'], next: [{ who: '事業者' }] },
      fresh: { known: [0], unknown: [] },
    })
  })

  it('reach the executives named and nobody else, not even others who hold the case', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    const { id: report } = await write(id, '内部の報告')
    for (const seat of ['operator', 'ministry', 'stranger'] as const)
      expect(await codeOf(read(report, seat))).toBe('not_found')
    expect((await seen(id, 'ministry')).reports).toEqual([])
    expect(await codeOf(read(report, 'headquarters'))).toBe('allowed')
    expect(await codeOf(seen(id, 'stranger'))).toBe('not_found')
  })

  it('begin with what the case says of itself: facts with their certainty, and what nobody has answered', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await d.openCase()
    const draft = await d.as('duty', tx => situation.draft(tx, c.actors.duty, id, 'ja', d.now()))
    expect(draft.known).toEqual([{ text: '不審な通信', certainty: 'NOT_GIVEN' }])
    expect(draft.unknown).toEqual(expect.arrayContaining(['原因', '警察への相談・通報', '発生した時刻']))
  })

  it('are owed by each organisation to its own executives, and no longer once that is said', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    await pace(id, 60, 'ministry')
    expect((await seen(id)).cadence).toBeNull()
    const end = () => d.as('ministry', tx => situation.endCadence(tx, c.actors.ministry, id, d.now()))
    await end()
    expect(await codeOf(end())).toBe('cadence_ended')
    c.world.clock.advance(minutes(120))
    expect(await loops('ministry', id)).toEqual([])
  })
})
