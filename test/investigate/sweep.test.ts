import { once } from 'node:events'
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SweepAnswer } from '../../src/formats/sweep/model.ts'
import type { Sweep } from '../../src/investigate/sweep/model.ts'
import { asFile, installed, squidLine, squidLines } from './noroshi.ts'

let noroshi: Awaited<ReturnType<typeof installed>>
beforeAll(async () => {
  noroshi = await installed()
}, 120_000)
afterAll(() => noroshi.remove())

const patient = 120_000
const hour = 360
const hours = (count: number) => count * 3600

const tunnel = (at: number, client: string, host: string) =>
  squidLine(at, client, `${host}:443`).replace(' GET ', ' CONNECT ').replace('/page', '')

/** Two working days with a hole of four hours in the second, and somebody who met what was sought. */
const logs = () => ({
  'proxy/p1/day1.log': asFile([
    ...squidLines(0, 24 * hour),
    squidLine(hours(3), '10.1.0.3', 'http://cdn.bad.example/stage2.bin?x=1'),
    squidLine(hours(3) + 60, '10.1.0.4', 'http://bad.example/', 503),
    tunnel(hours(4), '10.1.0.5', 'hidden.example'),
  ]),
  'proxy/p1/day2.log': asFile([...squidLines(hours(24), 3 * hour), ...squidLines(hours(31), 17 * hour)]),
})

