import { hour } from '../evidence/calendar.ts'
import type { Course } from './course.ts'
import type { Outcome } from './loop.ts'

/** One terminal in one hour, as in figure 2 of the published report (DOMAIN §7.4). */
export interface Cell {
  terminal: string
  /** The hour begins (ms). */
  from: number
  /** Whether anything of it went to X. */
  x: boolean
  /** In which share of the runs it still happened. */
  share: number
}

const never = Number.POSITIVE_INFINITY

export const cellsOf = (course: Course, outcomes: readonly Outcome[]): Cell[] =>
  course.terminals.flatMap(({ name, counted, contacts }) => {
    const hours = new Map<number, { x: boolean; destination: string; at: number }>()
    for (const { destination, lines } of contacts)
      for (const { at } of lines) {
        const from = Math.floor(at / hour) * hour
        const known = hours.get(from)
        if (!known || (destination === 'X' && !known.x)) hours.set(from, { x: destination === 'X', destination, at })
      }
    return [...hours].map(([from, { x, destination, at }]) => {
      const still = outcomes.filter(({ infected, isolated, blocked, moved, cut }) => {
        const dead = (blocked.get(destination) ?? never) <= at && at < (moved.get(destination) ?? never)
        return infected.has(name) && at < Math.min(isolated.get(name) ?? never, cut) && !dead
      })
      return { terminal: counted, from, x, share: still.length / outcomes.length }
    })
  })
