import { requestsOf } from '../evidence/attack.ts'
import { type Day, minute } from '../evidence/calendar.ts'
import { pensionAttack } from '../evidence/pension-attack.ts'
import { presets } from '../evidence/presets.ts'
import { type World, worldOf } from '../evidence/world.ts'

/** One line of the proxy log that the attack caused. */
export interface Line {
  at: number
  /** Bytes from the terminal to the destination. */
  bytes: number
  succeeded: boolean
}

/** What one terminal sent to one destination, oldest first. */
export interface Contact {
  /** `X`, or the place of the destination among all, `D01` … `D22`; the log knows its host name only. */
  destination: string
  lines: readonly Line[]
  /** Bytes of the first n lines, for n from 0. */
  sums: readonly number[]
}

export interface Terminal {
  /** `T05`; `T01-R` is the machine that took the place of T01 on 12 May. */
  name: string
  /** What §7.9 counts: a machine and its replacement are one. */
  counted: string
  hostname: string
  /** Its address in the proxy log. */
  ip: string
  site: string
  infectedAt: number
  cause: 'mail' | 'lateral'
  wave: string | null
  contacts: readonly Contact[]
}

/** A result of the analysis or a notice of the sensor: when its destinations were known, and to whom it was handed. */
export interface Handed {
  name: 'notice 1' | 'A' | 'B' | 'C' | 'notice 2'
  at: number
  destinations: readonly string[]
}

/** Everything that happens whoever reacts: mails, infections, traffic, results, notices. */
export interface Course {
  terminals: readonly Terminal[]
  /** Name to host. */
  hosts: ReadonlyMap<string, string>
  handed: readonly Handed[]
  days: readonly Day[]
  mails: number
  takeover: number
  gapMinutes: number
}

const contactOf = (destination: string, lines: readonly Line[]): Contact => {
  const sorted = [...lines].sort((one, other) => one.at - other.at)
  const sums = [0]
  for (const { bytes } of sorted) sums.push((sums.at(-1) ?? 0) + bytes)
  return { destination, lines: sorted, sums }
}

const nameOf = (number: number): string => `T${String(number).padStart(2, '0')}`

/** The second result that names only what the first did is not a result of its own in the record (DOMAIN §6.2). */
const groupOf = { A: 'I', B: 'II', C: 'IV' } as const

const recordedTimes = { A: '2015-05-15T18:30', B: '2015-05-19T23:10', C: '2015-05-21T19:10' } as const

const handedOver = (world: World, attack: ReturnType<typeof pensionAttack>, name: (host: string) => string) => {
  const first = attack.infections[0]
  const evening = first?.sessions.at(-1)
  const results = (['A', 'B', 'C'] as const).map(result => ({
    name: result,
    at: world.at(recordedTimes[result]),
    destinations: (attack.waves.find(({ group }) => group === groupOf[result])?.names ?? []).map(name),
  }))
  const notice = (label: 'notice 1' | 'notice 2', host: string, at: number): Handed => ({
    name: label,
    at,
    destinations: [name(host)],
  })
  return [
    notice('notice 1', first?.sessions[0]?.host ?? '', world.at('2015-05-08T13:26')),
    ...results,
    notice('notice 2', evening?.host ?? '', (evening?.from ?? 0) + 35 * minute),
  ]
}

/**
 * The case of 2015 as the evidence generator plays it (DOMAIN §7.2, §7.9 model A). Which destinations a result named is
 * what stood in the program of the mail; the record does not list them. Results come at the times that the replay of the
 * case gives them (19 May at night, 21 May toward evening), notices when the generator's sensor sees the traffic.
 */
export const pensionCourse = (seed: number): Course => {
  const plan = presets.pension?.(seed)
  if (!plan) throw new Error('The evidence generator has no preset of this case.')
  const world = worldOf(plan)
  const attack = pensionAttack(world)
  const all = [...new Set(attack.infections.flatMap(({ sessions }) => sessions.map(({ host }) => host)))]
  const x = attack.destinationX?.host ?? ''
  const names = new Map(
    all.filter(host => host !== x).map((host, index) => [host, `D${String(index + 1).padStart(2, '0')}`]),
  )
  const name = (host: string): string => (host === x ? 'X' : (names.get(host) ?? host))

  const terminals = attack.infections.flatMap((infection, index): Terminal[] => {
    const contacts = new Map<string, Line[]>()
    for (const session of infection.sessions)
      for (const { at, sent, status, denied } of requestsOf(world, session)) {
        const line = { at, bytes: sent, succeeded: status > 0 && status < 500 && !denied }
        const key = name(session.host)
        contacts.set(key, [...(contacts.get(key) ?? []), line])
      }
    const of = (from: number, to: number) =>
      [...contacts]
        .map(([destination, lines]) =>
          contactOf(
            destination,
            lines.filter(({ at }) => at >= from && at < to),
          ),
        )
        .filter(({ lines }) => lines.length > 0)
    const { machine, cause, at: infectedAt } = infection
    const one = {
      name: nameOf(index + 1),
      counted: nameOf(index + 1),
      hostname: machine.hostname,
      ip: machine.ip,
      site: machine.site,
      infectedAt,
      cause: cause.type,
      wave: cause.type === 'mail' ? cause.group : null,
    }
    const replaced = index === 0 ? world.at('2015-05-12') : Number.POSITIVE_INFINITY
    const later = of(replaced, Number.POSITIVE_INFINITY)
    const again = later[0]?.lines[0]?.at
    return [
      { ...one, contacts: of(0, replaced) },
      ...(again
        ? [
            {
              ...one,
              name: `${one.name}-R`,
              ip: machine.ip.replace(/\.\d+\.\d+$/, '.250.60'),
              infectedAt: again,
              cause: 'lateral' as const,
              wave: null,
              contacts: later,
            },
          ]
        : []),
    ]
  })
  return {
    terminals: terminals.sort((one, other) => one.name.localeCompare(other.name)),
    hosts: new Map(all.map(host => [name(host), host])),
    handed: handedOver(world, attack, name).sort((one, other) => one.at - other.at),
    days: world.days,
    mails: attack.waves.reduce((sum, { mails }) => sum + mails.length, 0),
    takeover: attack.takeover?.at ?? 0,
    gapMinutes: (plan.gaps[0]?.minutes ?? 0) + 1,
  }
}
