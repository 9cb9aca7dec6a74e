import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { complete, contentInput } from '../../reports/content.ts'
import { relayReport } from '../../reports/jobs.ts'
import * as reports from '../../reports/service.ts'
import * as cases from '../service.ts'
import * as ties from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (!made) {
    absent = true
    return
  }
  c = made
  for (const [code, sector] of [
    ['OPERATOR', 'RLW'],
    ['PEER', 'RLW'],
    ['STRANGER', 'ELC'],
  ] as const)
    await c.owner.pool.query(`insert into organisation_sector values ($1, $2, '2000-01-01', null)`, [
      c.ids[code],
      sector,
    ])
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors[seat], work)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )
const openCase = async (seat: SeatName) => {
  const content = complete(
    contentInput.parse({ summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }),
  )
  const submission = { type: 'REPORT', content, to: 'MINISTRY', ministry: null, convertedFrom: null } as const
  const report = await as(seat, tx => reports.submit(tx, c.actors[seat], submission, now()))
  await relayReport(c.world)({ report: report.id, seq: 1 })
  const opening = { report: report.id, title: '改札の停止', state: 'SUSPECTED' as const }
  const opened = await as('duty', tx => cases.open(tx, c.actors.duty, opening, now()))
  return { ...opened, report: report.number }
}
const read = (seat: SeatName, id: string) => as(seat, tx => ties.read(tx, c.actors[seat], id))
const blame = (id: string, number: string) => as('duty', tx => ties.addCause(tx, c.actors.duty, id, number, now()))
const place = (id: string, code: string) => as('duty', tx => ties.addPlace(tx, c.actors.duty, id, c.ids[code]!, now()))

describe('what a case has to do with others', () => {
  it('R-033: a spill-over links to the causing case in another sector, by the number of its case or report', async ({
    skip,
  }) => {
    skip(absent)
    const [effect, cause] = [await openCase('operator'), await openCase('stranger')]
    expect(await blame(effect.id, cause.report)).toEqual({ id: cause.id })
    expect((await read('duty', effect.id)).causes.map(({ number }) => number)).toEqual([cause.number])
    expect((await read('duty', cause.id)).effects.map(({ number }) => number)).toEqual([effect.number])
    const { causes } = await as('duty', tx => cases.head(tx, effect.id))
    expect(causes).toContain('CA_ACC_SPILL')
    expect(await codeOf(blame(effect.id, cause.number))).toBe('already_done')
    expect(await codeOf(blame(cause.id, effect.number))).toBe('own_cause')
  })

  it('R-033: whoever does not hold both cases learns of neither', async ({ skip }) => {
    skip(absent)
    const [effect, cause] = [await openCase('operator'), await openCase('stranger')]
    await blame(effect.id, cause.number)
    expect((await read('operator', effect.id)).causes).toEqual([])
    expect((await read('stranger', cause.id)).effects).toEqual([])
    expect(await codeOf(read('stranger', effect.id))).toBe('not_found')
    const told = await as('operator', tx => cases.timelineOf(tx, effect.id))
    expect(JSON.stringify(told)).not.toContain(cause.id)
  })

  it('R-033: a case of the same sector causes no spill-over, and a cause can be taken back', async ({ skip }) => {
    skip(absent)
    const [effect, sibling, cause] = [await openCase('operator'), await openCase('peer'), await openCase('stranger')]
    expect(await codeOf(blame(effect.id, sibling.number))).toBe('same_sector')
    expect(await codeOf(blame(effect.id, 'C-0'))).toBe('not_found')
    await blame(effect.id, cause.number)
    await as('duty', tx => ties.removeCause(tx, c.actors.duty, effect.id, cause.id, now()))
    expect((await read('duty', effect.id)).causes).toEqual([])
  })

  it('R-004: the notice about a ministry’s network names a supervised body as the place, and both get the case', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await openCase('ministry2')
    expect(await codeOf(read('body', id))).toBe('not_found')
    expect((await read('duty', id)).placeable.map(({ id }) => id)).toEqual([c.ids.BODY])
    await place(id, 'BODY')
    for (const seat of ['body', 'ministry2', 'duty'] as const)
      expect((await read(seat, id)).places.map(({ organisationId }) => organisationId)).toEqual([c.ids.BODY])
    expect((await as('body', tx => cases.read(tx, c.actors.body, id, now()))).title).toBe('改札の停止')
    const { rows } = await c.owner.pool.query(`select kind from notification where object_id = $1 and person_id = $2`, [
      id,
      c.actors.body.person,
    ])
    expect(rows).toEqual([{ kind: 'case.placed' }])
    expect((await read('duty', id)).placeable).toEqual([])
  })

  it('R-004: nobody whom the originator neither supervises nor connects becomes the place', async ({ skip }) => {
    skip(absent)
    const { id } = await openCase('ministry2')
    expect(await codeOf(place(id, 'OPERATOR'))).toBe('not_below_originator')
    expect(await codeOf(read('operator', id))).toBe('not_found')
    expect(await codeOf(as('ministry2', tx => ties.addPlace(tx, c.actors.ministry2, id, c.ids.BODY!, now())))).toBe(
      'not_your_role',
    )
  })
})
