import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { eventClassCodes } from '../../../kernel/taxonomy/event-classes.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { japan, playerOf, type Scene } from '../scene.ts'
import { tellAdvisory } from './advisories.ts'
import { countsOfYears } from './counts.ts'
import { openLedger } from './ledger.ts'
import { type Random, seededRandom } from './random.ts'
import { tellReport } from './reports.ts'
import { type Operator, onDuty, operatorsOf } from './staff.ts'
import { allotNumbers, answerAll } from './store.ts'
import type { Telling } from './telling.ts'

/** First days of the four quarters and of the year after; a fiscal year begins in April. */
const quartersOf = (year: number) =>
  [`${year}-04-01`, `${year}-07-01`, `${year}-10-01`, `${year + 1}-01-01`, `${year + 1}-04-01`].map(day =>
    japan(`${day} 00:00`).getTime(),
  )

/** Moments of a fiscal year, most of them in working hours; where the quarters are published, so many in each. */
const momentsIn = (random: Random, year: number, count: number | readonly number[]): Date[] => {
  const ends = quartersOf(year)
  const between = (from: number, until: number) => {
    const day = from + Math.floor((random.next() * (until - from)) / 86_400_000) * 86_400_000
    const hour = random.chance(0.75) ? 8 + random.below(10) : random.below(24)
    return new Date(day + (hour * 60 + random.below(60)) * 60_000)
  }
  if (typeof count === 'number') return Array.from({ length: count }, () => between(ends[0]!, ends[4]!))
  return count.flatMap((number, quarter) =>
    Array.from({ length: number }, () => between(ends[quarter]!, ends[quarter + 1]!)),
  )
}

type YearOfCounts = (typeof countsOfYears)[number]
type Series = 'R' | 'C' | 'A'

/** Numbers are allotted for many at once, by whoever is on duty when the last of them is needed. */
const numbersFor = async (
  scene: Scene,
  at: Date,
  counts: Partial<Record<Series, number>>,
): Promise<Telling['number']> => {
  scene.moveTo(at)
  const allotted = new Map<Series, string[]>()
  await withActor(scene.world, onDuty(scene, 'COORD', 'duty', at), async tx => {
    for (const [series, count] of Object.entries(counts) as [Series, number][])
      allotted.set(series, await allotNumbers(tx, series, count))
  })
  return series => {
    const number = allotted.get(series)?.pop()
    if (!number) throw new Error(`no number left in ${series}`)
    return number
  }
}

/** Reports that are written together: while they are half told, a duty officer sees so many waiting and no more. */
const together = 25

/** Follow-ups and closures of March come in spring. */
const endOf = (fiscalYear: number): Date => new Date(quartersOf(fiscalYear + 1)[1] ?? 0)

/** The reports of one fiscal year; told again, it finds its rows and changes nothing. */
const tellReports = async (scene: Scene, { fiscalYear, reports }: YearOfCounts): Promise<void> => {
  const random = seededRandom(fiscalYear)
  const end = endOf(fiscalYear)
  const operators = operatorsOf(scene)
  const waiting = eventClassCodes
    .flatMap(code => momentsIn(random, fiscalYear, reports[code]).map(at => ({ code, at })))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const number = await numbersFor(scene, end, { R: waiting.length, C: waiting.length })
  for (let from = 0; from < waiting.length; from += together) {
    const ledger = openLedger(random)
    for (const { code, at } of waiting.slice(from, from + together)) {
      const existing = operators.filter(({ since }) => japan(`${since} 00:00`) <= at)
      tellReport({ scene, ledger, random, number }, random.pick(existing), code, at)
    }
    await ledger.write(scene, end)
  }
}

/** The desks of the ministries changed hands in April 2022. */
const handovers = [japan('2022-04-01 00:00'), japan('2024-04-02 00:00')]

/** Whoever received the alerts answers for itself, under its own row-level security. */
const answer = async (
  scene: Scene,
  ministry: string,
  recipients: readonly Operator[],
  ceptoars: readonly PersonActor[],
) => {
  for (const before of handovers) {
    scene.moveTo(new Date(before.getTime() + minutes(24 * 60)))
    const desk = onDuty(scene, ministry, 'desk', new Date(before.getTime() - 1))
    for (const actor of [desk, ...ceptoars, ...recipients.map(({ window }) => window)])
      await withActor(scene.world, actor, tx => answerAll(tx, actor, before))
  }
}

/** Each alert concerns one sector, and is answered before the next sector’s go out. */
const tellAdvisories = async (scene: Scene, years: readonly YearOfCounts[]): Promise<void> => {
  const operators = operatorsOf(scene)
  const sectors = [...new Set(operators.map(({ sector }) => sector))]
  const alerts = years.flatMap(({ fiscalYear, advisories }) => {
    const random = seededRandom(fiscalYear * 10)
    return momentsIn(random, fiscalYear, advisories).map(at => {
      const { sector } = random.pick(operators.filter(({ since }) => japan(`${since} 00:00`) <= at))
      return { at, sector }
    })
  })
  const last = years.at(-1)
  if (!last) return
  for (const [index, sector] of sectors.entries()) {
    const random = seededRandom(index)
    const ledger = openLedger(random)
    const own = alerts.filter(alert => alert.sector === sector)
    const number = await numbersFor(scene, endOf(last.fiscalYear), { A: own.length })
    const recipients = operators.filter(operator => operator.sector === sector)
    for (const { at } of own) {
      const existing = recipients.filter(({ since }) => japan(`${since} 00:00`) <= at)
      tellAdvisory({ scene, ledger, random, number }, existing, at)
    }
    await ledger.write(scene, endOf(last.fiscalYear))
    const ceptoars = new Set(recipients.map(({ ceptoarCode }) => ceptoarCode))
    const offices = [...ceptoars].map(code => playerOf(scene, `${code}.office`))
    await answer(scene, recipients[0]?.ministryCode ?? '', recipients, offices)
  }
}

/** Five fiscal years in the published numbers, each act under the row-level security of whoever did it. */
export const tellVolume = async (
  scene: Scene,
  progress: (line: string) => void,
  years: readonly YearOfCounts[] = countsOfYears,
): Promise<void> => {
  for (const year of years) {
    progress(`Reports of fiscal year ${year.fiscalYear} / ${year.fiscalYear}年度の情報連絡`)
    await tellReports(scene, year)
  }
  progress('Advisories and their answers / 情報提供と回答')
  await tellAdvisories(scene, years)
}
