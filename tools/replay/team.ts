import { minute } from '../evidence/calendar.ts'
import { type Assumptions, happens, type Likelihood, lasts } from './assumptions.ts'
import type { Chance } from './chance.ts'
import type { Calendar } from './periods.ts'
import type { Happening } from './story.ts'

/** Given up on within the case: four weeks are over. */
const tries = 120

/**
 * The people of the body: who can be reached, when somebody responsible knows, and whether anybody is at work.
 * The window's receipt alone ends nothing (DOMAIN §5.4: in 2015 it was given, and nobody responsible knew).
 */
export class Team {
  /** When somebody responsible was told; until then nobody works on it. */
  private told = Number.POSITIVE_INFINITY
  private busy = Number.NEGATIVE_INFINITY

  constructor(
    private readonly assumptions: Assumptions,
    private readonly chance: Chance,
    private readonly calendar: Calendar,
    private readonly tell: (at: number, what: Happening, of: string) => void,
  ) {}

  private likely(what: Likelihood, at: number, of: string): boolean {
    const period = this.calendar.periodOf(at)
    return happens(this.assumptions, this.chance, what, period, `${of}/${this.calendar.nightOf(at)}/${period}`)
  }

  /** The first instant from `at` on at which something drawn once for each evening, night or day is so. */
  first(what: Likelihood, at: number, of: string): number {
    let from = at
    for (let count = 0; count < tries && Number.isFinite(from); count += 1) {
      if (this.likely(what, from, of)) return from
      from = this.calendar.ends(from)
    }
    return Number.POSITIVE_INFINITY
  }

  private acknowledges(role: 'window' | 'head' | 'ciso' | 'desk', called: number): number {
    const reached = this.first(role, called, role)
    const period = this.calendar.periodOf(reached)
    return reached + lasts(this.assumptions, this.chance, 'acknowledge', period, `${role}/${reached}`)
  }

  /**
   * The window and the coordinator's duty desk are told of a hit. The window's receipt begins the ladder and ends nothing;
   * the desk telephones. Who comes to work in the morning sees the board as well.
   * @returns when somebody responsible says “I have it”
   */
  private call(at: number, morning: number): number {
    const wait = this.assumptions.fixed.escalate.value * minute
    const begun = this.acknowledges('window', at)
    const desk = at + lasts(this.assumptions, this.chance, 'attend', this.calendar.periodOf(at), `desk/${at}`)
    const steps = [
      { role: 'head', at: begun + 2 * wait },
      { role: 'ciso', at: begun + 3 * wait },
      { role: 'desk', at: desk },
    ] as const
    const answers = [
      ...steps.map(step => ({ ...step, answered: this.acknowledges(step.role, step.at) })),
      { role: 'team', at: morning, answered: morning },
    ]
    const first = answers.reduce((one, other) => (other.answered < one.answered ? other : one))
    this.tell(at, 'called', 'window')
    for (const { role, at: called } of answers)
      if (role !== 'team' && called <= first.answered) this.tell(called, 'called', role)
    this.tell(first.answered, 'told', first.role)
    return first.answered
  }

  /** Somebody responsible knows, and it is working time or the team stayed. */
  private atWork(at: number): boolean {
    return this.calendar.periodOf(at) === 'day' || this.likely('stays', at, 'team')
  }

  /** @returns when the team turns to something that became known at `at` */
  attends(at: number, key: string): number {
    const idle = at - this.busy > this.assumptions.fixed.teamDays.value * 24 * 60 * minute
    this.busy = Math.max(this.busy, at)
    if (idle) this.told = this.call(at, Number.POSITIVE_INFINITY)
    if (idle || at < this.told) return this.told
    if (!this.atWork(at)) {
      this.told = this.call(at, this.calendar.opening(at))
      return this.told
    }
    return at + lasts(this.assumptions, this.chance, 'attend', this.calendar.periodOf(at), key)
  }
}
