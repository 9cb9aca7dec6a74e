import type { Attack, Infection } from './attack.ts'
import { hour, minute } from './calendar.ts'
import { logon, numbered, privileges, processStart, serviceInstalled, type WinEvent } from './events.ts'
import type { Machine } from './organisation.ts'
import type { World } from './world.ts'

const explorer = 'C:\\Windows\\explorer.exe'
const services = 'C:\\Windows\\System32\\services.exe'

export interface EndpointLog {
  machine: Machine
  events: WinEvent[]
  from: number
  to: number
}

export interface EndpointLogs {
  logs: EndpointLog[]
  /** Infections whose way in is shown by some collected log. */
  shown: Set<Infection>
  rollouts: string[]
}

const computerOf = (machine: Machine) => `${machine.hostname}.net.kikou.example`

/** A day at the desk: somebody signs in, starts programs, signs out. */
const deskEvents = (world: World, machine: Machine): WinEvent[] =>
  world.days.flatMap(day => {
    const span = world.powered(machine, day)
    if (!span) return []
    const dice = world.dice(`desk/${machine.hostname}/${day.date}`)
    const seat = world.seated(machine, span.on)
    const computer = computerOf(seat)
    const starts = Array.from({ length: dice.int(2, 6) }, () =>
      processStart(
        dice.between(span.on, span.off),
        computer,
        seat.user,
        dice.pick([
          'C:\\Program Files\\Internet Explorer\\iexplore.exe',
          'C:\\Program Files\\Office\\winword.exe',
          'C:\\Program Files\\Office\\excel.exe',
        ]),
        explorer,
      ),
    )
    return [
      logon(span.on + 60_000, computer, { user: seat.user, domain: 'KIKOU' }, { type: 2, name: seat.hostname }),
      ...starts,
    ]
  })

const remoteEntry = (at: number, to: Machine, from: Machine, put: { name: string; path: string }): WinEvent[] => {
  const computer = computerOf(to)
  return [
    logon(at, computer, { user: 'kikouadm', domain: to.hostname }, { type: 3, from: from.ip, name: from.hostname }),
    privileges(at + 5, computer, 'kikouadm'),
    serviceInstalled(at + 6_000, computer, put.name, put.path),
    processStart(at + 7_000, computer, `${to.hostname}$`, put.path, services),
  ]
}

const credentialsUsed = (at: number, from: Machine, to: Machine): WinEvent => ({
  at,
  id: 4648,
  channel: 'Security',
  computer: computerOf(from),
  fields: {
    SubjectUserName: from.user,
    SubjectDomainName: 'KIKOU',
    TargetUserName: 'kikouadm',
    TargetDomainName: to.hostname,
    TargetServerName: to.hostname,
    ProcessName: 'C:\\Windows\\System32\\at.exe',
    IpAddress: '-',
    IpPort: '-',
  },
})

/** Roll-outs by the helpdesk and the management terminal, as on every network: the same account, the same services. */
const rollouts = (world: World): { machine: Machine; events: WinEvent[] }[] => {
  const { helpdesk, management, terminals } = world.organisation
  const dice = world.dice('rollouts')
  const days = dice.some(
    world.days.filter(day => day.working),
    3,
  )
  return days.flatMap((day, index) => {
    const from = index === 0 ? helpdesk : management
    return dice.some(terminals.slice(2), Math.ceil(terminals.length / 3)).flatMap(machine => {
      const span = world.powered(machine, day)
      if (!span) return []
      const at = dice.between(span.on + hour, span.off - hour)
      const put = { name: 'AssetInvAgent', path: 'C:\\Program Files\\AssetInv\\invagent.exe' }
      return [
        { machine, events: remoteEntry(at, machine, from, put) },
        { machine: from, events: [credentialsUsed(at - 800, from, machine)] },
      ]
    })
  })
}

const infectionEvents = (
  infection: Infection,
  world: World,
): { machine: Machine; event: WinEvent[]; shows: boolean }[] => {
  const { machine, at, cause, program } = infection
  if (cause.type === 'mail')
    return [
      {
        machine,
        event: [
          processStart(at, computerOf(machine), machine.user, program, 'C:\\Program Files\\ArchiveTool\\arctool.exe'),
        ],
        shows: false,
      },
    ]
  const name = program.split('\\').at(-1)?.replace('.exe', '') ?? ''
  const dice = world.dice(`entry/${machine.hostname}`)
  const used = dice.chance(0.5)
  return [
    { machine, event: remoteEntry(at, machine, cause.from, { name, path: program }), shows: true },
    ...(used ? [{ machine: cause.from, event: [credentialsUsed(at - 700, cause.from, machine)], shows: true }] : []),
  ]
}

