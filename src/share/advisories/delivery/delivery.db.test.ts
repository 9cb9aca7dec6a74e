import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import * as consents from '../../../trust/consent/service.ts'
import * as deliveries from './service.ts'

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

describe('on its way', () => {
  it('R-039: each tier gets it when the one above has acknowledged', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    expect(await d.statesOn(others, 'duty')).toEqual({
      MINISTRY: 'SENT',
      MINISTRY2: 'SENT',
      CEPTOAR: 'HELD_UPSTREAM',
      CEPTOAR2: 'HELD_UPSTREAM',
      PEER: 'HELD_UPSTREAM',
      STRANGER: 'HELD_UPSTREAM',
    })
    expect(await codeOf(d.open(others, 'peer'))).toBe('not_found')
    await d.acknowledge(others, 'ministry')
    await d.acknowledge(others, 'ceptoar')
    expect(await codeOf(d.open(others, 'peer'))).toBe('allowed')
    expect(await d.statesOn(others, 'duty')).toMatchObject({
      PEER: 'OPENED',
      CEPTOAR2: 'HELD_UPSTREAM',
      STRANGER: 'HELD_UPSTREAM',
    })
  })

  it('R-042: receipt, check and action come in that order, and each is the recipient’s own', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    expect(await codeOf(d.assess(others, 'ministry', 'AFFECTED'))).toBe('acknowledge_first')
    await d.acknowledge(others, 'ministry')
    expect(await codeOf(d.acknowledge(others, 'ministry'))).toBe('already_done')
    const act = () =>
      d.as('ministry', tx =>
        deliveries.act(tx, c.actors.ministry, others, { action: '遮断した', actedAt: d.now() }, d.now()),
      )
    expect(await codeOf(act())).toBe('assess_first')
    await d.assess(others, 'ministry', 'AFFECTED')
    await act()
    expect(await d.statesOn(others, 'ministry')).toMatchObject({ MINISTRY: 'ACTED' })
    const { delivery } = await d.open(others, 'ministry')
    expect(delivery).toMatchObject({ acknowledgedBy: { en: 'Person ministry' }, acknowledgedPost: { en: 'ministry' } })
  })

  it('R-042: the first opening is kept', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    const first = await d.open(others, 'ministry')
    c.world.clock.advance(minutes(5))
    expect((await d.open(others, 'ministry')).delivery?.openedAt).toEqual(first.delivery?.openedAt)
  })

  it('silence past its time is shown, and blocks are counted', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    c.world.clock.advance(minutes(241))
    const silent = await d.as('duty', tx => deliveries.silentRecipients(tx, c.actors.duty, d.now()))
    const names = d.codes()
    expect(silent.filter(row => row.edition === others).map(row => [names[row.organisation], row.blocks])).toEqual(
      expect.arrayContaining([
        ['MINISTRY', 1],
        ['MINISTRY2', 1],
      ]),
    )
    expect(
      (await d.as('ministry', tx => deliveries.deliveriesWaiting(tx, c.actors.ministry))).map(row => row.id),
    ).toContain(others)
  })

  it('R-038: recipients do not see one another; a tier sees what is below it', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    await d.acknowledge(others, 'ministry')
    await d.acknowledge(others, 'ceptoar')
    expect(Object.keys(await d.statesOn(others, 'ministry')).sort()).toEqual(['CEPTOAR', 'MINISTRY', 'PEER'])
    expect(Object.keys(await d.statesOn(others, 'ceptoar')).sort()).toEqual(['CEPTOAR', 'PEER'])
    expect(Object.keys(await d.statesOn(others, 'peer'))).toEqual(['PEER'])
    expect(await codeOf(d.board(others, 'stranger'))).toBe('not_found')
  })

  it('R-051: a withdrawal that is under way is waited for; then nothing more is passed on', async ({ skip }) => {
    skip(absent)
    const { others, request } = await d.released()
    let receipt: Promise<unknown> = Promise.resolve()
    await d.as('operatorHead', async tx => {
      const { tlp, audience } = await consents.read(tx, request)
      const withdrawn = { verdict: 'WITHDRAWN' as const, tlp, audience, conditions: '' }
      await consents.answer(tx, c.actors.operatorHead, request, withdrawn, d.now())
      receipt = d.acknowledge(others, 'ministry')
      await new Promise(resolve => setTimeout(resolve, 300))
    })
    await receipt
    expect(await d.statesOn(others, 'duty')).toMatchObject({ MINISTRY: 'UNCHECKED', CEPTOAR: 'HELD_UPSTREAM' })
  })

  it('R-049: nothing is passed on after the day on which the consent ended', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    c.world.clock.advance(minutes(60 * 24 * 43))
    await d.acknowledge(others, 'ministry')
    expect(await d.statesOn(others, 'duty')).toMatchObject({ MINISTRY: 'UNCHECKED', CEPTOAR: 'HELD_UPSTREAM' })
  })

  it('no tier answers for the one below, even past the services', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    await d.acknowledge(others, 'ministry')
    const forge = (seat: SeatName) =>
      d.as(seat, tx =>
        tx
          .updateTable('delivery')
          .set({ acknowledged_at: d.now() })
          .where('edition_id', '=', others)
          .where('organisation_id', '=', c.ids.CEPTOAR!)
          .executeTakeFirst(),
      )
    expect((await forge('ministry')).numUpdatedRows).toBe(0n)
    expect((await forge('duty')).numUpdatedRows).toBe(0n)
  })
})
