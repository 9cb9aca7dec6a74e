import { describe, expect, it } from 'vitest'
import type { WindowsEvent } from '../../formats/eventlog/model.ts'
import { derivedCase } from '../evidence/case-sheet.ts'
import { sharedAccounts } from './accounts.ts'
import { fileDeviations } from './files.ts'
import { departure, missingFrom } from './model.ts'

const event = (eventId: number, time: string, computer: string, fields: Record<string, string>): WindowsEvent => ({
  time,
  zone: 'exact',
  channel: 'Security',
  provider: 'Microsoft-Windows-Security-Auditing',
  computer,
  eventId,
  fields,
})
const log = (events: WindowsEvent[]) => [{ file: 'a.xml', events, damage: [] }]

describe('accounts that open many machines', () => {
  const logon = (machine: string, domain: string, account = 'setup') =>
    event(4624, '2026-03-02T01:00:00.000000Z', `${machine}.office.example`, {
      LogonType: '3',
      TargetUserName: account,
      TargetDomainName: domain,
      IpAddress: '10.1.0.9',
    })

  it('R-126: a local account on more machines than the bound allows is a group that alarms', () => {
    const machines = ['PC-1', 'PC-2', 'PC-3', 'PC-4']
    const [group] = sharedAccounts(log(machines.map(name => logon(name, name))), 3)
    expect(group).toMatchObject({ account: 'setup', machines, sources: ['10.1.0.9'], over: true })
    expect(sharedAccounts(log(machines.map(name => logon(name, name))), 4)[0]?.over).toBe(false)
  })

  it('R-126: accounts of the domain, and machines among themselves, share no local password', () => {
    expect(sharedAccounts(log(['PC-1', 'PC-2'].map(name => logon(name, 'OFFICE'))), 1)).toEqual([])
    expect(sharedAccounts(log(['PC-1', 'PC-2'].map(name => logon(name, name, `${name}$`))), 1)).toEqual([])
  })
})

describe('how long records were kept', () => {
  it('R-127: what lies before, after and between the records is missing, to the minute', () => {
    const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T00:00:00.000Z`
    expect(
      missingFrom({ from: day(1), to: day(10) }, [
        { from: day(6), to: day(8) },
        { from: day(2), to: day(4) },
      ]),
    ).toEqual([
      { from: day(1), to: day(2) },
      { from: day(4), to: day(6) },
      { from: day(8), to: day(10) },
    ])
    expect(missingFrom({ from: day(2), to: day(3) }, [{ from: day(1), to: day(4) }])).toEqual([])
  })
})

describe('days far from the usual', () => {
  it('R-128: a day is measured against the mean and spread of the others', () => {
    const { mean, times } = departure(900, [100, 110, 90, 100], 1)
    expect(mean).toBe(100)
    expect(times).toBe(80)
    expect(departure(101, [100, 100, 100], 1).times).toBeLessThan(1)
  })

  it('R-128: an account that opens files by the hundred on one day is told, by the threshold that is set', () => {
    const opened = (day: number, count: number) =>
      Array.from({ length: count }, (_, n) =>
        event(5145, `2026-03-0${day}T03:00:${String(n % 60).padStart(2, '0')}.000000Z`, 'FILES', {
          SubjectUserName: 'y.mori',
        }),
      )
    const logs = log([...opened(2, 10), ...opened(3, 12), ...opened(4, 9), ...opened(5, 400)])
    const sheet = derivedCase('office')
    expect(fileDeviations(logs, sheet, 6)).toMatchObject([
      { who: 'y.mori', day: '2026-03-05', measure: 'files', value: 400, source: 'files' },
    ])
    expect(fileDeviations(logs, sheet, 100)).toEqual([])
  })
})
