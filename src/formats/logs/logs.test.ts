import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linesSql, partSql } from '../../investigate/ingest/part-sql.ts'
import { type Analytics, literal, openAnalytics } from '../../platform/analytics/analytics.ts'
import { recogniseLog } from './recognise.ts'

let folder: string
let analytics: Analytics
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'noroshi-logs-'))
  analytics = await openAnalytics({ folder })
})
afterAll(() => {
  analytics.close()
  rmSync(folder, { recursive: true, force: true })
})

const read = async (lines: string[]) => {
  const shape = recogniseLog(lines)
  if (!shape) throw new Error('not recognised')
  const [text, raw, part] = ['text', 'raw', 'part'].map(name => join(folder, name)) as [string, string, string]
  writeFileSync(text, `${lines.join('\n')}\n`)
  await analytics.run(linesSql(text, raw))
  await analytics.run(partSql({ shape, lines: raw, target: part, file: 'a.log', node: 'p1', timeZone: 'Asia/Tokyo' }))
  const rows = await analytics.rows<Record<string, unknown>>(
    `SELECT strftime(time, '%Y-%m-%dT%H:%M:%S.%gZ') AS at, * EXCLUDE (time) FROM read_parquet(${literal(part)}) ORDER BY line`,
  )
  return { name: shape.name, rows }
}

describe('Squid', () => {
  test('R-096: padded columns, a tunnel, a refusal and a request without answer are read with their line numbers', async () => {
    const { name, rows } = await read([
      '1900000000.123     34 10.1.0.9 TCP_MISS/200 1615 GET http://A.example:8080/x/y?z=1 u7 HIER_DIRECT/198.51.100.7 text/html "-" "Agent/1 (x; y)" 512',
      '1900000001.000 601234 10.1.0.9 TCP_TUNNEL/200 99 CONNECT b.example:443 - HIER_DIRECT/198.51.100.8 - "-" "-" 77',
      '1900000002.000      0 10.1.0.9 TCP_DENIED/403 9 GET http://c.example/ - HIER_NONE/- text/html "http://r.example/" "Agent/1" 88',
      '1900000003.000      5 10.1.0.9 TCP_MISS_ABORTED/000 0 GET http://[2001:db8::1]:81/q - HIER_NONE/- - "-" "-" 88',
      'half a li',
    ])
    expect(name).toBe('squid+agent')
    expect(rows.map(row => [row.line, row.host, row.port, row.path, row.failed])).toEqual([
      [1, 'a.example', 8080, '/x/y', false],
      [2, 'b.example', 443, '', false],
      [3, 'c.example', null, '/', true],
      [4, '[2001:db8::1]', 81, '/q', true],
      [5, null, null, null, expect.anything()],
    ])
    expect(rows[0]).toMatchObject({
      at: '2030-03-17T17:46:40.123Z',
      account: 'u7',
      sent: 512,
      received: 1615,
      agent: 'Agent/1 (x; y)',
    })
    expect(rows[4]?.raw).toBe('half a li')
  })

  test('the combined format carries its own offset', async () => {
    const { name, rows } = await read([
      '10.1.0.9 - tarou [03/Mar/2031:09:00:00 +0900] "GET http://a.example/ HTTP/1.1" 200 512 "-" "Agent/1" TCP_MISS:HIER_DIRECT',
    ])
    expect(name).toBe('combined')
    expect(rows[0]).toMatchObject({
      at: '2031-03-03T00:00:00.000Z',
      client: '10.1.0.9',
      host: 'a.example',
      status: 200,
    })
  })
})

test('W3C ELFF follows its #Fields line, quoted fields included', async () => {
  const { rows } = await read([
    '#Software: SGOS',
    '#Fields: date time c-ip sc-filter-result cs-categories sc-status cs-method cs-uri-scheme cs-host cs-uri-port cs-uri-path cs-uri-query cs(User-Agent) sc-bytes cs-bytes',
    '2031-03-03 00:00:01 10.1.0.9 OBSERVED "News;Media" 200 GET http a.example 80 /x ?q=1 "Agent/1 (x y)" 100 20',
    '2031-03-03 00:00:02 10.1.0.9 DENIED "none" 403 CONNECT tcp b.example 443 / - - 0 20',
  ])
  expect(rows.map(row => [row.line, row.host, row.agent, row.failed])).toEqual([
    [3, 'a.example', 'Agent/1 (x y)', false],
    [4, 'b.example', null, true],
  ])
})

test('Zeek is read as TSV and as JSON alike', async () => {
  const tsv = await read([
    '#separator \\x09',
    '#path\thttp',
    '#fields\tts\tid.orig_h\tid.resp_h\tid.resp_p\tmethod\thost\turi\tstatus_code',
    '1900000000.500000\t10.1.0.9\t10.1.0.1\t3128\tCONNECT\ta.example\ta.example:443\t200',
  ])
  const json = await read([
    '{"ts":1900000000.5,"id.orig_h":"10.1.0.9","id.resp_h":"10.1.0.1","id.resp_p":3128,"method":"CONNECT","host":"a.example","uri":"a.example:443","status_code":200}',
    '{"ts":19000',
  ])
  const seen = { at: '2030-03-17T17:46:40.500Z', client: '10.1.0.9', host: 'a.example', port: 443, failed: false }
  expect(tsv.rows[0]).toMatchObject(seen)
  expect(json.rows[0]).toMatchObject(seen)
  expect(json.rows[1]?.raw).toBe('{"ts":19000')
})

test('Japanese headings name the columns; times without an offset are those of the case', async () => {
  const { name, rows } = await read([
    '日時,送信元IP,ユーザー,メソッド,URL,ステータス,送信バイト,受信バイト,User-Agent,Referer',
    '2031/03/03 09:00:00,10.1.0.9,山田(n1),GET,"http://a.example/x,y",200,10,20,"Agent ""X""",""',
    '2031/03/03 09:00:01,10.1.0.9',
  ])
  expect(name).toBe('csv')
  expect(rows[0]).toMatchObject({
    at: '2031-03-03T00:00:00.000Z',
    path: '/x,y',
    agent: 'Agent "X"',
    referrer: null,
    sent: 10,
  })
  expect(rows[1]?.raw).toContain('09:00:01')
})
