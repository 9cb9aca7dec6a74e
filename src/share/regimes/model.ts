import { type Addressee, type Audience, isAddressed } from '../../kernel/audience.ts'
import type { ReportKind } from '../../kernel/taxonomy/report-versions.ts'
import { type DurationUnit, overAt, type WorkingCalendar } from '../../kernel/working-time.ts'

/** What a regime asks for one after another, and which versions of a report answer it. */
export const stages = {
  EARLY_WARNING: { ja: '速報', en: 'Early warning' },
  NOTIFICATION: { ja: '続報', en: 'Notification' },
  FINAL: { ja: '確報', en: 'Final report' },
} as const

export type Stage = keyof typeof stages

/** A length that nobody has found in the law yet is null: its deadline is shown as unknown and never guessed. */
export interface StageRule {
  stage: Stage
  amount: number | null
  unit: DurationUnit
  from: 'RECOGNITION' | 'PREVIOUS'
}

export interface RegimeVersion {
  code: string
  seq: number
  ja: string
  en: string
  validFrom: string
  validUntil: string | null
  applies: Audience
  stages: readonly StageRule[]
  calendar: string
  source: string
  verified: boolean
  example: boolean
  enteredAt: Date
}

/** What a report tells its clocks. */
export interface Reported {
  recognised: Date
  /** Day of recognition in Japan, on which validity is judged. */
  day: string
  /** The first version's; a regime edited afterwards does not change what was due. */
  submittedAt: Date
  versions: readonly { kind: ReportKind; at: Date }[]
  originator: Addressee
}

/**
 * The version of each regime that was valid on the day of recognition: the newest that had been entered when the report
 * was sent, and where none had, the first that was entered for that day later.
 */
export const versionsInForce = (
  versions: readonly RegimeVersion[],
  { day, submittedAt }: Pick<Reported, 'day' | 'submittedAt'>,
): RegimeVersion[] => {
  const valid = versions.filter(
    version => version.validFrom <= day && (version.validUntil === null || version.validUntil >= day),
  )
  return [...new Set(valid.map(version => version.code))].flatMap(code => {
    const own = valid.filter(version => version.code === code).sort((a, b) => a.seq - b.seq)
    return own.filter(version => version.enteredAt <= submittedAt).at(-1) ?? own[0] ?? []
  })
}

const answers: Readonly<Record<Stage, (versions: Reported['versions']) => Date | undefined>> = {
  EARLY_WARNING: versions => versions.find(({ kind }) => kind !== 'WITHDRAWAL')?.at,
  NOTIFICATION: versions => versions.find(({ kind }) => kind === 'FOLLOW_UP' || kind === 'FINAL')?.at,
  FINAL: versions => versions.find(({ kind }) => kind === 'FINAL')?.at,
}

export type ClockState = 'MET' | 'MET_LATE' | 'RUNNING' | 'OVERDUE' | 'UNKNOWN'

export interface StageClock {
  stage: Stage
  /** Null where the regime's length is not known. */
  due: Date | null
  metAt: Date | null
  state: ClockState
}

const stateOf = (due: Date | null, metAt: Date | null, now: Date): ClockState => {
  if (metAt) return due && metAt > due ? 'MET_LATE' : 'MET'
  if (!due) return 'UNKNOWN'
  return due < now ? 'OVERDUE' : 'RUNNING'
}

/** The clocks of one regime on one report. A stage that counts from the one before counts from its answer, or until then from its due time. */
export const clocksOf = (
  regime: RegimeVersion,
  reported: Reported,
  calendar: WorkingCalendar,
  now: Date,
): StageClock[] => {
  let previous: Date | null = reported.recognised
  return regime.stages.map(({ stage, amount, unit, from }) => {
    const begin = from === 'PREVIOUS' ? previous : reported.recognised
    const due = begin && amount !== null ? overAt(calendar, begin, { amount, unit }) : null
    const metAt = answers[stage](reported.versions) ?? null
    previous = metAt ?? due
    return { stage, due, metAt, state: stateOf(due, metAt, now) }
  })
}

/** Of everything that the regimes still ask on a report: what is due first, with how many clocks run in all. */
export interface NextClock {
  code: string
  ja: string
  en: string
  stage: Stage
  due: Date
  state: 'RUNNING' | 'OVERDUE'
  /** Of those that have a due time and no answer. */
  open: number
}

export const nextOf = (
  regimes: readonly { regime: RegimeVersion; clocks: readonly StageClock[] }[],
): NextClock | null => {
  const open = regimes.flatMap(({ regime: { code, ja, en }, clocks }) =>
    clocks.flatMap(({ stage, due, state }) =>
      due && (state === 'RUNNING' || state === 'OVERDUE') ? [{ code, ja, en, stage, due, state }] : [],
    ),
  )
  const [first] = open.sort((a, b) => a.due.getTime() - b.due.getTime())
  return first ? { ...first, open: open.length } : null
}

export const regimesOn = (versions: readonly RegimeVersion[], reported: Reported): RegimeVersion[] =>
  versionsInForce(versions, reported).filter(version => isAddressed(version.applies, reported.originator))
