import type { EventLogFile } from '../correlate/model.ts'
import type { SharedAccount } from './model.ts'

const short = (name: string): string => (name.split('.')[0] ?? name).toUpperCase()

/**
 * Local accounts that are used over the network: the domain of a local account is the machine itself. One name that opens
 * many machines has, in practice, one password: it opened them from the same stations without a failure in between.
 */
export const sharedAccounts = (logs: EventLogFile[], most: number): SharedAccount[] => {
  const found = new Map<string, { machines: Set<string>; sources: Set<string>; times: string[] }>()
  for (const { events } of logs)
    for (const { eventId, fields, computer, time } of events) {
      if (eventId !== 4624 || !/^(3|10)$/.test((fields.LogonType ?? '').trim())) continue
      const account = fields.TargetUserName ?? ''
      const machine = short(computer)
      if (account === '' || account.endsWith('$') || short(fields.TargetDomainName ?? '') !== machine) continue
      const source =
        fields.IpAddress && !/^(-|::1|127\.)/.test(fields.IpAddress) ? fields.IpAddress : (fields.WorkstationName ?? '')
      if (source === '' || source === '-' || short(source) === machine) continue
      const one = found.get(account.toLowerCase()) ?? { machines: new Set(), sources: new Set(), times: [] }
      found.set(account.toLowerCase(), one)
      one.machines.add(machine)
      one.sources.add(source.replace(/^::ffff:/, ''))
      one.times.push(time)
    }
  return [...found]
    .filter(([, { machines }]) => machines.size > 1)
    .map(([account, { machines, sources, times }]) => {
      const ordered = times.sort()
      return {
        account,
        machines: [...machines].sort(),
        sources: [...sources].sort(),
        first: ordered[0] ?? '',
        last: ordered.at(-1) ?? '',
        over: machines.size > most,
      }
    })
    .sort((one, other) => other.machines.length - one.machines.length)
}
