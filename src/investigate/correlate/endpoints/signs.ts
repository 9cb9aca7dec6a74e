import type { CaseSheet, Said } from '../../model.ts'
import { type Collected, type Recorded, startedOf } from './collected.ts'
import { doingsOf, fetchedBy, reachOf } from './commands.ts'
import { type Deed, isInterpreter, isUnusualPlace, type Reach, type Sign, type Started, shortened } from './model.ts'

/** A command and the program it starts are one act: `cmd /c "x"` begins `x` in the same seconds. */
const sameAct = 5_000

const plain = (command: string): string =>
  command
    .replace(/^\s*"?\S*cmd(\.exe)?"?\s+\/c\s+/i, '')
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const sign = (
  one: { machine: string; time: number; at: Sign['at'] },
  deed: Deed,
  weight: number,
  says: Said,
  shown: string,
): Sign => ({ machine: one.machine, time: one.time, at: one.at, deed, weight, says, shown: shortened(shown) })

/** Started by the task scheduler, a service or WMI and not by a person, from a place where no program is installed. */
const fromStart = (machine: string, started: Started): Sign[] => {
  if (!isUnusualPlace(started.image)) return []
  return [
    sign(
      { machine, ...started },
      'start',
      0.3,
      { ja: '通常の場所にないプログラムの動作', en: 'a program runs from an unusual place' },
      started.image,
    ),
  ]
}

const fromParent = (machine: string, started: Started): Sign[] =>
  isUnusualPlace(started.parent) && isInterpreter(started.image)
    ? [
        sign(
          { machine, ...started },
          'commands',
          0.5,
          {
            ja: `通常の場所にないプログラム（${started.parent}）からの命令の実行`,
            en: `commands are given by a program in an unusual place (${started.parent})`,
          },
          started.command || started.image,
        ),
      ]
    : []

const fromCommand = (machine: string, started: Started): Sign[] => {
  const fetched = fetchedBy(started.command)
  return doingsOf(started.command).map(({ deed, weight, says }) => ({
    ...sign({ machine, ...started }, deed, weight, says, started.command),
    ...(deed === 'download' && fetched ? fetched : {}),
  }))
}

const cleared = ({ event }: Recorded): boolean =>
  (event.eventId === 1102 || event.eventId === 104) && /Eventlog/i.test(event.provider)

/** Records that speak for themselves, without a command line. */
const fromRecord = (machine: string, record: Recorded): Sign[] => {
  const { event } = record
  const { fields } = event
  const one = { machine, ...record }
  if (cleared(record))
    return [
      sign(
        one,
        'covering',
        0.4,
        { ja: 'イベントログの消去', en: 'the event log is cleared' },
        fields.SubjectUserName ?? '',
      ),
    ]
  if (!/Sysmon/i.test(`${event.provider} ${event.channel}`)) return []
  if (
    event.eventId === 10 &&
    /\\lsass\.exe$/i.test(fields.TargetImage ?? '') &&
    isUnusualPlace(fields.SourceImage ?? '')
  )
    return [
      sign(
        one,
        'credentials',
        0.6,
        { ja: '認証プロセスのメモリーの読取り', en: 'the memory of the logon process is read' },
        fields.SourceImage ?? '',
      ),
    ]
  if (
    event.eventId === 13 &&
    /\\currentversion\\run(once)?\\/i.test(fields.TargetObject ?? '') &&
    isUnusualPlace(fields.Details ?? '')
  )
    return [
      sign(
        one,
        'persistence',
        0.5,
        { ja: '起動時に動くプログラムの登録', en: 'a program is registered to run at logon' },
        `${fields.TargetObject} = ${fields.Details}`,
      ),
    ]
  const host = fields.DestinationHostname || fields.DestinationIp
  if (event.eventId === 3 && fields.Initiated === 'true' && host && isUnusualPlace(fields.Image ?? ''))
    return [
      {
        ...sign(
          one,
          'commands',
          0.4,
          { ja: '通常の場所にないプログラムの通信', en: 'a program in an unusual place talks to the network' },
          `${fields.Image} → ${host}`,
        ),
        host: host.toLowerCase(),
      },
    ]
  return []
}

/** The same command begun twice within seconds, as interpreter and as program, is told once. */
const once = (starts: Started[]): Started[] => {
  const last = new Map<string, number>()
  return starts.filter(({ command, time }) => {
    const key = plain(command)
    if (key === '') return true
    const before = last.get(key)
    last.set(key, time)
    return before === undefined || time - before > sameAct
  })
}

export interface Read {
  signs: Sign[]
  reaches: Reach[]
  started: Started[]
}

/** What the records of one machine show, in order of time. */
export const readSigns = ({ machine, records }: Collected): Read => {
  const started = records.flatMap(record => startedOf(record) ?? [])
  const acts = once(started)
  const reaches = acts.flatMap(({ time, command, at }): Reach[] => {
    const found = reachOf(command)
    return found ? [{ machine, time, at, ...found, program: shortened(found.program) }] : []
  })
  const signs = [
    ...started.flatMap(one => [...fromStart(machine, one), ...fromParent(machine, one)]),
    ...acts.flatMap(one => fromCommand(machine, one)),
    ...reaches.map(reach =>
      sign(
        reach,
        'movement',
        0.35,
        { ja: `${reach.target} に対する操作`, en: `an act upon ${reach.target}` },
        reach.program,
      ),
    ),
    ...records.flatMap(record => fromRecord(machine, record)),
  ]
  return { signs: signs.sort((one, other) => one.time - other.time), reaches, started }
}

/** A private address, an own domain or a bare name is no destination outside. */
export const isOutside = (sheet: CaseSheet, host: string): boolean =>
  host.includes('.') &&
  !/^(localhost|127\.|0\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|22[4-9]\.|23\d\.|255\.)/.test(host) &&
  !host.includes(':') &&
  !sheet.ownDomains.some(domain => host === domain || host.endsWith(`.${domain}`))
