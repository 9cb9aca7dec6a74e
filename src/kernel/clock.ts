/** The only place that reads the machine's clock; replays and drills put a scenario clock in its place. */
export interface Clock {
  now(): Date
  /** The machine's time, where `now` is another. */
  machine?(): Date
  /** What scenario time does now; absent in real use. */
  run?(): ScenarioRun
}

/** When it really is: for sessions, codes and mail servers, which know nothing of a scenario. */
export const machineTime = (clock: Clock): Date => clock.machine?.() ?? clock.now()

export const systemClock: Clock = { now: () => new Date(Date.now()) }

/** Why an installation runs on scenario time. */
export const scenarioKinds = {
  REPLAY: { ja: '再現', en: 'Replay' },
  DRILL: { ja: '演習', en: 'Exercise' },
} as const

export type ScenarioKind = keyof typeof scenarioKinds

/** Scenario time from an instant of the machine on. */
export interface ScenarioRun {
  kind: ScenarioKind
  at: Date
  since: Date
  /** Scenario seconds in a second. */
  speed: number
  paused: boolean
}

export const scenarioTime = ({ at, since, speed, paused }: ScenarioRun, machine: Date): Date =>
  paused ? at : new Date(at.getTime() + (machine.getTime() - since.getTime()) * speed)

/** A clock that runs from its start at its speed; `follow` sets it anew. */
export interface RunningClock extends Clock {
  machine(): Date
  run(): ScenarioRun
  follow(run: ScenarioRun): void
}

export const runningClock = (start: ScenarioRun, machine: Clock = systemClock): RunningClock => {
  let current = start
  return {
    now: () => scenarioTime(current, machine.now()),
    machine: () => machine.now(),
    run: () => current,
    follow: run => {
      current = run
    },
  }
}

/** A clock that stands until it is moved. */
export const scenarioClock = (start: Date): Clock & { set(to: Date): void; advance(milliseconds: number): void } => {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    set: to => {
      current = to.getTime()
    },
    advance: milliseconds => {
      current += milliseconds
    },
  }
}

export const minutes = (count: number): number => count * 60_000

/** The day in Japan, on which validity of names, posts and relations is judged. */
export const dayInJapan = (at: Date): string => new Date(at.getTime() + minutes(9 * 60)).toISOString().slice(0, 10)
