import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SweepAnswer } from '../../src/formats/sweep/model.ts'
import type { Sweep } from '../../src/investigate/sweep/model.ts'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import { asFile, installed, squidLines } from './noroshi.ts'

let noroshi: Awaited<ReturnType<typeof installed>>
beforeAll(async () => {
  noroshi = await installed()
}, 120_000)
afterAll(() => noroshi.remove())

const patient = 120_000
const program = 'MZ a program that was sent by mail'
const digest = (name: string) => createHash(name).update(program).digest('hex')

const sysmon = (recordId: number, minute: number, EventData: Record<string, string>, EventID = 1) =>
  JSON.stringify({
    TimeCreated: `2026-03-02T00:${String(minute).padStart(2, '0')}:00Z`,
    EventID,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    Provider: 'Microsoft-Windows-Sysmon',
    Computer: 'PC-001.office.example',
    EventRecordID: recordId,
    EventData,
  })

const started = (recordId: number, minute: number, image: string, hash = '0'.repeat(64)) =>
  sysmon(recordId, minute, { Image: image, Hashes: `SHA256=${hash}`, CommandLine: `"${image}" /q`, User: 'A\\b' })

const eventLog = (...missing: number[]) =>
  [
    started(10, 0, 'C:\\Windows\\explorer.exe'),
    sysmon(11, 5, { Image: 'C:\\x.exe', QueryName: 'cdn.evil.example' }, 22),
    started(12, 20, 'C:\\Users\\b\\AppData\\医療費 通知.exe', digest('sha256').toUpperCase()),
    started(13, 40, 'C:\\Windows\\notepad.exe'),
    started(14, 59, 'C:\\Windows\\notepad.exe'),
  ]
    .filter((_, at) => !missing.includes(at + 10))
    .join('\n')

const mail = [
  'Received: from relay.evil.example (relay.evil.example [203.0.113.9]) by mx.office.example with ESMTP; Mon, 2 Mar 2026 09:10:00 +0900',
  'From: =?UTF-8?B?5YGl5bq35L+d6Zm6?= <info@kenpo.evil.example>',
  'Reply-To: collect@drop.example',
  'To: hanako@office.example',
  'Subject: =?ISO-2022-JP?B?GyRCIVo4ZURMQ04hWxsoQg==?=',
  'Message-ID: <abc.1@evil.example>',
  'X-Mailer: Foxmail 6, 15, 201, 23 [cn]',
  'Date: Mon, 2 Mar 2026 09:09:58 +0900',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain',
  '',
  'see http://store.example/d/a.zip?x=1',
  '--x',
  'Content-Type: application/octet-stream; name="notice.exe"',
  'Content-Disposition: attachment; filename="notice.exe"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(program).toString('base64'),
  '--x--',
  '',
].join('\r\n')

const sweep = async (
  name: string,
  indicators: unknown[],
  files: Record<string, string | Buffer>,
  more: string[] = [],
) => {
  const asked = { from: '2026-03-02T00:00:00Z', to: '2026-03-02T01:00:00Z' }
  const folder = noroshi.folder(name, { ...files, 'request.json': JSON.stringify({ asked, indicators }) })
  const [out, answer] = [join(folder, 'out.json'), join(folder, 'answer.json')]
  const words = ['--indicators', join(folder, 'request.json'), '--out', out, '--answer', answer, '--lang', 'en']
  const ended = await noroshi.call(['sweep', ...words, ...more.map(word => word.replace('FOLDER', folder))])
  if (!existsSync(out)) throw new Error(ended.output)
  const read = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T
  const result = read<Sweep>(out)
  const met = Object.fromEntries(
    result.indicators.map(({ value, verdict, terminals }) => [value, [verdict, ...terminals.map(one => one.client)]]),
  )
  return { ...ended, result, answer: read<SweepAnswer>(answer), met }
}

test('R-084: hashes, file names and hosts are found in event logs, and a hole in the numbers is a gap', {
  timeout: patient,
}, async () => {
  const sought = [
    { value: digest('sha256') },
    { value: 'f'.repeat(32) },
    { kind: 'FILE_NAME', value: 'C:\\tmp\\医療費　通知.EXE' },
    { value: 'evil.example' },
    { kind: 'MAIL_SUBJECT', value: '医療費通知' },
  ]
  const whole = await sweep('events', sought, { 'logs/pc.jsonl': eventLog() }, ['--logs', 'FOLDER/logs'])
  expect(whole.met).toEqual({
    [digest('sha256')]: ['HIT', 'PC-001'],
    ['f'.repeat(32)]: ['NO_HIT'],
    'C:\\tmp\\医療費　通知.EXE': ['HIT', 'PC-001'],
    'evil.example': ['HIT', 'PC-001'],
    医療費通知: ['NOT_APPLICABLE'],
  })
  expect(JSON.stringify(whole.answer)).not.toMatch(/PC-001|Sysmon/)
  const holed = await sweep('holes', sought, { 'logs/pc.jsonl': eventLog(11, 12) }, ['--logs', 'FOLDER/logs'])
  expect(holed.met['f'.repeat(32)]).toEqual(['UNKNOWN'])
  expect(holed.result.coverage.MD5?.unknown).toEqual([
    { from: '2026-03-02T00:00:00.000Z', to: '2026-03-02T00:40:00.000Z' },
  ])
})

