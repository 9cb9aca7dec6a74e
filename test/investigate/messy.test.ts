import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asFile, installed, squidLine, squidLines } from './noroshi.ts'

let noroshi: Awaited<ReturnType<typeof installed>>
beforeAll(async () => {
  noroshi = await installed()
}, 120_000)
afterAll(() => noroshi.remove())

const patient = 120_000
const zipped = async (members: Record<string, string>): Promise<Buffer> => {
  const writer = new ZipWriter(new BlobWriter())
  for (const [name, text] of Object.entries(members)) await writer.add(name, new TextReader(text))
  return Buffer.from(await (await writer.close()).arrayBuffer())
}

describe('records that stand in the folder more than once', () => {
  test('two files with overlapping periods are counted once, and the sentence says how many', {
    timeout: patient,
  }, async () => {
    const all = squidLines(0, 300)
    const twice = squidLine(5, '10.1.0.1', 'http://site1.example/twice')
    const folder = noroshi.folder('overlap', {
      'proxy/a.log': asFile([twice, twice, ...all.slice(0, 200)]),
      'proxy/b.log': asFile([...all.slice(100)]),
    })
    const { result, output } = await noroshi.run(folder, ['--lang', 'en'])
    expect(result.coverage.map(log => [log.path, log.records])).toEqual([
      ['proxy/a.log', 202],
      ['proxy/b.log', 100],
    ])
    expect(output).toContain('proxy/b.log: 100 records stand in proxy/a.log as well. They are counted once.')
    expect(output).toContain('302 records')
  })

  test('a sensor that saw the proxy’s traffic by another clock is corrected and counted once', {
    timeout: patient,
  }, async () => {
    const lines = squidLines(0, 300)
    const zeek = lines.map(line => {
      const [ts = '', , client, , , , url = ''] = line.split(/\s+/)
      const { hostname, pathname } = new URL(url)
      return [
        Number(ts) + 95,
        'C1',
        client,
        40000,
        '198.51.100.7',
        80,
        'GET',
        hostname,
        pathname,
        '-',
        'Agent/1',
        0,
        900,
        200,
      ].join('\t')
    })
    const fields =
      'ts uid id.orig_h id.orig_p id.resp_h id.resp_p method host uri referrer user_agent request_body_len response_body_len status_code'
    const folder = noroshi.folder('twins', {
      'proxy/access.log': asFile(squidLines(-1000, 400)),
      'sensor/http.log': asFile([
        '#separator \\x09',
        '#path\thttp',
        `#fields\t${fields.replaceAll(' ', '\t')}`,
        ...zeek,
      ]),
    })
    const { result, output } = await noroshi.run(folder)
    const sensor = result.coverage.find(log => log.node === 'sensor')
    expect(sensor?.remarks.map(remark => remark.code).sort()).toEqual(['clock_skew', 'duplicate_records'])
    expect(output).toContain('sensor/http.log: 時計が+95 sずれています')
    expect(sensor?.records).toBeLessThan(30)
  })
})

describe('times that cannot be', () => {
  test('1601 and 2106 are counted, shown and not judged; what lies outside the declared period is told', {
    timeout: patient,
  }, async () => {
    const folder = noroshi.folder('times', {
      'case.json': JSON.stringify({
        title: 'times',
        caseId: 'T-1',
        period: { from: '2026-03-02T00:00:00+09:00', to: '2026-03-03T00:00:00+09:00' },
        evidence: [
          {
            id: 'proxy',
            path: 'proxy/',
            kind: 'proxy-log',
            coverage: { from: '2026-03-02T00:00:00+09:00', to: '2026-03-02T09:30:00+09:00' },
          },
        ],
      }),
      'proxy/log.csv': asFile([
        '日時,送信元IP,メソッド,URL,ステータス',
        '1601/01/01 09:00:00,10.1.0.1,GET,http://a.example/,200',
        ...Array.from(
          { length: 60 },
          (_, n) => `2026/03/02 09:${String(n).padStart(2, '0')}:00,10.1.0.1,GET,http://a.example/${n},200`,
        ),
        '2106/02/07 15:28:15,10.1.0.1,GET,http://a.example/,200',
      ]),
    })
    const { result } = await noroshi.run(folder, ['--lang', 'en'])
    const [log] = result.coverage
    expect(log).toMatchObject({ records: 62, first: '2026-03-02T09:00:00.000+09:00' })
    expect(log?.remarks.map(({ code, count }) => [code, count])).toEqual([
      ['implausible_time', 2],
      ['outside_declared', 30],
    ])
    expect(log?.remarks[0]?.text).toContain('1601-01-01 (2), 2106-02-07 (63)')
  })

  test('clock times and offsets in one case meet on one line of time, and the hour that occurs twice is told', {
    timeout: patient,
  }, async () => {
    const folder = noroshi.folder('zones', {
      'case.json': JSON.stringify({ title: 'zones', caseId: 'T-2', timeZone: 'Europe/Berlin' }),
      'a/log.csv': asFile([
        'time,client,url,status',
        ...['00:30', '02:30', '03:30'].map(clock => `2025-10-26 ${clock}:00,10.1.0.1,http://a.example/${clock},200`),
      ]),
      'b/log.csv': asFile(['time,client,url,status', '2025-10-26T02:30:00Z,10.1.0.2,http://b.example/,200']),
    })
    const { result } = await noroshi.run(folder, ['--lang', 'en'])
    expect(result.coverage.map(log => [log.first, log.last])).toEqual([
      ['2025-10-26T00:30:00.000+02:00', '2025-10-26T03:30:00.000+01:00'],
      ['2025-10-26T03:30:00.000+01:00', '2025-10-26T03:30:00.000+01:00'],
    ])
    expect(result.coverage[0]?.remarks).toMatchObject([{ code: 'ambiguous_time', count: 1 }])
  })
})

