import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { minute } from '../evidence/calendar.ts'
import type { Chance } from './chance.ts'
import type { Period } from './periods.ts'

const told = { ja: z.string().min(1), en: z.string().min(1), why: z.string().min(1) }
const source = z.enum(['assumed', 'measured', 'product', 'record'])
const spread = z
  .tuple([z.number().positive(), z.number().positive()])
  .refine(([median, late]) => late >= median, 'the 90th percentile is not below the median')
const share = z.number().min(0).max(1)
const byPeriod = <Value extends z.ZodType>(value: Value) => ({
  day: value,
  evening: value,
  night: value,
  weekend: value,
})

const duration = z.strictObject({ ...told, source, ...byPeriod(spread) })
const likelihood = z.strictObject({ ...told, source, ...byPeriod(share) })
const figure = z.strictObject({ ...told, source, value: z.number().nonnegative(), unit: z.string() })
const local = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
const reaction = { at: local, basis: z.enum(['stated', 'inferred']), why: z.string().min(1) }
const result = z.enum(['A', 'B', 'C'])

const schema = z.strictObject({
  about: z.strictObject({ ja: z.string(), en: z.string() }),
  minutes: z.strictObject({
    issue: duration,
    acknowledge: duration,
    attend: duration,
    decide: duration,
    refusal: duration,
    isolate: duration,
    isolateRemotely: duration,
    block: duration,
    investigate: duration,
    cut: duration,
    move: duration,
    outage: duration,
  }),
  chances: z.strictObject({
    window: likelihood,
    head: likelihood,
    ciso: likelihood,
    desk: likelihood,
    stays: likelihood,
    refused: likelihood,
    onSite: likelihood,
    remote: likelihood,
    recognised: likelihood,
    wholeLog: likelihood,
    noLog: likelihood,
    outage: likelihood,
    cuts: likelihood,
    moves: likelihood,
  }),
  fixed: z.strictObject({
    logLag: figure,
    poll: figure,
    sweep: figure,
    escalate: figure,
    manyTerminals: figure,
    teamDays: figure,
    rounds: figure,
  }),
  record: z.strictObject({
    ja: z.string(),
    en: z.string(),
    isolations: z.array(z.strictObject({ ...reaction, terminals: z.array(z.string()).min(1) })),
    cut: z.strictObject(reaction),
  }),
  whatIf: z.array(
    z.strictObject({
      name: z.string(),
      ja: z.string(),
      en: z.string(),
      set: z.record(z.string(), z.number()).optional(),
      names: z.partialRecord(result, z.array(z.string())).optional(),
      times: z.partialRecord(result, local).optional(),
    }),
  ),
})

export type Assumptions = z.infer<typeof schema>
export type WhatIf = Assumptions['whatIf'][number]
export type Step = keyof Assumptions['minutes']
export type Likelihood = keyof Assumptions['chances']

/** @throws with the places that are wrong, one a line */
export const readAssumptions = (path: string): Assumptions => {
  const read = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path: place, message }) => `  ${place.join('.')}: ${message}`)
  throw new Error(`${path} cannot be used:\n${wrong.join('\n')}`)
}

/** 90 % of a normal distribution lie below 1.2816. */
const ninetieth = 1.281552

/** Milliseconds that a step takes which begins in a period. */
export const lasts = ({ minutes }: Assumptions, chance: Chance, step: Step, period: Period, key: string): number => {
  const [median, late] = minutes[step][period]
  return minute * median * Math.exp((Math.log(late / median) / ninetieth) * chance.normal(`${step}/${key}`))
}

/** Strictly below: with everything at its median, what is as likely as not does not happen. */
export const happens = (
  { chances }: Assumptions,
  chance: Chance,
  what: Likelihood,
  period: Period,
  key: string,
): boolean => chance.share(`${what}/${key}`) < chances[what][period]

const everyPeriod = ['day', 'evening', 'night', 'weekend'] as const

/** A copy with single figures set: `chances.head.night`, `chances.noLog.*`, `fixed.logLag`. */
export const changed = (assumptions: Assumptions, set: Readonly<Record<string, number>>): Assumptions => {
  const copy = structuredClone(assumptions)
  for (const [path, value] of Object.entries(set)) {
    const [part, name = '', period] = path.split('.')
    const likelihood = copy.chances[name as Likelihood]
    const fixed = copy.fixed[name as keyof Assumptions['fixed']]
    if (part === 'chances' && likelihood && period)
      for (const one of period === '*' ? everyPeriod : [period as Period]) likelihood[one] = value
    else if (part === 'fixed' && fixed) fixed.value = value
    else throw new Error(`${path} is none of the assumptions: write chances.head.night or fixed.logLag.`)
  }
  return copy
}

/** A copy in which one step takes so many times as long, whenever it begins. */
export const slower = (assumptions: Assumptions, step: Step, times: number): Assumptions => {
  const copy = structuredClone(assumptions)
  for (const period of everyPeriod) {
    const [median, late] = copy.minutes[step][period]
    copy.minutes[step][period] = [median * times, late * times]
  }
  return copy
}
