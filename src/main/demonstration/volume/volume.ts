import { minutes } from '../../../kernel/clock.ts'
import { type EventClass, eventClassCodes } from '../../../kernel/taxonomy/event-classes.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { countryOperators } from '../country/operators.ts'
import { japan, playerOf, type Scene } from '../scene.ts'
import { tellAdvisory } from './advisories.ts'
import { countsOfYears } from './counts.ts'
import { openLedger } from './ledger.ts'
import { type Random, seededRandom } from './random.ts'
import { type Telling, tellReport } from './reports.ts'
import { type Operator, onDuty, operatorsOf } from './staff.ts'
import { allotNumbers, answerAll } from './store.ts'

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

const sum = (count: number | readonly number[]): number =>
  typeof count === 'number' ? count : count.reduce((all, one) => all + one, 0)

/** An alert concerns one sector, some two; every operator of them. */
const addressees = (random: Random, operators: readonly Operator[]): Operator[] => {
  const sectors = new Set([random.pick(operators).sector])
  if (random.chance(0.2)) sectors.add(random.pick(operators).sector)
  return operators.filter(({ sector }) => sectors.has(sector))
}

type YearOfCounts = (typeof countsOfYears)[number]

const numbersFor = async (scene: Scene, at: Date, year: YearOfCounts): Promise<Telling['number']> => {
  const reports = eventClassCodes.reduce((all, code) => all + sum(year.reports[code]), 0)
  const coordinator = onDuty(scene, 'COORD', 'duty', at)
  scene.moveTo(at)
  const series = await withActor(scene.world, coordinator, async tx => ({
    R: await allotNumbers(tx, 'R', reports),
    C: await allotNumbers(tx, 'C', reports),
    A: await allotNumbers(tx, 'A', sum(year.advisories)),
  }))
  return name => {
    const number = series[name].pop()
    if (!number) throw new Error(`no number left in ${name}`)
    return number
  }
}

/** One fiscal year; told again, it finds its rows and changes nothing. */
const tellYear = async (scene: Scene, year: YearOfCounts): Promise<void> => {
  const { fiscalYear, reports, advisories } = year
  const end = new Date(quartersOf(fiscalYear + 1)[1]!) // follow-ups and closures of March come in spring
  const random = seededRandom(fiscalYear)
  const ledger = openLedger(random)
  const telling: Telling = { scene, ledger, random, number: await numbersFor(scene, end, year) }
  const operators = operatorsOf(scene)
  const existing = (at: Date) => operators.filter(({ since }) => japan(`${since} 00:00`) <= at)
  for (const code of eventClassCodes as readonly EventClass[])
    for (const at of momentsIn(random, fiscalYear, reports[code]))
      tellReport(telling, random.pick(existing(at)), code, at)
  for (const at of momentsIn(random, fiscalYear, advisories))
    tellAdvisory(telling, addressees(random, existing(at)), at)
  await ledger.write(scene, end)
}

const sectorMinistries = ['MTC', 'MIR', 'FSO', 'MPL', 'MLA'] as const

/** Whoever received the alerts answers for itself; the desks of the ministries changed hands in April 2022. */
const answerYears = async (scene: Scene): Promise<void> => {
  for (const before of [japan('2022-04-01 00:00'), japan('2024-04-02 00:00')]) {
    scene.moveTo(new Date(before.getTime() + minutes(24 * 60)))
    const eve = new Date(before.getTime() - 1)
    const answering = [
      ...sectorMinistries.map(code => onDuty(scene, code, 'desk', eve)),
      ...[...scene.players].flatMap(([player, actor]) => (/^CEPTOAR-[A-Z]{3}\.office$/.test(player) ? [actor] : [])),
      ...countryOperators.map(({ code }) => playerOf(scene, `${code}.window`)),
    ]
    for (const actor of answering) await withActor(scene.world, actor, tx => answerAll(tx, actor, before))
  }
}

/** Five fiscal years in the published numbers, each act under the row-level security of whoever did it. */
export const tellVolume = async (
  scene: Scene,
  progress: (line: string) => void,
  years: readonly YearOfCounts[] = countsOfYears,
): Promise<void> => {
  for (const year of years) {
    progress(`Fiscal year ${year.fiscalYear} / ${year.fiscalYear}年度`)
    await tellYear(scene, year)
  }
  progress('Answers to the alerts / 情報提供への回答')
  await answerYears(scene)
}
