import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import * as direct from './service.ts'

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

const past = (edition: string, tier: string, seat: SeatName = 'duty') =>
  d.as(seat, tx =>
    direct.sendDirectly(tx, c.actors[seat], edition, { tier: c.ids[tier]!, reason: '電話にも応答がないため' }, d.now()),
  )
const read = (seat: SeatName, edition: string) => d.as(seat, tx => direct.list(tx, c.actors[seat], edition))

describe('R-039: sending past a silent tier', () => {
  it('is possible once the tier is past its time, by the coordinator alone, and reaches those directly below', async ({
    skip,
  }) => {
    skip(absent)
    const { others } = await d.released()
    expect(await codeOf(past(others, 'MINISTRY'))).toBe('tier_not_silent')
    c.world.clock.advance(minutes(241))
    expect(await codeOf(past(others, 'MINISTRY', 'ministry'))).toBe('not_your_role')
    expect(await past(others, 'MINISTRY')).toBe(1)
    expect(await d.statesOn(others, 'duty')).toMatchObject({
      MINISTRY: 'NO_ANSWER',
      CEPTOAR: 'SENT',
      PEER: 'HELD_UPSTREAM',
    })
    expect((await d.open(others, 'ceptoar')).body).not.toBe('')
    await d.acknowledge(others, 'ceptoar')
    expect(await d.statesOn(others, 'duty')).toMatchObject({ CEPTOAR: 'UNCHECKED', PEER: 'SENT' })
    expect(await codeOf(past(others, 'MINISTRY'))).toBe('nobody_held_below')
  })

  it('tells the tier why, and nobody else; the tier still answers for itself', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    c.world.clock.advance(minutes(241))
    await past(others, 'MINISTRY')
    expect(await read('ministry', others)).toMatchObject([{ reason: '電話にも応答がないため', recipients: 1 }])
    expect(await read('ministry2', others)).toEqual([])
    expect(await read('ceptoar', others)).toEqual([])
    const { rows } = await c.owner.pool.query(
      `select distinct o.code from notification n join organisation o on o.id = n.organisation_id
        where n.object_id = $1 and n.kind = 'edition.sent_directly'`,
      [others],
    )
    expect(rows).toEqual([{ code: 'MINISTRY' }])
    await d.acknowledge(others, 'ministry')
    expect(await d.statesOn(others, 'duty')).toMatchObject({ MINISTRY: 'UNCHECKED', CEPTOAR: 'SENT' })
  })

  it('R-051: reaches nobody once the originator has withdrawn its consent', async ({ skip }) => {
    skip(absent)
    const { others, request } = await d.released()
    c.world.clock.advance(minutes(241))
    await d.answer(request, 'WITHDRAWN')
    expect(await codeOf(past(others, 'MINISTRY'))).toBe('nobody_held_below')
  })
})
