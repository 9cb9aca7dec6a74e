import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { projectRoot } from '../../platform/config/project-root.ts'
import { withActor } from '../../platform/db/actor.ts'
import { createSigner } from '../../platform/secrets/signing-key.ts'
import { issueReceipt, type ProvableAct, seal } from './service.ts'

let c: Chain
let d: AdvisoryDesk
let absent = false
const folder = mkdtempSync(join(tmpdir(), 'noroshi-receipts-'))
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    d = advisoryDesk(made)
  } else absent = true
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if (!absent) await c.close()
})

const signer = createSigner(folder)
const receipt = (seat: SeatName, act: ProvableAct, object: string, seq: number | null = null) =>
  d.as(seat, tx => issueReceipt(tx, { act, object, seq }, { signer, installation: 'https://noroshi.example' }))
const sealNow = () => withActor(c.world, { type: 'system', system: 'sealer' }, tx => seal(tx, d.now()))

/** As a person does it: a process of its own, no database, no settings. */
const proveFile = (text: string, ...more: string[]): string => {
  const file = join(folder, 'receipt.json')
  writeFileSync(file, text)
  try {
    return execFileSync('npx', ['tsx', join(projectRoot, 'src/main/cli.ts'), 'audit', 'prove', file, ...more], {
      cwd: projectRoot,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    return `refused: ${(error as { stdout: string }).stdout}`
  }
}

describe('a receipt of the server', () => {
  it('proves a submission and an acknowledgement without the database', { timeout: 120_000 }, async ({ skip }) => {
    skip(absent)
    const { others } = await d.released()
    await d.acknowledge(others, 'ministry')
    expect(await codeOf(receipt('ministry', 'acknowledgement', others))).toBe('receipt_not_sealed')
    const sealed = async () => {
      await sealNow() // leaves out what began after the oldest transaction of the whole cluster, which others use too
      return codeOf(receipt('ministry', 'acknowledgement', others))
    }
    await expect.poll(sealed, { timeout: 60_000 }).not.toBe('receipt_not_sealed')
    const held = await receipt('ministry', 'acknowledgement', others)
    expect(held.entry).toMatchObject({ action: 'edition.acknowledged', organisation: c.ids.MINISTRY, object: others })
    expect(proveFile(JSON.stringify(held), '--key', signer.key())).toContain('Holds')
    expect(proveFile(JSON.stringify({ ...held, position: 0 }))).toMatch(/^refused/)
    expect(proveFile('{}')).toMatch(/^refused/)

    const { rows } = await c.owner.pool.query('select id from report')
    const sent = await receipt('operator', 'submission', rows[0].id, 1)
    expect(sent.entry.detail).toMatchObject({ seq: 1, kind: 'FIRST', content: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('is given to who acted and to nobody else', async ({ skip }) => {
    skip(absent)
    const { rows } = await c.owner.pool.query('select id from report')
    for (const seat of ['peer', 'ministry', 'duty', 'stranger'] as const)
      expect(await codeOf(receipt(seat, 'submission', rows[0].id, 1))).toBe('not_found')
  })
})
