import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../kernel/clock.ts'
import { projectRoot } from '../platform/config/project-root.ts'
import { sha256Of } from './evidence/service.ts'
import { investigate } from './service.ts'

const shared = join(projectRoot, '../shared')
let out: string
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'noroshi-investigation-'))
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const run = (folder: string, name: string) =>
  investigate({ folder, out: join(out, name), language: 'en', progress: () => undefined }, systemClock)

describe('a folder without case.json', () => {
  test('is sealed, read and left as it was; what is assumed is said to be', async () => {
    const folder = join(out, 'bare')
    mkdirSync(folder)
    const line = (at: number, client: string, url: string) =>
      `${at}.000     10 ${client} TCP_MISS/200 900 GET ${url} - HIER_DIRECT/198.51.100.7 text/html "-" "Agent/1" 300`
    const rows = Array.from({ length: 300 }, (_, at) =>
      line(1_900_000_000 + at * 60, `10.1.0.${at % 9}`, `http://site${at % 40}.example/`),
    )
    writeFileSync(join(folder, 'access.log'), `${rows.join('\n')}\nbroken line\n`)
    writeFileSync(join(folder, 'copy-of-access.log'), `${rows.join('\n')}\nbroken line\n`)
    const before = await sha256Of(join(folder, 'access.log'))
    const found = await run(folder, 'bare-result')
    expect(found.sheet.derived).toBe(true)
    expect(found.sealed.find(file => file.path === 'access.log')?.sha256).toBe(before)
    expect(found.ingested).toMatchObject([{ path: 'access.log', format: 'squid+agent', records: 300, badLines: 1 }])
    expect(found.sealed.find(file => file.path === 'copy-of-access.log')?.remarks).toMatchObject([
      { code: 'duplicate_file' },
    ])
    expect(found.detection.destinations.filter(destination => destination.reported)).toEqual([])
    expect(await sha256Of(join(folder, 'access.log'))).toBe(before)
  }, 60_000)
})

const present = existsSync(join(shared, 'cases/score.mjs'))

describe.skipIf(!present)('cases beside the project (skipped where ../shared is not there)', () => {
  test.each(['pension-a', 'quiet-b'])(
    'R-097 R-098: %s: destinations, terminals and those that only failed are right',
    async name => {
      await run(join(shared, 'cases', name, 'evidence'), name)
      const printed = execFileSync(process.execPath, [
        join(shared, 'cases/score.mjs'),
        '--json',
        '--truth',
        join(shared, 'cases', name, 'ground-truth.json'),
        '--result',
        join(out, name, 'result.json'),
      ])
      const score = JSON.parse(printed.toString())
      expect(score.parts.destinations).toBeGreaterThan(0.97)
      expect(score.parts.terminals).toBeGreaterThan(0.97)
      expect(score.parts.gaps).toBeGreaterThan(0.97)
      expect(score.allFailed.exact).toBe(true)
      expect(score.overall).toBeGreaterThan(0.97)
    },
    300_000,
  )

  test('a beacon through a proxy seen by Zeek comes first, with nothing harmless above the line', async () => {
    const found = await run(join(shared, 'samples/zeek/rita-proxy'), 'rita')
    const [first] = found.detection.destinations
    expect(first).toMatchObject({ host: 'www.honestimnotevil.com', reported: true })
    expect(first?.contacts.map(contact => contact.client)).toEqual(['10.136.0.18'])
    const result = JSON.parse(readFileSync(join(out, 'rita', 'result.json'), 'utf8'))
    expect(result.destinations).toHaveLength(1)
  }, 120_000)
})
