/** The only place that reads the machine's clock; replays and drills put a scenario clock in its place. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date(Date.now()) }

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
