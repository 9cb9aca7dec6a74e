import { instantOf } from '../evidence/calendar.ts'
import { type Assumptions, changed, type Step, slower, type WhatIf } from './assumptions.ts'
import { type Cell, cellsOf } from './cells.ts'
import { drawn, median } from './chance.ts'
import type { Course, Handed } from './course.ts'
import { type Outcome, Run } from './loop.ts'

/** 10th, 50th and 90th percentile. */
export interface Spread {
  low: number
  middle: number
  high: number
}

/** @param values at least one, in any order */
export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { low: at(0.1), middle: at(0.5), high: at(0.9) }
}

/** When a terminal could send nothing any more. */
export const endOf = ({ isolated, cut }: Outcome, name: string): number =>
  Math.min(isolated.get(name) ?? Number.POSITIVE_INFINITY, cut)

export interface TerminalSummary {
  name: string
  hostname: string
  site: string
  infectedAt: number
  recorded: number
  /** Null: in no draw infected. */
  loop: Spread | null
  /** With every time at its median; null: not infected then. */
  middleRun: number | null
  /** In which share of the draws it was not infected at all. */
  spared: number
}

export interface Shares {
  bytes: Spread
  requests: Spread
  /** Mean share of the bytes, for comparing assumptions. */
  mean: number
  /** In which share of the draws nine tenths of the bytes and more still went out. */
  hardly: number
}

export interface Summary {
  draws: number
  recorded: Outcome
  middle: Outcome
  shares: Shares
  terminals: TerminalSummary[]
  cells: Cell[]
}

const sharesOf = (recorded: Outcome, outcomes: readonly Outcome[]): Shares => {
  const bytes = outcomes.map(({ x }) => x.bytes / recorded.x.bytes)
  return {
    bytes: spreadOf(bytes),
    requests: spreadOf(outcomes.map(({ x }) => x.requests / recorded.x.requests)),
    mean: bytes.reduce((sum, one) => sum + one, 0) / bytes.length,
    hardly: bytes.filter(share => share >= 0.9).length / bytes.length,
  }
}

const outcomesOf = (course: Course, assumptions: Assumptions, seed: number, draws: number): Outcome[] =>
  Array.from({ length: draws }, (_, index) => new Run(course, assumptions, drawn(seed * 100_003 + index)).outcome())

/** As recorded, with everything at its median, and over many draws. */
export const summarise = (course: Course, assumptions: Assumptions, seed: number, draws: number): Summary => {
  const recorded = new Run(course, assumptions, median, false).outcome()
  const middle = new Run(course, assumptions, median).outcome()
  const outcomes = outcomesOf(course, assumptions, seed, draws)
  const terminals = course.terminals.map(({ name, hostname, site, infectedAt }): TerminalSummary => {
    const met = outcomes.filter(({ infected }) => infected.has(name))
    return {
      name,
      hostname,
      site,
      infectedAt,
      recorded: endOf(recorded, name),
      loop: met.length > 0 ? spreadOf(met.map(outcome => endOf(outcome, name))) : null,
      middleRun: middle.infected.has(name) ? endOf(middle, name) : null,
      spared: 1 - met.length / outcomes.length,
    }
  })
  const [shares, cells] = [sharesOf(recorded, outcomes), cellsOf(course, outcomes)]
  return { draws, recorded, middle, shares, terminals, cells }
}

export interface Varied {
  name: string
  ja: string
  en: string
  shares: Shares
}

const alteredCourse = (course: Course, { names, times }: WhatIf): Course => ({
  ...course,
  handed: course.handed
    .map((one): Handed => {
      if (one.name !== 'A' && one.name !== 'B' && one.name !== 'C') return one
      const [destinations, at] = [names?.[one.name], times?.[one.name]]
      return {
        ...one,
        ...(destinations ? { destinations } : {}),
        ...(at ? { at: instantOf('Asia/Tokyo', at) } : {}),
      }
    })
    .sort((one, other) => one.at - other.at),
})

/** One assumption at a time, everything else drawn as before; worst first. */
export const sensitivity = (
  course: Course,
  assumptions: Assumptions,
  seed: number,
  draws: number,
  progress: (done: number, total: number) => void,
): Varied[] => {
  const recorded = new Run(course, assumptions, median, false).outcome()
  const steps = Object.keys(assumptions.minutes) as Step[]
  const variants = [
    { name: 'asAssumed', ja: '仮定のとおり', en: 'As assumed', course, assumptions },
    ...steps.flatMap(step =>
      [2, 4].map(times => ({
        name: `${step}×${times}`,
        ja: `${times}倍：${assumptions.minutes[step].ja}`,
        en: `×${times}: ${assumptions.minutes[step].en}`,
        course,
        assumptions: slower(assumptions, step, times),
      })),
    ),
    ...assumptions.whatIf.map(one => ({
      ...one,
      course: alteredCourse(course, one),
      assumptions: changed(assumptions, one.set ?? {}),
    })),
  ]
  return variants
    .map((variant, index) => {
      const outcomes = outcomesOf(variant.course, variant.assumptions, seed, draws)
      progress(index + 1, variants.length)
      const { name, ja, en } = variant
      return { name, ja, en, shares: sharesOf(recorded, outcomes) }
    })
    .sort((one, other) => other.shares.mean - one.shares.mean)
}
