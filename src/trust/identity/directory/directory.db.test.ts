import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain } from '../../../../test/chain.ts'
import { withActor } from '../../../platform/db/actor.ts'
import * as directory from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const asHead = <Result>(work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors.coordinatorHead, work)
const entry = (code: string) => ({
  code,
  publicBody: true,
  fictional: false,
  windowPhone: '',
  names: [
    {
      ja: '情報防護センター',
      en: 'Protection Centre',
      shortJa: 'センター',
      shortEn: 'Centre',
      validFrom: '2005-04-25',
      validUntil: '2025-06-30',
    },
    {
      ja: 'サイバー統括室',
      en: 'Cyber Office',
      shortJa: '統括室',
      shortEn: 'Office',
      validFrom: '2025-07-01',
      validUntil: null,
    },
  ],
  kinds: ['SECTOR_MINISTRY', 'MINISTRY'],
  sectors: ['RLW'],
  validFrom: '2005-04-25',
  relations: [],
})
const nameOn = async (id: string, day: string) =>
  (await c.owner.pool.query('select organisation_on($1, $2) as name', [id, day])).rows[0].name.ja

describe('the directory', () => {
  it('R-001: calls an organisation as it was called on the day', async ({ skip }) => {
    skip(absent)
    const { id } = await asHead(tx => directory.addOrganisation(tx, c.actors.coordinatorHead, entry('OFFICE'), now()))
    expect(await nameOn(id, '2015-05-08')).toBe('情報防護センター')
    expect(await nameOn(id, '2025-06-30')).toBe('情報防護センター')
    expect(await nameOn(id, '2025-07-01')).toBe('サイバー統括室')
    expect(await nameOn(id, '1999-01-01')).toBe('情報防護センター')
  })

  it('R-003: keeps relations with the days on which they hold, and finds ways by those of the day', async ({
    skip,
  }) => {
    skip(absent)
    const relations = [{ kind: 'REGULATES', direction: 'FROM_HERE' as const, organisation: c.ids.OPERATOR! }]
    const { id } = await asHead(tx =>
      directory.addOrganisation(tx, c.actors.coordinatorHead, { ...entry('SECOND'), relations }, now()),
    )
    const regulatorsOn = async (day: string) =>
      (await asHead(tx => directory.related(tx, { kind: 'REGULATES', to: c.ids.OPERATOR!, day }))).map(
        found => found.id,
      )
    expect(await regulatorsOn('2026-01-01')).toEqual([c.ids.MINISTRY, id])
    await c.owner.pool.query(`update organisation_relation set valid_until = '2026-06-30' where from_id = $1`, [id])
    expect(await regulatorsOn('2026-06-30')).toEqual([c.ids.MINISTRY, id])
    expect(await regulatorsOn('2026-07-01')).toEqual([c.ids.MINISTRY])
    expect(await regulatorsOn('2005-04-24')).toEqual([c.ids.MINISTRY])
  })

  it('R-002: registers an organisation of several kinds, and refuses a code that is taken', async ({ skip }) => {
    skip(absent)
    const { id } = await asHead(tx => directory.addOrganisation(tx, c.actors.coordinatorHead, entry('THIRD'), now()))
    expect((await asHead(tx => directory.organisation(tx, id))).kinds).toEqual(['MINISTRY', 'SECTOR_MINISTRY'])
    await expect(
      asHead(tx => directory.addOrganisation(tx, c.actors.coordinatorHead, entry('THIRD'), now())),
    ).rejects.toThrow(/code_taken/)
  })
})
