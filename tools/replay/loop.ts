import { instantOf, minute } from '../evidence/calendar.ts'
import { type Assumptions, happens, lasts, type Step } from './assumptions.ts'
import { Attack, noReactions, type Traffic } from './attack.ts'
import type { Chance } from './chance.ts'
import type { Course, Terminal } from './course.ts'
import { type Calendar, calendarOfCourse } from './periods.ts'
import { Queue } from './queue.ts'
import type { Happening, Told } from './story.ts'
import { Team } from './team.ts'

const zone = 'Asia/Tokyo'

/** Destinations that became known together: of one result or notice, or found by looking at a terminal that was hit. */
interface Batch {
  name: string
  destinations: readonly string[]
  hits: Set<Terminal>
  decision: 'none' | 'awaited' | 'made'
}

interface Logged {
  terminal: Terminal
  destination: string
}

export interface Outcome {
  story: Told[]
  isolated: ReadonlyMap<string, number>
  blocked: ReadonlyMap<string, number>
  moved: ReadonlyMap<string, number>
  cut: number
  infected: ReadonlySet<string>
  x: Traffic
  all: Traffic
}

/**
 * One run of the case: the course goes on as recorded except where a reaction stops it. With `loop` false only what was
 * done in 2015 is done; with it, Noroshi's steps come on top: request → answer → hit → person told → order → isolation
 * and block → a look at what else the terminal talked to. Nothing is known before it is handed over or stands in a log
 * line that has arrived.
 */
export class Run {
  private readonly attack: Attack
  private readonly queue = new Queue()
  private readonly calendar: Calendar
  private readonly team: Team
  private readonly story: Told[] = []
  private readonly log: Logged[] = []
  /** Destinations that anything was sent to, whether or not a log of ours shows it. */
  private readonly met = new Set<string>()
  private readonly watched = new Map<string, Batch>()
  private readonly hits = new Set<Terminal>()
  private readonly ordered = new Set<string>()
  private readonly siteBusy = new Map<string, number>()
  private cutAsked = false
  private rounds = 0

  constructor(
    private readonly course: Course,
    private readonly assumptions: Assumptions,
    private readonly chance: Chance,
    private readonly loop = true,
  ) {
    this.attack = new Attack(course, noReactions())
    this.calendar = calendarOfCourse(course.days)
    this.team = new Team(assumptions, chance, this.calendar, (at, what, of) => this.tell(at, what, of))
  }

  outcome(): Outcome {
    this.putRecord()
    for (const terminal of this.course.terminals)
      this.queue.put(terminal.infectedAt, () => {
        if (this.attack.infect(terminal)) this.contacts(terminal)
      })
    if (this.loop)
      for (const { name, at, destinations } of this.course.handed)
        this.queue.put(at, () => {
          // A sensor gives notice of what it sees; an analysis needs the mail alone.
          if (name.startsWith('notice') && !this.met.has(destinations[0] ?? '')) return
          this.tell(at, 'handed', name)
          if (destinations.length > 0) this.ask(name, destinations, at)
        })
    this.queue.run()
    const { isolated, blocked, moved, cut } = this.attack.reactions
    return {
      story: this.story.sort((one, other) => one.at - other.at),
      isolated,
      blocked,
      moved,
      cut,
      infected: this.attack.infected,
      x: this.attack.traffic('X'),
      all: this.attack.traffic(),
    }
  }

  private tell(at: number, what: Happening, of: string, by: Told['by'] = 'loop'): void {
    this.story.push({ at, what, of, by })
  }

  private later(step: Step, at: number, key: string): number {
    return at + lasts(this.assumptions, this.chance, step, this.calendar.periodOf(at), key)
  }

  private putRecord(): void {
    const { isolations, cut } = this.assumptions.record
    for (const { at, terminals } of isolations)
      for (const name of terminals) this.queue.put(instantOf(zone, at), now => this.isolated(name, now, 'record'))
    this.queue.put(instantOf(zone, cut.at), now => this.cut(now, 'record'))
  }

  /** The first line of each destination; it arrives in a log where the agent's logs cover the site. */
  private contacts(terminal: Terminal): void {
    const covered = !happens(this.assumptions, this.chance, 'noLog', 'day', terminal.site)
    for (const { destination, lines } of terminal.contacts) {
      const first = lines[0]?.at ?? Number.POSITIVE_INFINITY
      this.queue.put(Math.max(first, terminal.infectedAt), at => {
        if (!this.attack.online(terminal, at) || this.attack.hidden(destination, at)) return
        this.met.add(destination)
        if (!covered) return
        this.queue.put(at + this.assumptions.fixed.logLag.value * minute, arrived => {
          this.log.push({ terminal, destination })
          const batch = this.watched.get(destination)
          if (batch) this.hit(batch, terminal, arrived)
        })
      })
    }
  }

  private ask(name: string, destinations: readonly string[], at: number): void {
    const { poll, sweep } = this.assumptions.fixed
    const batch: Batch = { name, destinations, hits: new Set(), decision: 'none' }
    this.queue.put(this.later('issue', at, name), asked => {
      this.tell(asked, 'asked', name)
      const stopped = happens(this.assumptions, this.chance, 'outage', 'day', name)
      const polled = asked + poll.value * minute * this.chance.share(`poll/${name}`)
      this.queue.put((stopped ? this.later('outage', polled, name) : polled) + sweep.value * minute, now =>
        this.answer(batch, now),
      )
    })
  }