const sought = {
  request: 'S-2026-0001',
  asked: { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' },
  indicators: [
    { value: 'bad[.]example', actions: ['BLOCK', 'ISOLATE_IF_HIT'] },
    { value: 'hxxp://cdn.bad.example/stage2.bin' },
    { value: 'https://hidden.example/drop/a.php' },
    { value: 'clean.example' },
    { value: '198.51.100.0/28' },
    { value: 'www.google.com' },
    { value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    { value: '578a50623a5fb78c9b2de803a7119369ab714863880e403ce90f5e7931f21e40' },
  ],
}

interface Swept {
  code: number | null
  output: string
  result: Sweep
  answer: SweepAnswer
}

const sweep = async (name: string, request: unknown, files: Record<string, string>, more: string[] = []) => {
  const folder = noroshi.folder(name, { ...files, 'request.json': JSON.stringify(request) })
  const [out, answer] = [join(folder, 'result.json'), join(folder, 'answer.json')]
  const words = ['--indicators', join(folder, 'request.json'), '--logs', join(folder, 'proxy'), '--out', out]
  const ended = await noroshi.call(['sweep', ...words, '--answer', answer, '--lang', 'en', ...more])
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
  return { ...ended, result: read(out), answer: read(answer) } as Swept
}

describe('a sweep that watches', () => {
  test('tells a hit in a line that is added, also after the log was rotated', { timeout: patient }, async () => {
    const folder = noroshi.folder('watch', {
      'proxy/p1/access.log': asFile(squidLines(0, hour)),
      'ioc.txt': 'bad[.]example',
    })
    const log = join(folder, 'proxy/p1/access.log')
    const words = [
      '--indicators',
      join(folder, 'ioc.txt'),
      '--logs',
      join(folder, 'proxy'),
      '--out',
      join(folder, 'out.json'),
    ]
    const child = noroshi.begin(['sweep', ...words, '--lang', 'en', '--watch'])
    const told: string[] = []
    child.stdout.on('data', chunk => told.push(...String(chunk).split('\n')))
    const hits = () => told.filter(line => line.startsWith('{')).map(line => JSON.parse(line))
    const watching = new Promise<void>(resolve =>
      child.stderr.on('data', chunk => String(chunk).includes('Watching') && resolve()),
    )
    await watching
    appendFileSync(
      log,
      asFile([
        squidLine(4000, '10.1.0.3', 'http://good.example/'),
        squidLine(4001, '10.1.0.3', 'http://cdn.bad.example/a'),
      ]),
    )
    await expect
      .poll(hits, { timeout: 30_000 })
      .toMatchObject([{ value: 'bad.example', client: '10.1.0.3', records: 1 }])
    renameSync(log, `${log}.1`)
    writeFileSync(log, asFile([...squidLines(4010, 12), squidLine(4200, '10.1.0.4', 'http://bad.example/')]))
    await expect.poll(hits, { timeout: 30_000 }).toMatchObject([{}, { client: '10.1.0.4', file: 'p1/access.log' }])
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([0, null])
  })
})

describe('a sweep over kept logs', () => {
  test('R-080, R-084: says hit, no hit, and for which times nobody can say', { timeout: patient }, async () => {
    const { code, output, result } = await sweep('whole', sought, logs())
    const verdicts = Object.fromEntries(result.indicators.map(({ value, verdict }) => [value, verdict]))
    expect(verdicts).toEqual({
      'bad.example': 'HIT',
      'http://cdn.bad.example/stage2.bin': 'HIT',
      'https://hidden.example/drop/a.php': 'UNKNOWN',
      'clean.example': 'UNKNOWN',
      '198.51.100.0/28': 'HIT',
      'www.google.com': 'HELD_BACK',
      e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855: 'HELD_BACK',
      '578a50623a5fb78c9b2de803a7119369ab714863880e403ce90f5e7931f21e40': 'NOT_APPLICABLE',
    })
    const bad = result.indicators.find(({ value }) => value === 'bad.example')
    expect(bad).toMatchObject({ records: 2, succeeded: 1, actions: ['BLOCK', 'ISOLATE_IF_HIT'] })
    expect(bad?.terminals.map(({ client }) => client)).toEqual(['10.1.0.3', '10.1.0.4'])
    expect(result.coverage.DOMAIN?.unknown).toEqual([
      { from: '2026-03-03T03:00:00.000Z', to: '2026-03-03T07:00:00.000Z' },
    ])
    expect(result.indicators.find(({ kind }) => kind === 'URL' && kind)?.hostOnly).toBe(0)
    expect(code).toBe(2)
    expect(output).toContain('HIT bad.example: 2 terminals, 2 records (1 answered)')
  })

  test('no hit is said only where the logs cover the whole period', { timeout: patient }, async () => {
    const inside = { from: '2026-03-02T01:00:00Z', to: '2026-03-02T20:00:00Z' }
    const { code, result } = await sweep('covered', { ...sought, asked: inside }, logs())
    expect(result.indicators.find(({ value }) => value === 'clean.example')).toMatchObject({ verdict: 'NO_HIT' })
    expect(result.coverage.DOMAIN?.unknown).toEqual([])
    expect(code).toBe(2)
    const earlier = { from: '2026-02-20T00:00:00Z', to: '2026-03-02T20:00:00Z' }
    const before = await sweep('before', { ...sought, asked: earlier }, logs())
    expect(before.result.indicators.find(({ value }) => value === 'clean.example')).toMatchObject({
      verdict: 'UNKNOWN',
    })
    expect(before.result.coverage.DOMAIN?.unknown).toEqual([
      { from: '2026-02-20T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
    ])
  })

  test('what may leave the organisation names no terminal, no file and no line', { timeout: patient }, async () => {
    const { answer } = await sweep('answer', sought, logs())
    expect(JSON.stringify(answer)).not.toMatch(/10\.1\.0\.|day1|Agent/)
    expect(answer.indicators.find(({ id }) => id === 'bad.example')).toMatchObject({ terminals: 2, records: 2 })
  })

  test('what cannot be read ends in a sentence that says what to write', { timeout: patient }, async () => {
    const folder = noroshi.folder('wrong', { 'proxy/a.log': '', 'request.json': '{"indicators": [{"value": ""}]}' })
    const words = ['--logs', join(folder, 'proxy'), '--out', join(folder, 'out.json'), '--lang', 'en']
    const wrong = await noroshi.call(['sweep', '--indicators', join(folder, 'request.json'), ...words])
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('/indicators/0/value') })
    const none = await noroshi.call(['sweep', '--indicators', join(folder, 'proxy/a.log'), ...words])
    expect(none).toMatchObject({ code: 1, output: expect.stringContaining('names no indicator') })
  })

  test('R-114: the contact of a replacement shows the machine before it, also when that was met earlier', {
    timeout: patient,
  }, async () => {
    const inventory = [
      'asset_id,hostname,ip,user,deployed_date,replaced_by',
      'T01,PC-01,10.1.0.3,sato,2020-04-01,S01',
      'S01,PC-01N,10.1.0.200,sato,2026-03-02,',
    ].join('\n')
    const files = {
      'proxy/inventory/terminals.csv': inventory,
      'proxy/p1/day1.log': asFile([...squidLines(0, hour), squidLine(60, '10.1.0.3', 'http://bad.example/a')]),
    }
    const request = { indicators: [{ value: 'bad.example' }, { value: 'second.example' }] }
    const first = await sweep('lineage', request, files)
    expect(first.output).not.toContain('WATCHED')
    const later = {
      ...files,
      'proxy/p1/day2.log': asFile([squidLine(hours(30), '10.1.0.200', 'http://second.example/b')]),
    }
    const second = await sweep('lineage', request, later)
    expect(second.output).toContain('WATCHED 10.1.0.200 [S01 PC-01N] met second.example')
    expect(second.output).toContain('the successor of a replaced terminal (10.1.0.3 [T01 PC-01]) met bad.example')
    expect(JSON.stringify(second.answer)).not.toMatch(/S01|sato|PC-01|10\.1\.0/)
  })
})
