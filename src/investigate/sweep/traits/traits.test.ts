import { expect, it } from 'vitest'
import type { WindowsEvent } from '../../../formats/eventlog/model.ts'
import { traitsOfEvent } from './event.ts'
import { isInventory, readInventory } from './inventory.ts'
import { spelled } from './model.ts'
import { lostBetween, type Run, runsOf } from './recorded.ts'

const event = (fields: Record<string, string>): WindowsEvent => ({
  time: '2026-03-02T00:00:00.000000Z',
  zone: 'exact',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  provider: 'Microsoft-Windows-Sysmon',
  computer: 'PC-1',
  eventId: 1,
  fields,
})
const shown = (fields: Record<string, string>) =>
  traitsOfEvent(event(fields)).map(({ kind, value, path }) => [kind, value, ...(path ? [path] : [])].join(' '))

it('an event shows the hashes, names, hosts and links that stand in its fields', () => {
  const sha256 = 'AB'.repeat(32)
  expect(
    shown({
      Image: 'C:\\Program Files\\My Tool\\ｔｏｏｌ one.EXE',
      CommandLine: 'cmd /c "C:\\a b\\run me.bat" https://x.example/p.php?q=1 & evil.dll',
      Hashes: `SHA256=${sha256},IMPHASH=${'c'.repeat(32)}`,
      QueryName: 'Cdn.Evil.example.',
      DestinationIp: '::ffff:203.0.113.9',
      LogonGuid: '{0a1b2c3d-0000-0000-0000-000000000000}',
    }).sort(),
  ).toEqual(
    [
      'NAME tool one.exe',
      'NAME run me.bat',
      'NAME me.bat',
      'NAME p.php',
      'NAME evil.dll',
      'LINK x.example /p.php',
      `HASH ${sha256.toLowerCase()}`,
      `HASH ${'c'.repeat(32)}`,
      'PLACE cdn.evil.example',
      'PLACE 203.0.113.9',
    ].sort(),
  )
})

it('both sides are spelled alike, whatever typed or sent them', () => {
  expect(spelled('MAIL_SUBJECT', ' 【医療費　通知】\u200b ')).toBe('【医療費 通知】')
  expect(spelled('MESSAGE_ID', '<ABC@x.example>')).toBe('abc@x.example')
  expect(spelled('FILE_NAME', '\\\\srv\\share\\Ｒｅｐｏｒｔ.DOC')).toBe('report.doc')
})

const at = (minute: number) => `2026-03-02T00:${String(minute).padStart(2, '0')}:00.000Z`
const numbered = (...pairs: [number, number][]) => pairs.map(([recordId, minute]) => ({ recordId, time: at(minute) }))
const run = (first: number, last: number, from: number, to: number): Run => ({
  first,
  last,
  from: at(from),
  to: at(to),
})

it('R-080: numbers without a hole are one run, however long nothing was written', () => {
  expect(runsOf(numbered([7, 0], [8, 1], [9, 59]))).toEqual([run(7, 9, 0, 59)])
  expect(runsOf(numbered([7, 0], [9, 30]))).toEqual([run(7, 7, 0, 0), run(9, 9, 30, 30)])
})

it('an export that a filter has thinned says nothing by its numbers', () => {
  const every = (step: number) => numbered(...Array.from({ length: 30 }, (_, n): [number, number] => [n * step, n]))
  expect(runsOf(every(1))).toHaveLength(1)
  expect(runsOf(every(3))).toBeUndefined()
  expect(runsOf([{ time: at(0) }])).toBeUndefined()
})

it('R-080: daily exports of one log meet by their numbers; a lost day and a cleared log are gaps', () => {
  expect(lostBetween([run(11, 20, 10, 20), run(1, 10, 0, 9)])).toEqual([])
  expect(lostBetween([run(1, 10, 0, 9), run(8, 20, 7, 20)])).toEqual([])
  expect(lostBetween([run(1, 10, 0, 9), run(15, 20, 15, 20)])).toEqual([{ from: at(9), to: at(15) }])
  expect(lostBetween([run(100, 200, 0, 9), run(1, 5, 12, 20)])).toEqual([{ from: at(9), to: at(12) }])
})

it('lists of files are read as tables or as checksums', () => {
  const sha = 'd'.repeat(64)
  expect(isInventory('端末,ファイル名,ハッシュ値')).toBe(true)
  expect(isInventory('time,client,url')).toBe(false)
  expect(readInventory(`Computer,Path,MD5,SHA-256\nPC-1,"C:\\a,b\\x.exe",,${sha}\nPC-2,y.exe,,\n`)).toEqual({
    files: [
      {
        client: 'PC-1',
        traits: [
          { kind: 'NAME', value: 'x.exe' },
          { kind: 'HASH', value: sha },
        ],
      },
    ],
    bad: 1,
  })
  expect(readInventory(`${sha}  ./dir/Z.bin\nnonsense\n`)).toEqual({
    files: [
      {
        client: '',
        traits: [
          { kind: 'NAME', value: 'z.bin' },
          { kind: 'HASH', value: sha },
        ],
      },
    ],
    bad: 1,
  })
})