  private answer(batch: Batch, at: number): void {
    this.tell(at, 'answered', batch.name)
    for (const destination of batch.destinations)
      if (!this.watched.has(destination)) this.watched.set(destination, batch)
    for (const { terminal, destination } of [...this.log])
      if (this.watched.get(destination) === batch) this.hit(batch, terminal, at)
    // Without a hit the block still stands in the request: it is ordered in working hours.
    if (batch.hits.size === 0) this.queue.put(this.calendar.opening(at), now => this.decide(batch, now))
  }

  private hit(batch: Batch, terminal: Terminal, at: number): void {
    if (batch.hits.has(terminal)) return
    batch.hits.add(terminal)
    if (!this.hits.has(terminal)) this.tell(at, 'hit', terminal.name)
    this.hits.add(terminal)
    this.queue.put(this.team.attends(at, `${batch.name}/${terminal.name}`), now => {
      if (batch.decision === 'made') this.isolate(terminal, now)
      else this.decide(batch, now)
      this.askToCut(now)
    })
  }

  private decide(batch: Batch, at: number): void {
    if (batch.decision !== 'none') return
    batch.decision = 'awaited'
    const decided = this.later('decide', at, batch.name)
    const period = this.calendar.periodOf(decided)
    const order = (now: number) => {
      batch.decision = 'made'
      this.tell(now, 'decided', batch.name)
      for (const destination of batch.destinations) this.block(destination, now)
      for (const terminal of batch.hits) this.isolate(terminal, now)
      if (batch.hits.size > 0) this.investigate(batch, now)
    }
    this.queue.put(decided, now => {
      if (!happens(this.assumptions, this.chance, 'refused', period, batch.name)) return order(now)
      this.tell(now, 'refused', batch.name)
      this.queue.put(this.later('refusal', now, batch.name), order)
    })
  }

  private block(destination: string, at: number): void {
    this.queue.put(this.later('block', at, destination), now => {
      if (this.attack.reactions.blocked.has(destination)) return
      this.attack.reactions.blocked.set(destination, now)
      this.tell(now, 'blocked', destination)
      if (!happens(this.assumptions, this.chance, 'moves', 'day', destination)) return
      this.queue.put(this.later('move', now, destination), moved => {
        this.attack.reactions.moved.set(destination, moved)
        this.tell(moved, 'moved', destination, 'attacker')
      })
    })
  }

  private isolate(terminal: Terminal, at: number): void {
    const { name, site } = terminal
    if (this.ordered.has(name)) return
    this.ordered.add(name)
    if (happens(this.assumptions, this.chance, 'remote', this.calendar.periodOf(at), 'body')) {
      this.queue.put(this.later('isolateRemotely', at, name), now => this.isolated(name, now, 'loop'))
      return
    }
    const there = this.team.first('onSite', at, site)
    const start = Math.max(there, this.siteBusy.get(site) ?? there)
    const done = Number.isFinite(start) ? this.later('isolate', start, name) : start
    this.siteBusy.set(site, done)
    this.queue.put(done, now => this.isolated(name, now, 'loop'))
  }

  private isolated(name: string, at: number, by: Told['by']): void {
    const { isolated } = this.attack.reactions
    if (isolated.has(name) || !this.attack.infected.has(name)) return
    isolated.set(name, at)
    this.tell(at, 'isolated', name, by)
  }

  /** Looks through what the terminals that were hit have sent until now, and searches all logs for what is recognised. */
  private investigate(batch: Batch, at: number): void {
    if (this.rounds >= this.assumptions.fixed.rounds.value) return
    this.rounds += 1
    const begun = this.team.attends(at, `look/${batch.name}`)
    this.queue.put(begun, start => {
      const whole = happens(this.assumptions, this.chance, 'wholeLog', this.calendar.periodOf(start), batch.name)
      const seen = this.log.filter(({ terminal }) => whole || this.hits.has(terminal))
      this.queue.put(this.later('investigate', start, batch.name), now => {
        const candidates = seen.map(one => one.destination)
        const period = this.calendar.periodOf(now)
        const found = [...new Set(candidates)].filter(
          destination =>
            !this.watched.has(destination) && happens(this.assumptions, this.chance, 'recognised', period, destination),
        )
        if (found.length === 0) return
        for (const destination of found) this.tell(now, 'found', destination)
        const next: Batch = {
          name: `found after ${batch.name}`,
          destinations: found,
          hits: new Set(),
          decision: 'none',
        }
        this.queue.put(now + this.assumptions.fixed.sweep.value * minute, swept => this.answer(next, swept))
      })
    })
  }

  private askToCut(at: number): void {
    if (this.cutAsked || this.hits.size < this.assumptions.fixed.manyTerminals.value) return
    this.cutAsked = true
    if (!happens(this.assumptions, this.chance, 'cuts', this.calendar.periodOf(at), 'body')) return
    this.queue.put(this.later('cut', at, 'body'), now => this.cut(now, 'loop'))
  }

  private cut(at: number, by: Told['by']): void {
    if (this.attack.reactions.cut <= at) return
    this.attack.reactions.cut = at
    this.tell(at, 'cut', 'sites', by)
  }
}
