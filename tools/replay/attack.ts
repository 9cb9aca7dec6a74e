import type { Contact, Course, Terminal } from './course.ts'

/** What was done against it: isolation of terminals, blocked destinations, outside access cut. */
export interface Reactions {
  isolated: Map<string, number>
  blocked: Map<string, number>
  /** When the attacker had another destination in the place of a blocked one. */
  moved: Map<string, number>
  cut: number
}

export const noReactions = (): Reactions => ({
  isolated: new Map(),
  blocked: new Map(),
  moved: new Map(),
  cut: Number.POSITIVE_INFINITY,
})

const never = Number.POSITIVE_INFINITY

/** How many of the lines, oldest first, lie before an instant. */
const before = ({ lines }: Contact, at: number): number => {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.at ?? never) < at) low = middle + 1
    else high = middle
  }
  return low
}

export interface Traffic {
  requests: number
  bytes: number
}

/** The attack of the course under the reactions so far; whoever asks about an instant has told it everything before. */
export class Attack {
  readonly infected = new Set<string>()

  constructor(
    readonly course: Course,
    readonly reactions: Reactions,
  ) {}

  online({ name }: Terminal, at: number): boolean {
    const { isolated, cut } = this.reactions
    return at < (isolated.get(name) ?? never) && at < cut
  }

  /** Blocked, and not yet moved to another. */
  dead(destination: string, at: number): boolean {
    const { blocked, moved } = this.reactions
    return (blocked.get(destination) ?? never) <= at && at < (moved.get(destination) ?? never)
  }

  hidden(destination: string, at: number): boolean {
    return (this.reactions.moved.get(destination) ?? never) <= at
  }

  /**
   * Whether the attacker commands any terminal: that is enough to infect the next one, whichever was used in the record
   * (the harder case for whoever defends).
   */
  private commands(at: number): boolean {
    return this.course.terminals.some(
      terminal =>
        this.infected.has(terminal.name) &&
        this.online(terminal, at) &&
        terminal.contacts.some(
          ({ destination, lines }) => !this.dead(destination, at) && lines.some(line => line.succeeded && line.at < at),
        ),
    )
  }

  /** @returns whether the terminal is infected now */
  infect(terminal: Terminal): boolean {
    const { infectedAt, cause } = terminal
    const happens = this.reactions.cut > infectedAt && (cause === 'mail' || this.commands(infectedAt))
    if (happens) this.infected.add(terminal.name)
    return happens
  }

  /** What still happens of the recorded traffic, at the end; to any destination, or to one and whatever replaces it. */
  traffic(destination?: string): Traffic {
    const { isolated, blocked, moved, cut } = this.reactions
    let [requests, bytes] = [0, 0]
    for (const { name, contacts } of this.course.terminals) {
      if (!this.infected.has(name)) continue
      const end = Math.min(isolated.get(name) ?? never, cut)
      for (const contact of contacts) {
        if (destination && contact.destination !== destination) continue
        const [from, to] = [blocked.get(contact.destination) ?? never, moved.get(contact.destination) ?? never]
        const spans = [
          [0, before(contact, Math.min(from, end))],
          [before(contact, Math.min(to, end)), before(contact, end)],
        ] as const
        for (const [first, last] of spans)
          if (last > first) {
            requests += last - first
            bytes += (contact.sums[last] ?? 0) - (contact.sums[first] ?? 0)
          }
      }
    }
    return { requests, bytes }
  }
}

/** All of it, as nobody reacted at all. */
export const wholeTraffic = (course: Course, destination?: string): Traffic => {
  const attack = new Attack(course, noReactions())
  for (const { name } of course.terminals) attack.infected.add(name)
  return attack.traffic(destination)
}
