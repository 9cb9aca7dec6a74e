import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk } from '../../../../test/advisory-desk.ts'
import { type Chain, chain } from '../../../../test/chain.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { openLoops } from '../../home/service.ts'
import { fireDue } from '../../timers/jobs.ts'
import * as deliveries from './service.ts'

let c: Chain
let d: AdvisoryDesk
let assembly: PersonActor
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (!made) {
    absent = true
    return
  }
  c = made
  d = advisoryDesk(made)
  // The police of the chain become the secretariat of an assembly: another branch of government.
  await c.owner.pool.query(
    `update organisation_kind set kind = 'OTHER_BRANCH' where organisation_id = $1 and kind = 'NPA'`,
    [c.ids.POLICE],
  )
  await c.owner.pool.query(`delete from organisation_kind where organisation_id = $1 and kind = 'POLICE'`, [
    c.ids.POLICE,
  ])
  assembly = { ...c.actors.police, kinds: ['OTHER_BRANCH'] }
})
afterAll(() => (absent ? undefined : c.close()))

describe('an observer', () => {
  it('R-005: receives the advisory, owes nothing, is reminded of nothing and is not counted as silent', async ({
    skip,
  }) => {
    skip(absent)
    const { others } = await d.released({
      audience: { kinds: ['CI_OPERATOR', 'OTHER_BRANCH'], sectors: [], organisations: [] },
    })
    const asAssembly = <Result>(work: Parameters<typeof withActor<Result>>[2]) => withActor(c.world, assembly, work)
    expect(await d.statesOn(others, 'duty')).toMatchObject({ POLICE: 'SENT' })
    const opened = await asAssembly(tx => deliveries.open(tx, assembly, others, d.now()))
    expect(opened.body).toContain('203.0.113.58')
    const owed = async () =>
      (await c.owner.pool.query('select kind from timer where organisation_id = $1', [c.ids.POLICE])).rows
    expect(await owed()).toEqual([])
    c.world.clock.advance(minutes(14 * 24 * 60))
    await fireDue(c.world)
    const { rows } = await c.owner.pool.query(
      `select kind from notification where organisation_id = $1 and kind like 'due.%'`,
      [c.ids.POLICE],
    )
    expect(rows).toEqual([])
    const silent = await d.as('duty', tx => deliveries.silentRecipients(tx, c.actors.duty, d.now()))
    expect(silent.map(({ organisation }) => organisation)).not.toContain(c.ids.POLICE)
    expect((await asAssembly(tx => openLoops(tx, assembly, d.now()))).loops).toEqual([])
    await asAssembly(tx => deliveries.acknowledge(tx, assembly, others, d.now()))
    expect(await owed()).toEqual([])
  })
})
