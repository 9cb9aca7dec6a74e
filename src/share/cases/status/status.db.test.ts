import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { openLoops } from '../../home/service.ts'
import { fireDue } from '../../timers/jobs.ts'
import * as status from './service.ts'

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

const ask = (id: string, seat: SeatName = 'duty', measure: string | null = null) =>
  d.as(seat, tx => status.ask(tx, c.actors[seat], id, { body: '遮断は済みましたか。', measure }, d.now()))
const answer = (id: string, request: string, seat: SeatName = 'operator') =>
  d.as(seat, tx => status.answer(tx, c.actors[seat], id, request, '昨夜、遮断しました。', d.now()))
const seen = (id: string, seat: SeatName) => d.as(seat, tx => status.of(tx, c.actors[seat], id, d.now()))
const loops = (seat: SeatName) => d.as(seat, async tx => (await openLoops(tx, c.actors[seat], d.now())).loops)
const kindsOn = async (seat: SeatName, id: string) =>
  (await loops(seat)).filter(({ subject }) => subject.id === id).map(({ kind }) => kind)

describe('a status request', () => {
  it('R-029: goes from the coordinator, or the ministry, to whoever reported, and from nobody else (F33)', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await d.openCase()
    expect(await codeOf(ask(id))).toBe('allowed')
    expect(await codeOf(ask(id, 'ministry'))).toBe('allowed')
    expect(await codeOf(ask(id, 'operator'))).not.toBe('allowed')
    expect(await codeOf(ask(id, 'ministry2'))).toBe('not_found')
    expect((await seen(id, 'operator')).requests).toHaveLength(2)
  })

  it('is answered once, by a reporting post of whoever was asked, and the answer reaches the asker', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await d.openCase()
    const asked = await ask(id, 'ministry')
    expect(await codeOf(answer(id, asked.id, 'duty'))).toBe('not_your_role')
    expect(await codeOf(answer(id, asked.id))).toBe('allowed')
    expect(await codeOf(answer(id, asked.id))).toBe('already_done')
    expect((await seen(id, 'ministry')).requests).toMatchObject([
      { answer: '昨夜、遮断しました。', answeredBy: { ja: 'operatorさん' }, to: { code: 'OPERATOR' } },
    ])
  })

  it('asks about a measure of that case only', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    expect(await codeOf(ask(id, 'duty', id))).toBe('not_found')
  })

  it('R-029: past its time it stands on the lists of both ends, and whoever owes it is reminded', async ({ skip }) => {
    skip(absent)
    const { id } = await d.openCase()
    const asked = await ask(id)
    expect(await kindsOn('operator', id)).toContain('STATUS_REQUEST')
    expect(await kindsOn('duty', id)).not.toContain('STATUS_SILENT')
    c.world.clock.advance(minutes(1441))
    await fireDue(c.world)
    expect(await kindsOn('duty', id)).toContain('STATUS_SILENT')
    const { rows } = await c.owner.pool.query(
      `select distinct organisation_id from notification where kind = 'due.STATUS_ANSWER' and object_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ organisation_id: c.ids.OPERATOR }])
    await answer(id, asked.id)
    expect(await kindsOn('duty', id)).not.toContain('STATUS_SILENT')
  })
})