/** Event logs of the machines that could be collected; some begin late, some end early. */
export const endpointLogs = (world: World, attack: Attack): EndpointLogs => {
  const dice = world.dice('collected')
  const { helpdesk, management, terminals } = world.organisation
  const infected = new Set(attack.infections.map(one => one.machine))
  const chosen = terminals.filter(
    machine =>
      machine === helpdesk ||
      machine === management ||
      dice.chance(infected.has(machine) ? world.plan.collected : world.plan.collected / 5),
  )
  const events = new Map(chosen.map(machine => [machine, deskEvents(world, machine)]))
  const span = new Map(
    chosen.map(machine => {
      const cut = infected.has(machine) ? dice.next() : 1
      const length = world.to - world.from
      return [
        machine,
        {
          from: cut < 0.1 ? world.from + length * dice.between(0.3, 0.8) : world.from,
          to: cut > 0.1 && cut < 0.2 ? world.from + length * dice.between(0.3, 0.8) : world.to,
        },
      ]
    }),
  )
  const inside = (machine: Machine, at: number) => {
    const own = span.get(machine)
    return own !== undefined && at >= own.from && at <= own.to
  }
  const shown = new Set<Infection>()
  for (const infection of attack.infections)
    for (const { machine, event, shows } of infectionEvents(infection, world)) {
      events.get(machine)?.push(...event)
      if (shows && event.every(({ at }) => inside(machine, at))) shown.add(infection)
    }
  const rolled = rollouts(world)
  for (const { machine, events: found } of rolled) events.get(machine)?.push(...found)
  const logs = chosen.map(machine => {
    const { from = 0, to = 0 } = span.get(machine) ?? {}
    const all = numbered(events.get(machine) ?? [], world.dice(`records/${machine.hostname}`))
    return { machine, from, to, events: all.filter(({ at }) => at >= from && at <= to) }
  })
  return {
    logs,
    shown,
    rollouts: world.days
      .filter(day => rolled.some(one => one.events.some(({ at }) => at >= day.start && at < day.end)))
      .map(day => day.date),
  }
}

const audited = (name: string, at: number, fields: WinEvent['fields'], id: number): WinEvent => ({
  at,
  id,
  channel: 'Security',
  computer: name,
  fields,
})

/** The authentication server: what its machines and people ask of it, and whether its log kept that. */
export const serverLogs = (
  world: World,
): { settings: Record<string, unknown>; days: { date: string; events: WinEvent[] }[] } => {
  const { plan } = world
  const dice = world.dice('server-log')
  const computer = 'dc01.net.kikou.example'
  const full = plan.serverLog !== 'audit-off'
  const events: WinEvent[] = []
  for (let at = world.from - 5 * minute; at < world.to; at += 25 * minute * dice.between(0.7, 1.3))
    events.push(logon(at, computer, { user: 'DC01$', domain: 'KIKOU' }, { type: 3, from: '10.200.1.5' }))
  for (const day of world.days)
    for (const machine of world.organisation.terminals) {
      const span = world.powered(machine, day)
      if (!span || span.on > world.to) continue
      const at = span.on + dice.between(1, 50) * 1000
      const seat = world.seated(machine, at)
      events.push(logon(at, computer, { user: `${seat.hostname}$`, domain: 'KIKOU' }, { type: 3, from: seat.ip }))
      events.push(audited(computer, at + 30, { TargetUserName: `${seat.hostname}$`, LogonType: 3 }, 4634))
      if (!full) continue
      events.push(
        audited(
          computer,
          at + 2_000,
          { TargetUserName: seat.user, ServiceName: 'krbtgt', IpAddress: `::ffff:${seat.ip}`, Status: '0x0' },
          4768,
        ),
      )
      events.push(
        audited(
          computer,
          at + 2_400,
          { TargetUserName: `${seat.user}@KIKOU`, ServiceName: 'FS01$', IpAddress: `::ffff:${seat.ip}`, Status: '0x0' },
          4769,
        ),
      )
    }
  const all = numbered(events, dice)
  const exported = world.days.map((day, index) => {
    const to = day.end - 6 * minute
    const from = index === 0 ? world.from - 6 * minute : (world.days[index - 1]?.end ?? 0) - 6 * minute
    const mine = all.filter(event => event.at >= from && event.at < to && event.at < world.to)
    // An overwriting log keeps its newest records; on working days the older half of them is gone by the evening.
    const kept = plan.serverLog === 'overwritten' && day.working ? mine.slice(Math.floor(mine.length * 0.55)) : mine
    return { date: day.date, events: kept }
  })
  const on = (covered: boolean) => (covered ? 'Success and Failure' : 'No Auditing')
  return {
    settings: {
      computer,
      channel: 'Security',
      maximumSizeKB: plan.serverLog === 'overwritten' ? 2_048 : 262_144,
      retention:
        plan.serverLog === 'overwritten'
          ? '必要に応じて上書き (overwrite as needed)'
          : '満杯になったらアーカイブ (archive when full)',
      export: '毎日 23:54 に直近24時間分を書き出し',
      auditPolicy: {
        'Logon/Logoff: Logon': 'Success and Failure',
        'Logon/Logoff: Logoff': 'Success',
        'Logon/Logoff: Special Logon': on(full),
        'Account Logon: Kerberos Authentication Service': on(full),
        'Account Logon: Kerberos Service Ticket Operations': on(full),
        'Account Logon: Credential Validation': on(full),
        'Account Management: User Account Management': 'Success',
        'Account Management: Security Group Management': on(full),
        'Detailed Tracking: Process Creation': on(full),
      },
    },
    days: exported,
  }
}
