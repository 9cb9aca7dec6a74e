import type { CaseSheet, Cause, MachineMovement, RankedDestination, Reason, Said } from '../../model.ts'
import type { Machines } from '../machines/model.ts'
import type { EventLogFile } from '../model.ts'
import { type Collected, collect } from './collected.ts'
import type { Deed, Movement, Sign } from './model.ts'
import { addressesBy, findMovements } from './movement.ts'
import { isOutside, type Read, readSigns } from './signs.ts'

/** A machine whose own records show an intruder. */
export interface ShownMachine {
  machine: string
  /** Addresses that its records or those of others give it. */
  addresses: string[]
  /** First and last sign, milliseconds. */
  first: number
  last: number
  score: number
  reasons: Said[]
  cause: Cause
}

export interface Intrusion {
  machines: ShownMachine[]
  signs: Sign[]
  movements: Movement[]
  /** Destinations outside that the commands of such machines name. */
  named: RankedDestination[]
}

/**
 * From here on a machine’s own records call it affected, if one of its signs is what administrators do not do. Their shares,
 * services, downloads and looks at the network add up over the months of a log and accuse nobody.
 */
const shownFrom = 0.8
const strong = 0.5
/** What was put in place in the hour before is the beginning of it. */
const before = 60 * 60_000

const byDeed = (signs: Sign[]): Map<Deed, Sign> => {
  const best = new Map<Deed, Sign>()
  for (const sign of signs) if ((best.get(sign.deed)?.weight ?? 0) < sign.weight) best.set(sign.deed, sign)
  return best
}

const together = (weights: number[]): number => 1 - weights.reduce((rest, weight) => rest * (1 - weight), 1)

/** Something was started there, not only reached for. */
const executes = (movement: Movement): boolean => movement.means !== 'share' && movement.means !== 'desktop'

const causeOf = (machine: string, first: number, movements: Movement[]): Cause => {
  const near = movements.filter(
    one => one.to === machine && executes(one) && one.time <= first + 60_000 && first - one.time <= before,
  )
  const entered = near.find(one => one.from !== undefined) ?? near[0]
  if (!entered)
    return {
      type: 'unknown',
      because: {
        ja: 'イベントログに、他の端末からの侵入は記録されていない。ログの始まりより前に侵入された可能性がある',
        en: 'its event logs show no entry from another machine; it may have been entered before they begin',
      },
    }
  const { ja, en } = entered.because
  if (entered.from) return { type: 'lateral', fromTerminal: entered.from, because: entered.because }
  return {
    type: 'lateral',
    because: {
      ja: `${ja}。このアカウントが端末の前で使われた記録はなく、操作元は記録されていない`,
      en: `${en}; no record shows that account at the desk, nor where this was done from`,
    },
  }
}

/** Being entered in a strange way is a sign itself. */
const fromMovement = (movement: Movement): Sign[] => {
  const [at] = movement.lines
  if (!movement.strange || !at) return []
  const { to: machine, time, because, program = '' } = movement
  return [{ machine, time, deed: 'movement', weight: 0.4, says: because, shown: program, at }]
}

/** Machines by their own signs first, then those on which something was started from such a machine. */
const findMachines = (
  reads: Map<string, Read>,
  movements: Movement[],
  addresses: Map<string, string[]>,
): ShownMachine[] => {
  const shown = new Map<string, ShownMachine>()
  const add = (machine: string, first: number, last: number, score: number, reasons: Said[]) =>
    shown.set(machine, {
      machine,
      addresses: addresses.get(machine) ?? [],
      first,
      last,
      score,
      reasons,
      cause: causeOf(machine, first, movements),
    })
  for (const [machine, { signs }] of reads) {
    const best = byDeed(signs)
    const score = together([...best.values()].map(sign => sign.weight))
    if (score < shownFrom || best.size < 2 || ![...best.values()].some(sign => sign.weight >= strong)) continue
    const own = signs.map(sign => sign.time)
    const entry = movements.find(
      one => one.to === machine && executes(one) && own[0]! - one.time <= before && one.time <= own[0]!,
    )
    add(
      machine,
      entry?.time ?? own[0]!,
      own.at(-1)!,
      score,
      [...best.values()].sort((one, other) => other.weight - one.weight).map(sign => sign.says),
    )
  }
  for (const movement of movements) {
    const source = movement.from && shown.get(movement.from)
    if (!source || shown.has(movement.to) || !executes(movement) || movement.time < source.first) continue
    // A command that reaches for a machine is not yet one that ran there: its own log has to show it.
    if (!reads.has(movement.to) || (!movement.bothSides && movement.lines.length < 2)) continue
    add(movement.to, movement.time, Math.max(movement.time, movement.ran ?? 0), source.score * 0.95, [
      {
        ja: `侵入された ${movement.from} からの操作。${movement.because.ja}`,
        en: `acted upon from ${movement.from}, which was affected before: ${movement.because.en}`,
      },
    ])
  }
  return [...shown.values()].sort((one, other) => one.first - other.first)
}

