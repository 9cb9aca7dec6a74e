import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeFolder } from '../../tools/evidence/folder.ts'
import { basis } from '../../tools/evidence/plan.ts'
import { installed } from './noroshi.ts'

let noroshi: Awaited<ReturnType<typeof installed>>
beforeAll(async () => {
  noroshi = await installed()
}, 120_000)
afterAll(() => noroshi.remove())

test('R-118: what analysts decide stands beside the machine’s word, leaves the counts, and lasts over the next run', {
  timeout: 240_000,
}, async () => {
  const folder = join(noroshi.root, 'evidence', 'decided')
  writeFolder({ ...basis, seed: 11 }, folder)
  const out = `${folder}-result`
  const before = await noroshi.run(folder, ['--lang', 'en'])
  const [host, other] = before.result.destinations.map(one => one.host)
  const rejected = before.result.terminals.at(-1)?.id ?? ''
  expect(before.result.destinations.length).toBeGreaterThan(2)
  const by = 'A. Sakuma'
  writeFileSync(
    join(out, 'decisions.json'),
    JSON.stringify({
      destinations: [
        { host, verdict: 'reject', reason: 'a supplier’s portal', by },
        { host: other, verdict: 'confirm', reason: 'seen on the machine', by },
      ],
      terminals: [{ id: rejected, verdict: 'reject', reason: 'a test machine', by }],
      duties: [{ id: 'report-ciso', state: 'not_done', reason: 'interview', by }],
    }),
  )
  const after = await noroshi.run(folder, ['--lang', 'en'])
  expect(after.code).toBe(0)
  expect(after.result.destinations.map(one => one.host)).not.toContain(host)
  expect(after.result.destinations.map(one => one.host)).toContain(other)
  expect(after.result.terminals.map(one => one.id)).not.toContain(rejected)
  const report = readFileSync(join(out, 'report.en.html'), 'utf8')
  for (const shown of ['a supplier’s portal', 'seen on the machine', 'a test machine', 'interview', by, host ?? ''])
    expect(report).toContain(shown)
  expect(readFileSync(join(out, 'blocklist.txt'), 'utf8')).not.toContain(`\n${host}\n`)

  writeFileSync(join(out, 'decisions.json'), '{"destinations":[{"host":"x","verdict":"reject","by":"A"}]}')
  const unread = await noroshi.run(folder, ['--lang', 'en'])
  expect(unread.code).toBe(1)
  expect(unread.output).toContain('destinations.0.reason')
})
