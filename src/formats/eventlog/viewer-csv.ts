import { csvRows } from './csv-rows.ts'
import { describedFields } from './description.ts'
import { EventLogError, instantOf, type LogDamage, readInstant, type WindowsEvent } from './model.ts'
import { asIfUtc, dayOrderOf, readClockTime } from './viewer-clock.ts'

const headings: Record<string, string[]> = {
  time: ['日付と時刻', '日時', 'date and time', 'date/time', 'timecreated'],
  source: ['ソース', 'source', 'provider', 'providername'],
  id: ['イベント id', 'イベントid', 'event id', 'eventid', 'id'],
  channel: ['ログの名前', 'log name', 'channel', 'logname'],
  computer: ['コンピューター', 'computer', 'machinename'],
}

const named = (cells: string[], name: string): number =>
  cells.findIndex(cell => headings[name]?.includes(cell.replaceAll('"', '').trim().toLowerCase()))

/** Headings of an Event Viewer export: at least a time and the number of the event. */
export const isViewerHeading = (cells: string[]): boolean =>
  named(cells, 'time') >= 0 && named(cells, 'id') >= 0 && named(cells, 'source') >= 0

/** UTF-16 and UTF-8 by their marks, then UTF-8 if it is valid, then Shift_JIS. */
export function decodeExport(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}

const channels: [RegExp, string][] = [
  [/Security-Auditing|Eventlog/i, 'Security'],
  [/Sysmon/i, 'Microsoft-Windows-Sysmon/Operational'],
  [/TaskScheduler/i, 'Microsoft-Windows-TaskScheduler/Operational'],
  [/^Service Control Manager$/i, 'System'],
  [/^PowerShell$/i, 'Windows PowerShell'],
]

interface Row {
  line: number
  local: number
  cells: string[]
  fields: Record<string, string>
}

/** Sysmon writes UTC into its description: clock minus UTC is the zone of the whole file. In minutes. */
function zoneFromSysmon(rows: Row[]): number | undefined {
  const votes = new Map<number, number>()
  for (const { local, fields } of rows) {
    const utc = readInstant(fields.UtcTime ?? '')
    if (!utc) continue
    const minutes = Math.round((local / 1000 - Date.parse(utc)) / 900_000) * 15
    votes.set(minutes, (votes.get(minutes) ?? 0) + 1)
  }
  return [...votes].sort((one, other) => other[1] - one[1])[0]?.[0]
}

export interface ViewerOptions {
  /** Zone of the clock where nothing in the file tells it, in minutes east of UTC; by the clock where it changes. */
  offsetMinutes: number | ((clock: number) => number)
  computer?: string
}

interface Export {
  rows: Row[]
  /** Cell of a row under a heading; empty where there is no such heading. */
  cell: (cells: string[], name: keyof typeof headings) => string
}

function readExport(bytes: Uint8Array, damage: LogDamage[]): Export {
  const rows = csvRows(decodeExport(bytes).replace(/^\ufeff/, ''))
  const first = rows.next()
  const head = first.done ? [] : first.value.cells
  const columns = new Map(Object.keys(headings).map(name => [name, named(head, name)]))
  if ((columns.get('time') ?? -1) < 0 || (columns.get('id') ?? -1) < 0)
    throw new EventLogError('These are not the headings of an Event Viewer export (日付と時刻, イベント ID …).')
  const cell = (cells: string[], name: string): string => cells[columns.get(name) ?? -1] ?? ''
  const all = [...rows]
  const order = dayOrderOf(all.map(({ cells }) => cell(cells, 'time')))
  const read: Row[] = []
  for (const { line, cells } of all) {
    const clock = readClockTime(cell(cells, 'time'), order)
    if (!clock || !/^\d+$/.test(cell(cells, 'id'))) {
      damage.push({ kind: 'line', at: line, what: `line ${line} has no readable time or number` })
      continue
    }
    // The description has no heading of its own: it is whatever follows the last one.
    const description = cells.slice(head.length).join(',') || cells.at(-1) || ''
    read.push({
      line,
      local: asIfUtc(clock),
      cells: [...cells.slice(0, head.length), description],
      fields: describedFields(description, cell(cells, 'source')),
    })
  }
  return { rows: read, cell }
}

/** Minutes east of UTC of the clock of an export, where its own records tell it. */
export const zoneOfExport = (bytes: Uint8Array): number | undefined => zoneFromSysmon(readExport(bytes, []).rows)

/**
 * Event Viewer's “Save all events as CSV”, Japanese or English headings, descriptions with line breaks, 12-hour clocks.
 * @throws EventLogError if the headings are not those of Event Viewer
 */
export function readViewerCsv(bytes: Uint8Array, options: ViewerOptions, damage: LogDamage[] = []): WindowsEvent[] {
  const { rows, cell } = readExport(bytes, damage)
  const told = zoneFromSysmon(rows)
  const { offsetMinutes } = options
  const assumed = (local: number) => (typeof offsetMinutes === 'number' ? offsetMinutes : offsetMinutes(local / 1000))
  if (told === undefined && rows.length > 0)
    damage.push({
      kind: 'zone',
      at: 1,
      what: `the file does not tell its zone; ${assumed(rows[0]?.local ?? 0)} minutes east was assumed`,
    })
  return rows.map(({ line, local, cells, fields }): WindowsEvent => {
    const provider = cell(cells, 'source')
    return {
      time: readInstant(fields.UtcTime ?? '') ?? instantOf(local - (told ?? assumed(local)) * 60e6),
      zone: fields.UtcTime ? 'exact' : told === undefined ? 'assumed' : 'derived',
      channel: cell(cells, 'channel') || (channels.find(([pattern]) => pattern.test(provider))?.[1] ?? provider),
      provider,
      computer: cell(cells, 'computer') || (options.computer ?? ''),
      eventId: Number(cell(cells, 'id')),
      line,
      fields,
      description: cells.at(-1) ?? '',
    }
  })
}
