import type { Dice } from './dice.ts'

/** One Windows event before it is written in some form. */
export interface WinEvent {
  at: number
  id: number
  channel: 'Security' | 'System'
  computer: string
  fields: Record<string, string | number>
  record?: number
}

const providers = { Security: 'Microsoft-Windows-Security-Auditing', System: 'Service Control Manager' }
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;')

/** `wevtutil qe /f:xml`, one event per line. */
export const xmlOf = (events: WinEvent[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Events>\n${events
    .map(
      event =>
        `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${providers[event.channel]}'/><EventID>${event.id}</EventID><Version>0</Version><Level>0</Level><TimeCreated SystemTime='${new Date(event.at).toISOString().replace('Z', '0000Z')}'/><EventRecordID>${event.record}</EventRecordID><Channel>${event.channel}</Channel><Computer>${event.computer}</Computer></System><EventData>${Object.entries(
          event.fields,
        )
          .map(([name, value]) => `<Data Name='${name}'>${escaped(String(value))}</Data>`)
          .join('')}</EventData></Event>`,
    )
    .join('\n')}\n</Events>\n`

export const jsonlOf = (events: WinEvent[]): string =>
  events
    .map(event =>
      JSON.stringify({
        TimeCreated: new Date(event.at).toISOString(),
        EventID: event.id,
        Channel: event.channel,
        Provider: providers[event.channel],
        Computer: event.computer,
        EventRecordID: event.record,
        EventData: event.fields,
      }),
    )
    .map(line => `${line}\n`)
    .join('')

/** In order of time, numbered per channel as the service does. */
export const numbered = (events: WinEvent[], dice: Dice): WinEvent[] => {
  const next = { Security: dice.int(1_000, 90_000), System: dice.int(500, 9_000) }
  return [...events]
    .sort((one, other) => one.at - other.at)
    .map(event => {
      next[event.channel] += 1
      return { ...event, record: next[event.channel] }
    })
}

export const logon = (
  at: number,
  computer: string,
  who: { user: string; domain: string },
  how: { type: number; from?: string; name?: string },
): WinEvent => ({
  at,
  id: 4624,
  channel: 'Security',
  computer,
  fields: {
    SubjectUserName: '-',
    TargetUserName: who.user,
    TargetDomainName: who.domain,
    LogonType: how.type,
    LogonProcessName: how.type === 2 ? 'User32 ' : how.type === 3 && who.user.endsWith('$') ? 'Kerberos' : 'NtLmSsp ',
    WorkstationName: how.name ?? '',
    IpAddress: how.from ?? '127.0.0.1',
    IpPort: how.from ? 49_152 + (Math.round(at) % 9_000) : 0,
  },
})

export const processStart = (at: number, computer: string, who: string, program: string, parent: string): WinEvent => ({
  at,
  id: 4688,
  channel: 'Security',
  computer,
  fields: {
    SubjectUserName: who,
    SubjectDomainName: 'KIKOU',
    NewProcessName: program,
    CommandLine: `"${program}"`,
    ParentProcessName: parent,
  },
})

export const serviceInstalled = (at: number, computer: string, name: string, path: string): WinEvent => ({
  at,
  id: 7045,
  channel: 'System',
  computer,
  fields: {
    ServiceName: name,
    ImagePath: path,
    ServiceType: 'user mode service',
    StartType: 'demand start',
    AccountName: 'LocalSystem',
  },
})

export const privileges = (at: number, computer: string, user: string): WinEvent => ({
  at,
  id: 4672,
  channel: 'Security',
  computer,
  fields: {
    SubjectUserName: user,
    SubjectDomainName: computer.split('.')[0] ?? '',
    PrivilegeList: 'SeBackupPrivilege\n\t\t\tSeDebugPrivilege',
  },
})
