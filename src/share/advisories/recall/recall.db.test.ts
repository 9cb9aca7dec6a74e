import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf, content } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import * as deliveries from '../delivery/service.ts'
import * as advisories from '../service.ts'
import * as recalls from './service.ts'

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

const ask = (edition: string, seat: SeatName) =>
  d.as(seat, tx => recalls.ask(tx, c.actors[seat], edition, '接続先に誤りがありました。', d.now()))
const confirm = (edition: string, seat: SeatName, asked = d.now()) =>
  d.as(seat, tx => recalls.confirm(tx, c.actors[seat], edition, asked, d.now()))

describe('R-042: a recall', () => {
  it('takes the words back from everyone who has them, those reached by passing on included', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    await d.acknowledge(others, 'ministry') // passes on to the CEPTOAR
    expect((await d.open(others, 'ceptoar')).body).not.toBe('')
    await ask(others, 'duty')
    expect((await d.open(others, 'ministry')).body, 'one person alone changes nothing').not.toBe('')
    expect(await confirm(others, 'approver')).toBe(3) // two ministries and the CEPTOAR
    for (const seat of ['ministry', 'ministry2', 'ceptoar'] as const) {
      const read = await d.open(others, seat)
      expect(read).toMatchObject({ fate: 'RECALLED', title: '', body: '', requests: [] })
      expect(read.recallReason).toBe('接続先に誤りがありました。')
      expect(read.number).toMatch(/^A-/)
    }
    expect((await d.open(others, 'duty')).body).not.toBe('')
    expect(await d.statesOn(others, 'duty')).toMatchObject({ MINISTRY: 'RECALLED', PEER: 'HELD_UPSTREAM' })
  })

  it('stops every tier, answer and list entry with it', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    await ask(others, 'duty')
    await confirm(others, 'approver')
    expect(await codeOf(d.acknowledge(others, 'ministry'))).toBe('edition_recalled')
    expect(await codeOf(d.open(others, 'ceptoar'))).toBe('not_found')
    const waiting = await d.as('ministry', tx => deliveries.deliveriesWaiting(tx, c.actors.ministry))
    expect(waiting.map(({ id }) => id)).not.toContain(others)
    const listed = await d.as('ministry', tx => deliveries.listOf(tx, c.ids.MINISTRY!, { after: null, limit: 50 }))
    expect(listed.find(({ id }) => id === others)).toMatchObject({ title: '', fate: 'RECALLED' })
  })

  it('needs two persons of the coordinator, and the second confirms what it has read', async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    expect(await codeOf(ask(others, 'ministry'))).toBe('not_your_role')
    expect(await codeOf(confirm(others, 'approver'))).toBe('not_found')
    const first = d.now()
    await ask(others, 'duty')
    expect(await d.as('ministry', tx => recalls.read(tx, c.actors.ministry, others))).toBeNull()
    expect(await codeOf(confirm(others, 'duty'))).toBe('second_person')
    c.world.clock.advance(minutes(1))
    await ask(others, 'duty')
    expect(await codeOf(confirm(others, 'approver', first))).toBe('changed_meanwhile')
    await confirm(others, 'approver')
    expect(await codeOf(ask(others, 'duty'))).toBe('already_done')
  })
})

describe('R-042: a correction', () => {
  const corrected = async (earlier: string) => {
    const { id } = await d.as('duty', tx => advisories.beginCorrection(tx, c.actors.duty, earlier, d.now()))
    const { others } = content()
    const changed = content({ others: { ...others, title: '訂正：接続先の追加' } })
    await d.as('duty', tx => advisories.save(tx, c.actors.duty, id, { version: 1, content: changed }, d.now()))
    return id
  }

  it('is consented to anew, approved by a second person, and reaches exactly those who have the first', async ({
    skip,
  }) => {
    skip(absent)
    const made = await d.released()
    await d.acknowledge(made.others, 'ministry')
    const before = await d.statesOn(made.others, 'duty')
    const id = await corrected(made.id)
    expect(await d.lacks(id)).toContain('consent_missing')
    expect((await d.look(id)).audience.sum.actual).toBe(Object.keys(before).length)
    await d.answer((await d.ask(id)).id, 'GRANTED')
    await d.review(id)
    expect(await codeOf(d.publish(id, 'duty'))).toBe('second_person')
    const { editions, recipients } = await d.publish(id)
    const later = editions.find(({ face }) => face === 'OTHERS')!.id
    expect(recipients).toBe(Object.keys(before).length)
    expect(await d.statesOn(later, 'duty')).toEqual({
      ...Object.fromEntries(Object.keys(before).map(code => [code, 'HELD_UPSTREAM'])),
      MINISTRY: 'SENT',
      MINISTRY2: 'SENT',
      CEPTOAR: 'SENT',
    })
    const read = await d.open(made.others, 'ceptoar')
    expect(read).toMatchObject({ fate: 'CORRECTED', correctedBy: { id: later } })
    expect((await d.open(later, 'ceptoar')).corrects).toMatchObject({ id: made.others })
    expect(await codeOf(d.acknowledge(made.others, 'ceptoar'))).toBe('edition_corrected')
    await d.acknowledge(later, 'ceptoar')
    expect((await d.open(later, 'peer')).title).toBe('訂正：接続先の追加')
    expect(await codeOf(d.open(made.others, 'peer')), 'whoever had not got the first never gets it').toBe('not_found')
  })

  it('follows a released advisory, and none goes beside another', async ({ skip }) => {
    skip(absent)
    const draft = await d.draft()
    const begin = (id: string) => codeOf(d.as('duty', tx => advisories.beginCorrection(tx, c.actors.duty, id, d.now())))
    expect(await begin(draft.id)).toBe('advisory_order')
    const { id } = await d.released()
    expect(await begin(id)).toBe('allowed')
    expect(await begin(id)).toBe('already_done')
  })
})

it('R-042: an action is not dated before the advisory arrived', async ({ skip }) => {
  skip(absent)
  const { others } = await d.released()
  await d.acknowledge(others, 'ministry')
  await d.assess(others, 'ministry', 'AFFECTED')
  const act = (actedAt: Date) =>
    codeOf(d.as('ministry', tx => deliveries.act(tx, c.actors.ministry, others, { action: '遮断', actedAt }, d.now())))
  expect(await act(new Date(d.now().getTime() - minutes(1)))).toBe('action_before_sending')
  expect(await act(d.now())).toBe('allowed')
})
