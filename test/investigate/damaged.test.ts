import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import { asFile, installed, squidLines } from './noroshi.ts'

let noroshi: Awaited<ReturnType<typeof installed>>
beforeAll(async () => {
  noroshi = await installed()
}, 120_000)
afterAll(() => noroshi.remove())

const patient = 120_000
const day = 86_400
const lines = (from: number, count = 50) => asFile(squidLines(from * day, count))

test('archives in archives, and archives that break off, end in a sentence each; what was read before counts', {
  timeout: patient,
}, async () => {
  const zipped = async (name: string, content: string | Blob): Promise<Blob> => {
    const writer = new ZipWriter(new BlobWriter())
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new BlobReader(content))
    return await writer.close()
  }
  const inner = await zipped('inside.log', lines(1))
  const outer = Buffer.from(await (await zipped('inner.zip', inner)).arrayBuffer())
  const whole = Buffer.from(await (await zipped('cut.log', lines(2, 4000))).arrayBuffer())
  const zst = spawnSync('zstd', ['-c'], { input: lines(3, 60_000) })
  const folder = noroshi.folder('damaged', {
    'logs/0.log': lines(0),
    'logs/1-nested.zip': outer,
    'logs/2-cut.zip': whole.subarray(0, whole.length - 200),
    ...(zst.status === 0 ? { 'logs/3-cut.log.zst': zst.stdout.subarray(0, Math.floor(zst.stdout.length * 0.8)) } : {}),
    'logs/4-double.log.gz': gzipSync(gzipSync(lines(4))),
  })
  const { result, output, code } = await noroshi.run(folder, ['--lang', 'en'])
  expect(code).toBe(0)
  expect(result.coverage.find(log => log.path === 'logs/0.log')?.records).toBe(50)
  expect(output).toMatch(/logs\/1-nested\.zip: It is an archive inside an archive/)
  expect(output).toContain('logs/2-cut.zip: The archive is broken')
  if (zst.status === 0) expect(output).toContain('logs/3-cut.log.zst: It breaks off')
  expect(output).toMatch(/logs\/4-double\.log\.gz: It is an archive inside an archive/)
})

const samples = join(projectRoot, '../shared/samples/evtx/Lateral Movement')

test.skipIf(!existsSync(samples))(
  'an event log that breaks off is read up to there and told (skipped where ../shared/samples is not there)',
  { timeout: patient },
  async () => {
    const name = readdirSync(samples).find(file => file.startsWith('LM_ScheduledTask')) ?? ''
    const log = readFileSync(join(samples, name))
    const folder = noroshi.folder('cut-log', {
      'logs/cut.evtx': log.subarray(0, 30_000),
      'logs/no.evtx': Buffer.from('ElfFile\0'),
    })
    const { result, output, code } = await noroshi.run(folder, ['--lang', 'en'])
    expect(code).toBe(0)
    expect(output).toMatch(/logs\/cut\.evtx is damaged/)
    expect(output).toMatch(/logs\/no\.evtx (could not be read|is damaged)/)
    expect(result.notes.length).toBeGreaterThan(0)
  },
)

test('a file that may not be read ends in a sentence, and the rest is read (skipped for root, who may read all)', {
  timeout: patient,
}, async context => {
  if (process.getuid?.() === 0) return context.skip()
  const folder = noroshi.folder('forbidden', { 'logs/0.log': lines(0), 'logs/1.log': lines(1) })
  chmodSync(join(folder, 'logs/1.log'), 0)
  const { result, output } = await noroshi.run(folder, ['--lang', 'en'])
  expect(result.coverage.map(log => log.path)).toEqual(['logs/0.log'])
  expect(output).toContain('logs/1.log: It cannot be opened')
})
