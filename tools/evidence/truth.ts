import type { Attack, Infection } from './attack.ts'
import { stamp } from './calendar.ts'
import type { StoredMail } from './mails.ts'
import type { Machine } from './organisation.ts'
import type { WebRequest } from './request.ts'
import type { World } from './world.ts'

export interface Truth {
  destinations: { host: string; terminals: string[] }[]
  neutralDestinations: string[]
  infected: {
    hostname: string
    ips: string[]
    assets: string[]
    actor: number
    firstSeen: string
    lastSeen: string
    allFailed: boolean
    destinations: string[]
    cause: { type: 'mail'; mailId: string; mailGroup: string } | { type: 'lateral'; fromTerminal: string }
    causeKnowable: boolean
  }[]
  allFailed: string[]
  gaps: { source: string; from: string; to: string; partial: boolean }[]
  campaigns: { actor: number; mails: string[] }[]
  mails: { messageId: string; file: string; group: string; received: string; publicAddress: boolean }[]
  verdicts: {
    eventlog: 'sufficient' | 'insufficient'
    topology: { from: string; to: string; path: string; blocked: boolean }[]
  }
  timeline: { time: string; kind: string; refs: string[] }[]
  destinationX?: { host: string; terminals: string[] }
  cleared: string[]
}

/** Everything the attack sent, with the infection that sent it; only what the log still holds counts. */
export interface Sent {
  infection: Infection
  host: string
  request: WebRequest
}

const failed = ({ status, denied }: WebRequest): boolean => status === 0 || status >= 500 || denied === true

export const truthOf = (
  world: World,
  attack: Attack,
  found: {
    sent: Sent[]
    mails: StoredMail[]
    shown: Set<Infection>
    gaps: Truth['gaps']
    topology: Truth['verdicts']['topology']
  },
): Truth => {
  const time = (at: number) => stamp(world.plan.zone, at)
  const terminalsOf = (host: string) => [
    ...new Set(found.sent.filter(one => one.host === host).map(one => one.infection.machine.hostname)),
  ]
  const hosts = [...new Set(found.sent.map(one => one.host))]
  const of = new Map<Machine, Sent[]>()
  for (const one of found.sent) of.set(one.infection.machine, [...(of.get(one.infection.machine) ?? []), one])
  const causeOf = ({ cause, machine }: Infection): Truth['infected'][number]['cause'] => {
    if (cause.type === 'lateral') return { type: 'lateral', fromTerminal: cause.from.hostname }
    const mail = found.mails.find(
      one => one.wave?.group === cause.group && one.to.some(to => to.terminal === machine.hostname),
    )
    return { type: 'mail', mailId: mail?.messageId ?? '', mailGroup: cause.group }
  }
  const { replacement } = world.organisation
  const infected = attack.infections.flatMap(infection => {
    const mine = (of.get(infection.machine) ?? []).sort((one, other) => one.request.at - other.request.at)
    const [first] = mine
    const last = mine.at(-1)
    if (!first || !last) return []
    const { machine } = infection
    const later = replacement?.old === machine ? [replacement.machine] : []
    return [
      {
        hostname: machine.hostname,
        ips: [machine, ...later].map(({ ip }) => ip),
        assets: [machine, ...later].map(({ asset }) => asset),
        actor: infection.actor,
        firstSeen: time(first.request.at),
        lastSeen: time(last.request.at),
        allFailed: mine.every(({ request }) => failed(request)),
        destinations: [...new Set(mine.map(({ host }) => host))],
        cause: causeOf(infection),
        causeKnowable: infection.cause.type === 'mail' || found.shown.has(infection),
      },
    ]
  })
  const waves = found.mails.filter(mail => mail.wave)
  const actors = [...new Set(attack.waves.map(wave => wave.actor))]
  return {
    destinations: hosts.map(host => ({ host, terminals: terminalsOf(host) })),
    neutralDestinations: [attack.storage],
    infected,
    allFailed: infected.filter(one => one.allFailed).map(({ hostname }) => hostname),
    gaps: found.gaps,
    campaigns: actors.map(actor => ({
      actor,
      mails: waves.filter(mail => mail.wave?.actor === actor).map(mail => mail.messageId),
    })),
    mails: waves.map(mail => ({
      messageId: mail.messageId,
      file: `mail/${mail.file}`,
      group: mail.wave?.group ?? '',
      received: time(mail.received),
      publicAddress: mail.to.every(to => to.public),
    })),
    verdicts: {
      eventlog: world.plan.serverLog === 'sufficient' ? 'sufficient' : 'insufficient',
      topology: found.topology,
    },
    timeline: infected.map(one => ({ time: one.firstSeen, kind: 'infection', refs: [one.hostname] })),
    ...(attack.destinationX
      ? { destinationX: { host: attack.destinationX.host, terminals: terminalsOf(attack.destinationX.host) } }
      : {}),
    cleared: attack.cleared,
  }
}
