import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isEvtx, readEvtx } from '../../formats/eventlog/evtx.ts'
import { readEventLine } from '../../formats/eventlog/jsonl.ts'
import type { LogDamage, WindowsEvent } from '../../formats/eventlog/model.ts'
import { isEventLog } from '../../formats/eventlog/recognise.ts'
import { readViewerCsv, zoneOfExport } from '../../formats/eventlog/viewer-csv.ts'
import { WevtutilReader } from '../../formats/eventlog/wevtutil.ts'
import { zoneOffset } from '../calendar/model.ts'
import { headOf, ownFile } from '../evidence/service.ts'
import type { CaseSheet, Said } from '../model.ts'
import type { EventLogFile } from './model.ts'

export const unread = (file: string, { message }: Error): Said => ({
  ja: `${file} は読めません（${message}）。ほかのファイルの調査は続けました。`,
  en: `${file} could not be read (${message}). The other files were investigated without it.`,
})

const damaged = (file: string, lost: LogDamage[]): Said => ({
  ja: `${file} は${lost.length}か所が壊れています（最初は ${lost[0]?.what}）。読めた記録だけを使いました。元の機器から取り直してください。`,
  en: `${file} is damaged in ${lost.length} places (the first: ${lost[0]?.what}). The records that could be read were used. Collect it again from its source.`,
})

function linesOf(text: string, damage: LogDamage[]): WindowsEvent[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const event = readEventLine(line)
    if (!event) damage.push({ kind: 'line', at: at + 1, what: `line ${at + 1} is no event` })
    return event ? { ...event, line: at + 1 } : []
  })
}

type Offset = number | ((clock: number) => number)

function eventsOf(path: string, offsetMinutes: Offset, damage: LogDamage[]): WindowsEvent[] {
  const bytes = readFileSync(path)
  if (isEvtx(bytes)) return [...readEvtx(bytes, damage)]
  if (path.endsWith('.csv')) return readViewerCsv(bytes, { offsetMinutes }, damage)
  if (!path.endsWith('.xml')) return linesOf(bytes.toString('utf8'), damage)
  const reader = new WevtutilReader()
  const events = reader.push(bytes.toString('utf8'))
  reader.end()
  damage.push(...reader.damage)
  return events
}

/** One export may lie there as EVTX, XML and JSON lines: each log is read once, from the form that loses least. */
const forms = ['evtx', 'xml', 'jsonl', 'csv']
function oncePerLog(files: string[]): string[] {
  const stems = new Map<string, string>()
  for (const form of [...forms].reverse())
    for (const file of files) if (file.endsWith(`.${form}`)) stems.set(file.slice(0, -form.length - 1), file)
  return [...stems.values()].sort()
}

/** Files that are event logs by their content, wherever they lie. */
export async function eventLogsAmong(folder: string, files: string[]): Promise<string[]> {
  const found: string[] = []
  for (const file of files.filter(name => forms.some(form => name.endsWith(`.${form}`)))) {
    const path = ownFile(folder, file)
    const head = path ? await headOf(path).catch(() => undefined) : undefined
    if (head && isEventLog(head)) found.push(file)
  }
  return found
}

const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/')

/** Minutes east of UTC of the clocks in each folder, where a log there tells it. */
function zonesBeside(folder: string, files: string[]): Map<string, number> {
  const zones = new Map<string, number>()
  for (const file of files.filter(name => name.endsWith('.csv')))
    try {
      const zone = zoneOfExport(readFileSync(join(folder, file)))
      if (zone !== undefined) zones.set(folderOf(file), zone)
    } catch {
      // What cannot be read is told where it is read.
    }
  return zones
}

/** Reads each log once. A clock without a zone is that of the logs beside it, else that of the case, and then told. */
export function readLogs(folder: string, files: string[], sheet: CaseSheet, notes: Said[]): EventLogFile[] {
  const ofCase: Offset = clock => zoneOffset(sheet.timeZone, clock - zoneOffset(sheet.timeZone, clock) * 60_000)
  const readOne = (file: string, offset: Offset): EventLogFile => {
    const damage: LogDamage[] = []
    try {
      const events = eventsOf(join(folder, file), offset, damage)
      // A log copied while it was in use is not damaged, and an unknown zone is told by itself.
      const lost = damage.filter(one => one.kind !== 'zone' && one.kind !== 'dirty')
      if (lost.length > 0) notes.push(damaged(file, lost))
      return { file, events, damage: damage.filter(one => one.kind !== 'zone').map(one => one.what) }
    } catch (error) {
      notes.push(unread(file, error as Error))
      return { file, events: [], damage: [(error as Error).message] }
    }
  }
  const once = oncePerLog(files)
  const beside = zonesBeside(folder, once)
  return once.map(file => {
    const offset = beside.get(folderOf(file))
    const log = readOne(file, offset ?? ofCase)
    if (!log.events.some(event => event.zone === 'assumed')) return log
    notes.push({
      ja: `${log.file} の時刻には時刻帯の記載がありません。${offset === undefined ? `${sheet.timeZone} の時刻` : '同じフォルダーのログと同じ時刻帯'}とみなしました。`,
      en: `${log.file} does not tell the zone of its clock. ${offset === undefined ? `${sheet.timeZone} was assumed` : 'That of the logs in the same folder was assumed'}.`,
    })
    return log
  })
}
