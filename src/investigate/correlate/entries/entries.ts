import type { WindowsEvent } from '../../../formats/eventlog/model.ts'
import type { Machines } from '../machines/model.ts'
import type { EventLogFile, ForensicReport } from '../model.ts'

/** A way into a machine from another, as some record shows it. Times in milliseconds since 1970. */
export interface Entry {
  target: string
  source?: string
  time: number
  account: string
  shownBy: 'logon' | 'explicit-credentials' | 'forensic-report'
  /** A program or service that began on the target right after. */
  program?: string
  /** File the statement rests on. */
  file: string
}

export interface EndpointCoverage {
  machine: string
  from: number
  to: number
}

const remoteTypes = new Set(['3', '10'])
/** Programs put in place by an intruder start within seconds; the slowest observed took under half a minute. */
const programWindow = 180_000
const timeOf = (event: WindowsEvent): number => Date.parse(event.time)
const realAddress = (address: string | undefined): string | undefined =>
  address && !/^(-|::1|127\.|fe80:)/.test(address) ? address.replace(/^::ffff:/, '') : undefined

/** Started by the system, not by the person at the desk: services, tasks, WMI, or a helper that a service started. */
const startedRemotely = (event: WindowsEvent): boolean =>
  (event.eventId === 7045 && event.channel === 'System') ||
  (event.eventId === 4688 &&
    /\$$/.test(event.fields.SubjectUserName ?? '') &&
    !/^C:\\Windows\\System32\\[^\\]+$/i.test(event.fields.NewProcessName ?? '')) ||
  (event.eventId === 4688 && /(services|taskeng|WmiPrvSE|svchost)\.exe$/i.test(event.fields.ParentProcessName ?? '')) ||
  event.eventId === 4698 ||
  event.eventId === 106

const programOf = (event: WindowsEvent): string =>
  event.fields.NewProcessName ?? event.fields.ImagePath ?? event.fields.TaskName ?? event.fields.Image ?? ''

function fromLogon(event: WindowsEvent, later: WindowsEvent[], machines: Machines, file: string): Entry | undefined {
  const { fields } = event
  if (event.eventId !== 4624 || !remoteTypes.has(fields.LogonType ?? '') || /\$$/.test(fields.TargetUserName ?? '$'))
    return undefined
  const target = machines.keyOf(event.computer)
  const source =
    machines.keyOf(realAddress(fields.IpAddress)) ??
    machines.keyOf(fields.LogonType === '3' ? fields.WorkstationName : undefined)
  if (!target || !source || source === target) return undefined
  const program = later.find(next => timeOf(next) - timeOf(event) <= programWindow && startedRemotely(next))
  return {
    target,
    source,
    time: timeOf(event),
    account: fields.TargetUserName ?? '',
    shownBy: 'logon',
    ...(program ? { program: programOf(program) } : {}),
    file,
  }
}

function fromCredentials(event: WindowsEvent, machines: Machines, file: string): Entry | undefined {
  if (event.eventId !== 4648 || /\$$/.test(event.fields.TargetUserName ?? '$')) return undefined
  const source = machines.keyOf(event.computer)
  const target = machines.keyOf(event.fields.TargetServerName)
  if (!source || !target || source === target) return undefined
  return {
    target,
    source,
    time: timeOf(event),
    account: event.fields.TargetUserName ?? '',
    shownBy: 'explicit-credentials',
    file,
  }
}

/** Uses of an administrator's account that forensics found; the program put in place stands in the trace itself. */
function fromForensics(report: ForensicReport, machines: Machines): Entry[] {
  const target = machines.keyOf(report.assetId) ?? machines.keyOf(report.hostname)
  if (!target) return []
  return report.artefacts
    .filter(trace => trace.type === 'local-admin-use')
    .map(trace => {
      const source = machines.keyOf(trace.sourceIp)
      const time = Date.parse(trace.time)
      const ran = report.artefacts.find(
        other =>
          other.type === 'program-executed' &&
          Math.abs(Date.parse(other.time) - time) <= programWindow &&
          other.path === trace.path,
      )
      const program = trace.path ?? ran?.path
      return {
        target,
        ...(source ? { source } : {}),
        time,
        account: trace.account ?? '',
        shownBy: 'forensic-report' as const,
        ...(program ? { program } : {}),
        file: `${report.hostname} (${report.examiner})`,
      }
    })
}

/** Every recorded way from one machine into another, in order of time. */
export function findEntries(logs: EventLogFile[], forensics: ForensicReport[], machines: Machines): Entry[] {
  const logged = logs.flatMap(({ file, events }) =>
    events.flatMap(
      (event, at) =>
        fromLogon(event, events.slice(at + 1, at + 40), machines, file) ?? fromCredentials(event, machines, file) ?? [],
    ),
  )
  return [...logged, ...forensics.flatMap(report => fromForensics(report, machines))].sort(
    (one, other) => one.time - other.time,
  )
}

/** From the first to the last record of each collected log; a machine without a row was not collected. */
export function endpointCoverage(logs: EventLogFile[], machines: Machines): EndpointCoverage[] {
  return logs.flatMap(({ events }) => {
    const machine = machines.keyOf(events[0]?.computer)
    const times = events.map(timeOf)
    return machine && times.length > 0
      ? [
          {
            machine,
            from: times.reduce((least, time) => Math.min(least, time)),
            to: times.reduce((most, time) => Math.max(most, time)),
          },
        ]
      : []
  })
}
