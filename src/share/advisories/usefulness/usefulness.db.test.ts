import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { delayMinutes } from './csv.ts'
import * as ratings from './service.ts'

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

const rate = (edition: string, seat: SeatName, rating: 'USEFUL' | 'PARTLY', comment = '') =>
  d.as(seat, tx => ratings.rate(tx, c.actors[seat], edition, { rating, comment }, d.now()))
const effectOf = async (edition: string) =>
  (await d.as('duty', tx => ratings.allEffects(tx, c.actors.duty))).find(({ id }) => id === edition)!

it('R-044: a recipient rates once, may think again, and the coordinator reads the sum', async ({ skip }) => {
  skip(absent)
  const { others } = await d.released()
  await rate(others, 'ministry', 'USEFUL')
  await rate(others, 'ministry', 'PARTLY', '接続先の時刻も知りたい。')
  await rate(others, 'ministry2', 'USEFUL')
  expect(await effectOf(others)).toMatchObject({
    useful: 1,
    partly: 1,
    notUseful: 0,
    comments: ['接続先の時刻も知りたい。'],
  })
  expect(await d.as('ministry2', tx => ratings.read(tx, c.actors.ministry2, others))).toMatchObject({
    rating: 'USEFUL',
  })
})

it('R-044: whoever has not got it rates nothing, and nobody but the issuer reads the sum', async ({ skip }) => {
  skip(absent)
  const { others } = await d.released()
  for (const seat of ['peer', 'stranger', 'police', 'duty'] as const)
    expect(await codeOf(rate(others, seat, 'USEFUL'))).toBe('not_found')
  expect(await codeOf(d.as('ministry', async tx => ratings.allEffects(tx, c.actors.ministry)))).toBe('not_your_role')
})

it('R-035: the time from the first report to the advisory for others is measured, with its reach', async ({ skip }) => {
  skip(absent)
  const { id } = await d.draft()
  await d.answer((await d.ask(id)).id, 'GRANTED')
  await d.review(id)
  c.world.clock.advance(minutes(47))
  const { editions } = await d.publish(id)
  const edition = editions.find(({ face }) => face === 'OTHERS')!.id
  await d.acknowledge(edition, 'ministry')
  const effect = await effectOf(edition)
  expect(delayMinutes(effect)).toBe(47)
  expect(effect).toMatchObject({ recipients: 6, reached: 3, acknowledged: 1, checked: 0, acted: 0 })
  const measured = await d.as('duty', tx => ratings.delays(tx, c.actors.duty))
  expect(measured!.measured).toBeGreaterThan(0)
  expect(measured!.shortest).toBeLessThanOrEqual(measured!.median)
  expect(measured!.longest).toBeGreaterThanOrEqual(47)
})

it('pages of effects follow one another without a gap or a repetition', async ({ skip }) => {
  skip(absent)
  await d.released()
  await d.released()
  const page = (after: { sortKey: Date; id: string } | null) =>
    d.as('duty', async tx => ratings.effects(tx, c.actors.duty, { after, limit: 1 }))
  const seen: string[] = []
  let after: { sortKey: Date; id: string } | null = null
  for (;;) {
    const [row] = await page(after)
    if (!row) break
    seen.push(row.id)
    after = { sortKey: row.releasedAt, id: row.id }
  }
  expect(seen).toEqual((await d.as('duty', tx => ratings.allEffects(tx, c.actors.duty))).map(({ id }) => id))
  expect(new Set(seen).size).toBe(seen.length)
})
