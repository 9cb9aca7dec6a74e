import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chain, chain } from '../../../test/chain.ts'
import { withActor } from '../../platform/db/actor.ts'
import { append, seal, verify } from './service.ts'

let c: Chain
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) c = made
  else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const now = () => c.world.clock.now()
const asSystem = <Result>(system: 'sealer' | 'verifier', work: Parameters<typeof withActor<Result>>[2]) =>
  withActor(c.world, { type: 'system', system }, work)
const write = (action: string) =>
  withActor(c.world, c.actors.duty, tx =>
    append(tx, c.actors.duty, now(), action, { kind: 'case', id: c.ids.OPERATOR ?? null }, { b: 1, a: [2, null] }),
  )
const sealNow = () => asSystem('sealer', tx => seal(tx, now()))
const verdict = () => asSystem('verifier', verify)
const mutate = (sql: string) => c.owner.pool.query(sql)

const gate = () => {
  let resolve = (): void => undefined
  const promise = new Promise<void>(open => {
    resolve = open
  })
  return { promise, resolve }
}

/** Transactions of other databases of the cluster hold the sealer back, so that so many entries may take several blocks. */
const sealed = async (entries: number) => {
  let so = 0
  await expect
    .poll(
      async () => {
        so += await sealNow()
        return so
      },
      { timeout: 30_000 },
    )
    .toBe(entries)
}

describe('the audit log', () => {
  it('seals entries into chained blocks that verify, and reports the tail that is not sealed yet', async ({ skip }) => {
    skip(absent)
    await write('one')
    await write('two')
    await sealed(2)
    await write('three')
    await sealed(1)
    await write('four')
    expect(await verdict()).toMatchObject({ intact: true, unsealed: 1 })
  })

  it('leaves out an entry whose transaction is still open, and seals it later', async ({ skip }) => {
    skip(absent || c.database.kind === 'embedded') // one connection: no second transaction can be open there
    const appended = gate()
    const finish = gate()
    const open = withActor(c.world, c.actors.duty, async tx => {
      await append(tx, c.actors.duty, now(), 'slow', { kind: 'case', id: null })
      appended.resolve()
      await finish.promise
    })
    await appended.promise
    await write('quick')
    await sealNow()
    const blockOf = async (action: string) =>
      (await mutate(`select block from audit_entry where action = '${action}'`)).rows[0]?.block ?? null
    expect(await blockOf('slow')).toBeNull()
    finish.resolve()
    await open
    await expect.poll(sealNow, { timeout: 30_000 }).toBeGreaterThan(0)
    expect(await blockOf('slow')).not.toBeNull()
    expect((await verdict()).intact).toBe(true)
  })

  it('names the first block in which an entry was changed, removed or moved, or whose chain was cut', async ({
    skip,
  }) => {
    skip(absent)
    for (const action of ['five', 'six', 'seven']) {
      await write(action)
      await expect.poll(sealNow, { timeout: 30_000 }).toBeGreaterThan(0)
    }
    const { rows } = await mutate(`select max(number)::int as last from audit_block`)
    const last: number = rows[0].last
    const tamperings: [string, string, string, number][] = [
      [
        `update audit_entry set action = 'changed' where block = ${last - 1}`,
        `update audit_entry set action = 'six' where block = ${last - 1}`,
        'entries_changed',
        last - 1,
      ],
      [
        `update audit_entry set block = ${last} , position = 99 where block = ${last - 2} and position = 1`,
        `update audit_entry set block = ${last - 2}, position = 1 where block = ${last} and position = 99`,
        'entries_missing',
        last - 2,
      ],
      [`update audit_block set merkle_root = '\\x00' where number = ${last}`, '', 'head_changed', last],
    ]
    for (const [break_, mend, because, block] of tamperings) {
      await mutate(break_)
      expect(await verdict()).toEqual({ intact: false, block, because })
      if (mend) await mutate(mend)
    }
    await mutate(`delete from audit_block where number = ${last - 1}`)
    expect(await verdict()).toEqual({ intact: false, block: last, because: 'chain_broken' })
  })

  it('can be neither changed nor deleted by the server’s own role, nor read by people', async ({ skip }) => {
    skip(absent)
    await write('kept')
    const asDuty = (work: Parameters<typeof withActor<unknown>>[2]) => withActor(c.world, c.actors.duty, work)
    await expect(asDuty(tx => tx.updateTable('audit_entry').set({ action: 'x' }).execute())).rejects.toThrow(
      /permission denied/,
    )
    await expect(asDuty(tx => tx.deleteFrom('audit_entry').execute())).rejects.toThrow(/permission denied/)
    expect(await asDuty(tx => tx.selectFrom('audit_entry').select('id').execute())).toEqual([])
    const forged = append.bind(null)
    await expect(
      asDuty(tx => forged(tx, c.actors.operator, now(), 'forged', { kind: 'case', id: null })),
    ).rejects.toThrow(/row-level security/)
  })
})