describe('files as they are handed over', () => {
  test('packed, broken, empty, binary and linked files end in a sentence each, and the rest is read', {
    timeout: patient,
  }, async () => {
    const lines = (day: number) => asFile(squidLines(day * 86_400, 50))
    const zst = spawnSync('zstd', ['-c'], { input: lines(1) })
    const folder = noroshi.folder('handed-over', {
      'logs/0.log.gz': gzipSync(lines(0)),
      ...(zst.status === 0 ? { 'logs/1.log.zst': zst.stdout } : {}),
      'logs/2.zip': await zipped({ 'one.log': lines(2), 'two.log': lines(3) }),
      'logs/4-cut.log.gz': gzipSync(asFile(squidLines(4 * 86_400, 5000))).subarray(0, 20_000),
      'logs/5-empty.log': '',
      'logs/6-nul.log': lines(6).replace('Agent', '\0\0'),
      'logs/7-picture.bin': Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)),
      'logs/8-bomb.log.gz': gzipSync(Buffer.alloc(64 << 20)),
    })
    mkdirSync(join(noroshi.root, 'elsewhere'), { recursive: true })
    symlinkSync(join(noroshi.root, 'package.json'), join(folder, 'logs/9-link.log'))
    symlinkSync(join(noroshi.root, 'elsewhere'), join(folder, 'linked-folder'))
    mkdirSync(join(folder, 'inventory'))
    for (const pipe of ['logs/pipe', 'logs/mapping.json', 'case.json', 'inventory/terminals.csv'])
      spawnSync('mkfifo', [join(folder, pipe)])
    const { result, output, code } = await noroshi.run(folder, ['--lang', 'en'])
    expect(code).toBe(0)
    const read = new Map(result.coverage.map(log => [log.path, log]))
    expect([...read.keys()]).toEqual(
      expect.arrayContaining(['logs/0.log.gz', 'logs/2.zip!one.log', 'logs/2.zip!two.log']),
    )
    expect([...read.values()].filter(log => /^logs.(0|1|2)/.test(log.path)).map(log => log.records)).toEqual(
      Array(zst.status === 0 ? 4 : 3).fill(50),
    )
    expect(read.get('logs/4-cut.log.gz')?.remarks.map(remark => remark.code)).toContain('truncated')
    expect(read.get('logs/6-nul.log')).toMatchObject({ records: 50, remarks: [{ code: 'control', count: 2 }] })
    for (const sentence of [
      'logs/4-cut.log.gz: It breaks off',
      'logs/5-empty.log: The file is empty',
      'logs/6-nul.log: It holds 2 NUL bytes',
      'logs/7-picture.bin: Its format is not known',
      'logs/9-link.log: It is a link',
      'linked-folder: It is a link',
      'logs/pipe: It is no regular file',
    ])
      expect(output).toContain(sentence)
  })

  test('a line of one gigabyte is cut and told, in bounded memory', { timeout: 240_000 }, async () => {
    const folder = noroshi.folder('endless', { 'logs/endless.log': `${asFile(squidLines(0, 20))}x` })
    truncateSync(join(folder, 'logs/endless.log'), 1 << 30)
    const { result, output } = await noroshi.run(folder, ['--memory', '512MB'])
    expect(result.coverage[0]).toMatchObject({ records: 20, badLines: 1 })
    expect(output).toContain('1 MBを超える行が1行あります')
  })

  test('a full disk ends in a sentence, and the same command goes on once there is room (needs root for a small disk)', {
    timeout: patient,
  }, async context => {
    const folder = noroshi.folder('large', {
      'logs/a.log': asFile(squidLines(0, 30_000)),
      'logs/b.log.gz': gzipSync(asFile(squidLines(400_000, 120_000))),
    })
    const disk = join(noroshi.root, 'disk')
    mkdirSync(disk)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]).status !== 0) return context.skip()
    try {
      const full = await noroshi.run(folder, ['--lang', 'en'], join(disk, 'out'))
      expect(full.code).not.toBe(0)
      expect(full.output).toContain('is full. Free space there and run the same command again')
      spawnSync('mount', ['-o', 'remount,size=300m', disk])
      const again = await noroshi.run(folder, ['--lang', 'en'], join(disk, 'out'))
      expect(again.result.coverage.map(log => log.records)).toEqual([30_000, 120_000])
    } finally {
      spawnSync('umount', ['-l', disk])
    }
  })

  test('after kill -9 half-way the finished parts are used, and the result is the same', {
    timeout: patient,
  }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, day) => [
        `logs/${String(day).padStart(2, '0')}.log`,
        asFile(squidLines(day * 86_400, 4000)),
      ]),
    )
    const folder = noroshi.folder('killed', files)
    const out = `${folder}-result`
    const parts = () => {
      try {
        return readdirSync(join(out, 'parts')).filter(name => name.endsWith('.parquet'))
      } catch {
        return []
      }
    }
    const child = noroshi.start(folder, out)
    while (parts().length < 4 && child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    const kept = parts().map(name => [name, statSync(join(out, 'parts', name)).mtimeMs])
    expect(kept.length).toBeGreaterThanOrEqual(4)
    const resumed = await noroshi.run(folder)
    expect(kept.map(([name]) => [name, statSync(join(out, 'parts', String(name))).mtimeMs])).toEqual(kept)
    const whole = await noroshi.run(folder, [], `${folder}-whole`)
    expect(resumed.result).toEqual(whole.result)
  })
})

