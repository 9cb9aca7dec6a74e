import { describe, expect, it } from 'vitest'
import type { WindowsEvent } from '../../formats/eventlog/model.ts'
import { judgeServerLog } from './server-log.ts'

const nine = Date.parse('2024-02-05T00:00:00Z')
const minute = 60_000

const logon = (computer: string, from: string, time: number): WindowsEvent => ({
  time: new Date(time).toISOString(),
  zone: 'exact',
  channel: 'Security',
  provider: 'Microsoft-Windows-Security-Auditing',
  computer: `${computer}.own.test`,
  eventId: 4624,
  fields: { LogonType: '3', TargetUserName: 'localadmin', IpAddress: from },
})

describe('the authentication server’s log', () => {
  const policy = Object.fromEntries(
    [
      'Logon/Logoff: Logon',
      'Logon/Logoff: Special Logon',
      'Account Logon: Kerberos Authentication Service',
      'Account Logon: Kerberos Service Ticket Operations',
      'Account Logon: Credential Validation',
      'Account Management: User Account Management',
      'Account Management: Security Group Management',
    ].map(name => [name, 'Success']),
  )
  const settings = { computer: 'dc', channel: 'Security', retention: 'archive when full', auditPolicy: policy }
  const events = Array.from({ length: 48 }, (_, at) => ({
    ...logon('dc', '10.0.0.1', nine + at * 30 * minute),
    recordId: at + 1,
  }))
  const judge = (kept: WindowsEvent[], more = settings) =>
    judgeServerLog([{ file: 'dc', events: kept, damage: [] }], more, undefined)?.verdict

  it('R-108: whole, audited and without holes it is sufficient; with holes, or without an audit, it is not', () => {
    expect(judge(events)).toBe('sufficient')
    expect(judge(events.filter((_, at) => at < 10 || at > 30))).toBe('insufficient')
    expect(
      judge(events, { ...settings, auditPolicy: { ...policy, 'Logon/Logoff: Special Logon': 'No Auditing' } }),
    ).toBe('insufficient')
  })

  it('R-108: a clearing that destroyed nothing is told and does not decide; one beside a hole does', () => {
    const clearing = { ...events[24]!, eventId: 1102, provider: 'Microsoft-Windows-Eventlog' }
    expect(judge(events.map((event, at) => (at === 24 ? clearing : event)))).toBe('sufficient')
    expect(judge(events.filter((_, at) => at !== 23).map(event => (event.recordId === 25 ? clearing : event)))).toBe(
      'insufficient',
    )
  })
})
