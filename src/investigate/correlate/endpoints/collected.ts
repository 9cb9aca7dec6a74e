import type { WindowsEvent } from '../../../formats/eventlog/model.ts'
import type { LineReference } from '../../model.ts'
import type { Machines } from '../machines/model.ts'
import type { EventLogFile } from '../model.ts'
import type { Started } from './model.ts'

/** A record with the file it stands in and its place there: the line, or the record number where there are no lines. */
export interface Recorded {
  event: WindowsEvent
  time: number
  at: LineReference
}

/** Everything that was collected from one machine, in order of time, each record once. */
export interface Collected {
  machine: string
  records: Recorded[]
}

const short = (computer: string): string => (computer.split('.')[0] ?? computer).toUpperCase()

/** Accounts that end in $ are machines; most records of a machine that name one name its own. */
const ownAccounts = (events: WindowsEvent[]): Map<string, number> => {
  const votes = new Map<string, number>()
  for (const { fields } of events)
    for (const name of [fields.SubjectUserName, fields.UserContext]) {
      const account = /([^\\]+)\$$/.exec(name ?? '')?.[1]
      if (account) votes.set(account.toUpperCase(), (votes.get(account.toUpperCase()) ?? 0) + 1)
    }
  return votes
}

const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/')

/**
 * Exports without a column for the computer (Event Viewer’s CSV) belong to the machine whose account they name most; a log
 * that names none belongs to the machine of the logs in the same folder, else to the folder’s own name.
 */
const namesOf = (logs: EventLogFile[]): Map<string, string> => {
  const folders = new Map<string, Map<string, number>>()
  for (const { file, events } of logs) {
    const votes = folders.get(folderOf(file)) ?? new Map<string, number>()
    for (const [name, count] of ownAccounts(events.filter(event => event.computer === '')))
      votes.set(name, (votes.get(name) ?? 0) + count)
    folders.set(folderOf(file), votes)
  }
  const most = (votes: Map<string, number> | undefined) =>
    [...(votes ?? [])].sort((one, other) => other[1] - one[1])[0]?.[0]
  return new Map(
    logs.map(({ file, events }) => {
      const folder = folderOf(file)
      const stem = (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '')
      return [file, most(ownAccounts(events)) ?? most(folders.get(folder)) ?? short(folder.split('/').at(-1) || stem)]
    }),
  )
}

/** By machine, whatever it was exported as; the same record in two files counts once. */
export const collect = (logs: EventLogFile[], machines: Machines): Collected[] => {
  const names = namesOf(logs)
  const found = new Map<string, Collected & { seen: Set<string> }>()
  for (const { file, events } of logs)
    for (const [index, event] of events.entries()) {
      const computer = event.computer === '' ? (names.get(file) ?? file) : short(event.computer)
      const machine = machines.keyOf(computer) ?? computer
      const one = found.get(machine) ?? { machine, records: [], seen: new Set() }
      found.set(machine, one)
      const detail = event.recordId ?? event.description ?? JSON.stringify(event.fields)
      const key = `${event.time} ${event.channel} ${event.eventId} ${detail}`
      if (one.seen.has(key)) continue
      one.seen.add(key)
      one.records.push({
        event,
        time: Date.parse(event.time),
        at: { file, line: event.line ?? event.recordId ?? index + 1 },
      })
    }
  return [...found.values()].map(({ machine, records }) => ({
    machine,
    records: records.sort((one, other) => one.time - other.time),
  }))
}

/** A program that began, from Sysmon (1) or the Security log (4688). */
export const startedOf = ({ event, time, at }: Recorded): Started | undefined => {
  const { fields } = event
  if (event.eventId === 1 && /Sysmon/i.test(`${event.provider} ${event.channel}`))
    return {
      time,
      image: fields.Image ?? '',
      command: fields.CommandLine ?? '',
      parent: fields.ParentImage ?? '',
      parentCommand: fields.ParentCommandLine ?? '',
      account: fields.User ?? '',
      logon: fields.LogonId ?? '',
      at,
    }
  if (event.eventId !== 4688) return undefined
  const target = fields.TargetUserName
  return {
    time,
    image: fields.NewProcessName ?? '',
    command: fields.CommandLine ?? '',
    parent: fields.ParentProcessName ?? '',
    parentCommand: '',
    account: (target && target !== '-' ? target : fields.SubjectUserName) ?? '',
    logon: fields.SubjectLogonId ?? '',
    at,
  }
}