describe('questions and custody', () => {
  const parts = {
    'case.json': JSON.stringify({
      title: 'asked',
      caseId: 'T-3',
      custody: [{ by: '佐藤 花子', from: '情報システム課', at: '2026-03-03T10:00:00+09:00', note: '封筒で受領' }],
      evidence: [
        { id: 'first', path: 'first/', kind: 'proxy-log' },
        { id: 'second', path: 'second/', kind: 'proxy-log' },
      ],
    }),
    'first/a.log': asFile(squidLines(0, 200)),
    'second/b.log': asFile(squidLines(10_000, 200)),
  }

  test('--sources leaves the other sources closed, --until leaves later records out', {
    timeout: patient,
  }, async () => {
    const folder = noroshi.folder('asked', parts)
    const one = await noroshi.run(folder, ['--sources', 'first'])
    expect(one.result.coverage.map(log => log.path)).toEqual(['first/a.log'])
    const wrong = await noroshi.run(folder, ['--sources', 'third', '--lang', 'en'], `${folder}-wrong`)
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('not in the evidence: third. Choose from: first, second')
    expect(wrong.result).toBeUndefined()
    const until = await noroshi.run(folder, ['--until', '2026-03-02T09:10:00+09:00'], `${folder}-until`)
    expect(until.result).toMatchObject({ judged: { to: '2026-03-02T09:10:00.000+09:00' } })
  })

  test('R-101: --ask inside the records answers, and beside them says that it does not know', {
    timeout: patient,
  }, async () => {
    const folder = noroshi.folder('asking', parts)
    const inside = await noroshi.run(folder, ['--ask', '2026-03-02T09:05:00+09:00/2026-03-02T09:10:00+09:00'])
    expect(inside.output).toContain('"answer":"NONE"')
    const beside = await noroshi.run(folder, ['--ask', '2026-03-01T09:05:00+09:00/2026-03-01T09:10:00+09:00'])
    expect(beside.output).toContain('"answer":"UNKNOWN"')
  })

  test('who took the evidence over stands in evidence.json, with one hash before and after', {
    timeout: patient,
  }, async () => {
    const folder = noroshi.folder('custody', parts)
    await noroshi.run(folder, ['--taken-over-by', '田中 一郎', '--taken-over-at', '2026-03-04T09:00:00+09:00'])
    const sealed = JSON.parse(readFileSync(`${folder}-result/evidence.json`, 'utf8'))
    expect(sealed.custody).toEqual([
      { by: '佐藤 花子', from: '情報システム課', at: '2026-03-03T01:00:00.000Z', note: '封筒で受領' },
      { by: '田中 一郎', at: '2026-03-04T00:00:00.000Z' },
    ])
    expect(sealed.manifest).toMatchObject({ unchanged: true, after: sealed.manifest.before })
  })

  test('a heading nobody knows is read by mapping.json, as CSV and as JSON lines', { timeout: patient }, async () => {
    const mapping = JSON.stringify({ fields: { time: 'wann', client: 'wer', url: 'wohin', status: 'code' } })
    const folder = noroshi.folder('mapped', {
      'logs/mapping.json': mapping,
      'logs/a.csv': asFile(['wann,wer,wohin,code', '2026-03-02 09:00:00,10.1.0.1,http://a.example/,200']),
      'logs/b.jsonl': asFile([
        JSON.stringify({ wann: '2026-03-02T09:00:00+09:00', wer: '10.1.0.2', wohin: 'http://b.example/', code: 200 }),
      ]),
    })
    const { result } = await noroshi.run(folder)
    expect(result.coverage.map(log => [log.format, log.records, log.first])).toEqual([
      ['csv', 1, '2026-03-02T09:00:00.000+09:00'],
      ['jsonl', 1, '2026-03-02T09:00:00.000+09:00'],
    ])
  })
})
