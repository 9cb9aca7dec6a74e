import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Chain, chain } from '../../../../../test/chain.ts'
import { NoroshiError } from '../../../../kernel/errors.ts'
import { withActor } from '../../../../platform/db/actor.ts'
import * as directory from '../service.ts'
import * as imports from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const head = 'code,ja,en,short_ja,short_en,valid_from,public_body,kinds,sectors,regulated_by,member_of'
const line = (code: string, regulator = 'MINISTRY') =>
  `${code},${code}社,${code} Co.,${code},${code},2026-11-01,no,CI_OPERATOR,RLW,${regulator},CEPTOAR`
const asHead = <Result>(work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, c.actors.coordinatorHead, work)
const apply = (csv: string) =>
  asHead(tx => imports.apply(tx, c.actors.coordinatorHead, csv, c.world.clock.now())).catch(error =>
    error instanceof NoroshiError ? error.code : String(error),
  )

it('R-002: a file of organisations is looked at, its bad cells named, and taken as a whole or not at all', async ({
  skip,
}) => {
  skip(absent)
  const bad = [head, line('NEW-1'), line('NEW-2', 'NOBODY'), line('OPERATOR')].join('\n')
  const { flaws } = await asHead(tx => imports.preview(tx, c.actors.coordinatorHead, bad))
  expect(flaws).toEqual([
    { line: 3, column: 'regulated_by', value: 'NOBODY', flaw: 'NOT_FOUND' },
    { line: 4, column: 'code', value: 'OPERATOR', flaw: 'TAKEN' },
  ])
  expect(await apply(bad)).toBe('import_flawed')
  expect((await asHead(tx => directory.idsOfCodes(tx, ['NEW-1']))).size).toBe(0)

  expect(await apply([head, line('NEW-1'), line('NEW-2')].join('\r\n'))).toEqual({ added: 2 })
  const id = (await asHead(tx => directory.idsOfCodes(tx, ['NEW-2']))).get('NEW-2')!
  const regulators = await asHead(tx => directory.related(tx, { kind: 'REGULATES', to: id, day: '2026-11-20' }))
  expect(regulators.map(({ id }) => id)).toEqual([c.ids.MINISTRY])
})

it('nobody but the coordinator’s administrators looks at a file', async ({ skip }) => {
  skip(absent)
  const look = withActor(c.world, c.actors.operatorHead, tx => imports.preview(tx, c.actors.operatorHead, head))
  await expect(look).rejects.toThrow(/not_your_role/)
})