/** A download succeeded where the file it stored ran afterwards; otherwise nothing is known of its outcome. */
const ranLater = (sign: Sign, read: Read | undefined): boolean =>
  sign.stored !== undefined &&
  (read?.started ?? []).some(
    one => one.time > sign.time && one.command.toLowerCase().includes(sign.stored!.toLowerCase()),
  )

const findNamed = (sheet: CaseSheet, machines: ShownMachine[], reads: Map<string, Read>): RankedDestination[] => {
  const hosts = new Map<string, RankedDestination>()
  for (const { machine, addresses, score } of machines) {
    for (const sign of reads.get(machine)?.signs ?? []) {
      if (!sign.host || !isOutside(sheet, sign.host)) continue
      const at = new Date(sign.time).toISOString()
      const succeeded = ranLater(sign, reads.get(machine))
      const reason: Reason = {
        detector: 'event-log',
        kind: 'context',
        weight: 0.85,
        ja: `侵入された端末 ${machine} の記録に現れる（${sign.says.ja}）${succeeded ? '。取得したファイルが後に動作' : ''}`,
        en: `named in the records of ${machine}, which was affected (${sign.says.en})${succeeded ? '; what was fetched ran afterwards' : ''}`,
        lines: [sign.at],
      }
      const one = hosts.get(sign.host) ?? { host: sign.host, score: 0, reported: true, reasons: [], contacts: [] }
      hosts.set(sign.host, one)
      one.score = Math.max(one.score, Math.round(score * 0.85 * 1000) / 1000)
      if (!one.reasons.some(known => known.en === reason.en)) one.reasons.push(reason)
      const client = addresses[0] ?? machine
      const contact = one.contacts.find(known => known.client === client)
      if (contact) {
        contact.last = at
        contact.successes += Number(succeeded)
        contact.lines.push(sign.at)
      } else
        one.contacts.push({
          client,
          hostname: machine,
          host: sign.host,
          first: at,
          last: at,
          successes: Number(succeeded),
          failures: 0,
          sentBytes: 0,
          receivedBytes: 0,
          agents: [],
          lines: [sign.at],
        })
    }
  }
  return [...hosts.values()]
}

/** Addresses that Sysmon writes for the machine itself. */
const ownAddresses = ({ records }: Collected): string[] => [
  ...new Set(
    records.flatMap(({ event }) =>
      event.eventId === 3 &&
      event.fields.Initiated === 'true' &&
      /^\d+\.\d+\.\d+\.\d+$/.test(event.fields.SourceIp ?? '') &&
      !/^127\./.test(event.fields.SourceIp ?? '')
        ? [event.fields.SourceIp ?? '']
        : [],
    ),
  ),
]

/** What event logs alone tell of an intruder: machines, ways between them, and hosts outside (DOMAIN §7.12). */
export const findIntrusion = (logs: EventLogFile[], machines: Machines, sheet: CaseSheet): Intrusion => {
  const collected = collect(logs, machines)
  const reads = new Map(collected.map(one => [one.machine, readSigns(one)]))
  const reaches = [...reads.values()].flatMap(read => read.reaches)
  const movements = findMovements(collected, reaches, machines)
  for (const movement of movements) reads.get(movement.to)?.signs.unshift(...fromMovement(movement))
  for (const read of reads.values()) read.signs.sort((one, other) => one.time - other.time)
  const addresses = new Map(collected.map(one => [one.machine, ownAddresses(one)]))
  for (const [address, machine] of addressesBy(collected, reaches, machines))
    addresses.set(machine, [...new Set([...(addresses.get(machine) ?? []), address])])
  const shown = findMachines(reads, movements, addresses)
  const affected = new Set(shown.map(one => one.machine))
  return {
    machines: shown,
    signs: [...reads].flatMap(([machine, read]) => (affected.has(machine) ? read.signs : [])),
    movements,
    named: findNamed(sheet, shown, reads),
  }
}

/** Since when each machine was affected, by its own records or by its traffic (milliseconds). */
export type Since = ReadonlyMap<string, number>

/** Done from a machine that was affected by then, or in a strange way to one that was affected within the hour after. */
export const isAttack = ({ from, to, time, strange }: Movement, since: Since): boolean => {
  const begun = (from === undefined ? undefined : since.get(from)) ?? Number.POSITIVE_INFINITY
  const after = (since.get(to) ?? Number.POSITIVE_INFINITY) - time
  return begun <= time + 60_000 || (strange && after >= -60_000 && after <= before)
}

/** All ways between machines that event logs record, those of the attack marked. */
export const movementsTold = ({ movements }: Intrusion, since: Since): MachineMovement[] =>
  movements.map(one => {
    const { time, ran, to, from, means, account, program, because, lines } = one
    return {
      time: new Date(time).toISOString(),
      ...(from === undefined ? {} : { from }),
      to,
      means,
      ...(account === undefined ? {} : { account }),
      ...(program === undefined ? {} : { program }),
      ...(ran === undefined ? {} : { ran: new Date(ran).toISOString() }),
      attack: isAttack(one, since),
      because,
      lines,
    }
  })