test('R-084: every trait of a mail is found, however it was encoded', { timeout: patient }, async () => {
  const traits = [
    { kind: 'MAIL_SUBJECT', value: '【後通知】' },
    { kind: 'MAILER', value: 'foxmail 6, 15, 201, 23 [CN]' },
    { kind: 'MESSAGE_ID', value: 'abc.1@evil.example' },
    { kind: 'ATTACHMENT_NAME', value: 'Notice.exe' },
    { kind: 'MAIL_RELAY', value: '203.0.113.9' },
    { value: 'collect@drop.example' },
    { value: 'info@kenpo.evil.example' },
    { value: digest('md5') },
    { value: digest('sha1') },
    { value: 'http://store.example/d/a.zip' },
    { value: 'relay.evil.example' },
    { value: 'other@drop.example' },
    { value: 'quiet.example' },
  ]
  const { met, answer } = await sweep('mails', traits, { 'mail/one.eml': mail }, ['--logs', 'FOLDER/mail'])
  const hit = ['HIT', 'hanako@office.example']
  for (const { value } of traits.slice(0, -2)) expect([value, met[value]]).toEqual([value, hit])
  expect(met['other@drop.example']).toEqual(['UNKNOWN'])
  expect(met['quiet.example']).toEqual(['UNKNOWN'])
  expect(JSON.stringify(answer)).not.toContain('hanako')
})

test('files of a folder and lists of files are compared by hash and name; what is not there was perhaps there before', {
  timeout: patient,
}, async () => {
  const list = `Computer,Path,SHA256\nPC-7,C:\\Temp\\tool.exe,${'b'.repeat(64)}\n`
  const { met } = await sweep(
    'files',
    [{ value: digest('sha256') }, { value: 'b'.repeat(64) }, { value: 'c'.repeat(64) }, { value: 'tool.exe' }],
    { 'disk/deep/some.bin': program, 'lists/all.csv': list },
    ['--files', 'FOLDER/disk', '--logs', 'FOLDER/lists'],
  )
  expect(met).toEqual({
    [digest('sha256')]: ['HIT', hostname()],
    ['b'.repeat(64)]: ['HIT', 'PC-7'],
    ['c'.repeat(64)]: ['UNKNOWN'],
    'tool.exe': ['HIT', 'PC-7'],
  })
})

test('R-080: a file that cannot be read may have shown anything; one of no known format is told', {
  timeout: patient,
}, async () => {
  const { met, output, answer } = await sweep(
    'unread',
    [{ value: 'quiet.example' }, { kind: 'MAIL_SUBJECT', value: '請求書' }],
    {
      'logs/p1/a.log': asFile(squidLines(0, 400)),
      'logs/p1/broken.zip': Buffer.from('PK\u0003\u0004 and then nothing'),
      'logs/p1/notes.log': 'these are the notes of the duty officer\n',
    },
    ['--logs', 'FOLDER/logs'],
  )
  expect(met).toEqual({ 'quiet.example': ['UNKNOWN'], 請求書: ['UNKNOWN'] })
  expect(output).toContain('cannot be read, and counts as unknown: p1/broken.zip')
  expect(output).toContain('of no known format, and not swept: p1/notes.log')
  expect(JSON.stringify(answer)).not.toContain('broken')
})

const samples = join(projectRoot, '../shared/samples/evtx')
test.skipIf(!existsSync(samples))(
  'hashes and names are found in event logs as Windows wrote them',
  { timeout: patient },
  async () => {
    const { met, result } = await sweep(
      'evtx',
      [{ value: 'wmiprvse.exe' }, { value: 'never-there-7f3a.exe' }, { kind: 'MAILER', value: 'x' }],
      {},
      ['--logs', samples],
    )
    expect(result.logs.length).toBeGreaterThan(10)
    expect(met['never-there-7f3a.exe']).toEqual(['UNKNOWN'])
    expect(met.x).toEqual(['NOT_APPLICABLE'])
  },
)
