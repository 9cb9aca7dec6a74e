import { calendarOf, type Day, hour, instantOf, minute } from './calendar.ts'
import { Dice } from './dice.ts'
import { type Machine, type Organisation, organisationOf } from './organisation.ts'
import type { Plan } from './plan.ts'
import { browsers, Hosts } from './words.ts'

/** What every part of the generator needs: the plan, its calendar, its people, and names that are drawn once. */
export interface World {
  plan: Plan
  days: Day[]
  from: number
  to: number
  organisation: Organisation
  hosts: Hosts
  dice: (purpose: string) => Dice
  /** `2015-05-08T10:30` on the clocks of the case. */
  at: (local: string) => number
  dayOf: (at: number) => Day | undefined
  /** Span in which a machine is switched on that day; undefined when nobody came. */
  powered: (machine: Machine, day: Day) => { on: number; off: number } | undefined
  /** The machine that answers to a hostname at that time. */
  seated: (machine: Machine, at: number) => Machine
}

export const worldOf = (plan: Plan): World => {
  const dice = (purpose: string) => new Dice(plan.seed, purpose)
  const days = calendarOf(plan)
  const at = (local: string) => instantOf(plan.zone, local)
  const organisation = organisationOf(plan, dice('organisation'), browsers)
  const powers = new Map<string, { on: number; off: number } | undefined>()
  const powered = (machine: Machine, day: Day) => {
    const key = `${machine.hostname}/${day.date}`
    if (powers.has(key)) return powers.get(key)
    const die = dice(`power/${key}`)
    const comes = die.chance(day.working ? 0.93 : 0.04)
    const open = at(`${day.date}T08:30`)
    const close = at(`${day.date}T17:15`)
    const span = !comes
      ? undefined
      : day.working
        ? {
            on: open - die.between(0, 25) * minute,
            off: close + (die.chance(0.4) ? die.between(0.5, 4) * hour : die.between(1, 20) * minute),
          }
        : { on: open + die.between(0.5, 4) * hour, off: close - die.between(0.5, 3) * hour }
    powers.set(key, span)
    return span
  }
  return {
    plan,
    days,
    from: days[0]?.start ?? 0,
    to: plan.until ? at(plan.until) : (days.at(-1)?.end ?? 0),
    organisation,
    hosts: new Hosts(dice('hosts')),
    dice,
    at,
    dayOf: instant => days.find(day => day.start <= instant && instant < day.end),
    powered,
    seated: (machine, instant) => {
      const { replacement } = organisation
      return replacement && replacement.old === machine && instant >= at(replacement.date)
        ? replacement.machine
        : machine
    },
  }
}
