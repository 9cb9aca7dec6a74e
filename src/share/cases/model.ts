import { dayInJapan } from '../../kernel/clock.ts'
import { allow, type Decision, deny, type Missing } from '../../kernel/decision.ts'
import type { CasePath, CaseState } from '../../kernel/taxonomy/case-states.ts'
import { attackerNotExcluded, type CauseDetail, causeClassOf } from '../../kernel/taxonomy/cause-classes.ts'
import type { MeasureState } from '../../kernel/taxonomy/measures.ts'
import { mayFollow, type Transitions } from '../../kernel/transitions.ts'
import type { OpenEnds } from './playbook/model.ts'

/** The life of a case (DOMAIN §2.5): the attack path, the fault path, and the change from one to the other. */
export const caseTransitions = {
  OMEN: ['SUSPECTED', 'CONFIRMED', 'CONSULTING', 'FOLLOW_UP', 'WITHDRAWN'],
  SUSPECTED: ['CONFIRMED', 'CONSULTING', 'FOLLOW_UP', 'WITHDRAWN'],
  CONFIRMED: ['CONTAINING', 'RESTORING', 'WITHDRAWN'],
  CONTAINING: ['CONTAINED', 'RESTORING'],
  CONTAINED: ['ERADICATED', 'CONTAINING'],
  ERADICATED: ['RECOVERED', 'CONTAINING'],
  RESTORING: ['RECOVERED', 'CONTAINING'],
  RECOVERED: ['FOLLOW_UP', 'CONTAINING', 'RESTORING'],
  FOLLOW_UP: ['CLOSED', 'CONTAINING', 'RESTORING'],
  CLOSED: ['REOPENED'],
  CONSULTING: ['OMEN', 'SUSPECTED', 'CONFIRMED', 'WITHDRAWN'],
  WITHDRAWN: ['REOPENED'],
  MERGED: [],
  REOPENED: ['SUSPECTED', 'CONFIRMED', 'CONTAINING', 'RESTORING', 'FOLLOW_UP'],
} as const satisfies Transitions<CaseState>

/** What the screen draws as the way ahead. */
export const casePathStates: Readonly<Record<CasePath, readonly CaseState[]>> = {
  UNDECIDED: ['OMEN', 'SUSPECTED', 'CONFIRMED', 'FOLLOW_UP', 'CLOSED'],
  ATTACK: [
    'OMEN',
    'SUSPECTED',
    'CONFIRMED',
    'CONTAINING',
    'CONTAINED',
    'ERADICATED',
    'RECOVERED',
    'FOLLOW_UP',
    'CLOSED',
  ],
  FAULT: ['OMEN', 'SUSPECTED', 'CONFIRMED', 'RESTORING', 'RECOVERED', 'FOLLOW_UP', 'CLOSED'],
}

/** States in which a report may open a case: what is known decides, not a fixed beginning. */
export const openingStates = ['OMEN', 'SUSPECTED', 'CONFIRMED', 'CONSULTING'] as const satisfies readonly CaseState[]

/** A case that is over, or goes on in another. */
export const restingStates: readonly CaseState[] = ['CLOSED', 'WITHDRAWN', 'MERGED']

/** What the board does to several cases at once; the last is there to be refused with its reason. */
export const bulkActs = ['TAKE', 'ASSIGN', 'CLOSE_AS_OMEN'] as const
export type BulkAct = (typeof bulkActs)[number]

export interface CaseFacts {
  state: CaseState
  path: CasePath
  causes: readonly CauseDetail[]
  causeUnknownReason: string
  lessons: string
  lessonsWaiver: string
  containmentEvidence: string
  /** Traces named in the case for which nobody has searched the records; absent where nobody asked. */
  unswept?: readonly string[]
  /** What the sweep that was asked for in the case still lacks. */
  sweepLacks?: readonly Missing[]
  /** What is open beside the case: notices, steps, watches, and the quiet that has to pass (DOMAIN §6.3). */
  ends?: OpenEnds
  /** When it is judged; with `ends`. */
  now?: Date
}

/** The path that a state belongs to; leaving it unsaid keeps the present one. */
export const pathAfter = (path: CasePath, to: CaseState): CasePath =>
  to === 'CONTAINING' ? 'ATTACK' : to === 'RESTORING' ? 'FAULT' : path

const intentional = (causes: readonly CauseDetail[]): boolean => causes.some(cause => causeClassOf(cause) === 'CA_INT')

/** What is open beside the case: a silent sensor ends a notice, and never the case. */
const endLacks = (ends: OpenEnds, now: Date, attackPossible: boolean): Missing[] => {
  const day = (at: Date) => ({ until: dayInJapan(at) })
  const { notices, steps, isolated, swept, watchedUntil, quietUntil } = ends
  return [
    ...(notices > 0 ? [{ code: 'notices_open', values: { count: notices } }] : []),
    ...(steps > 0 ? [{ code: 'steps_unfinished', values: { count: steps } }] : []),
    ...(isolated && !swept ? [{ code: 'fleet_not_swept' }] : []),
    ...(watchedUntil && watchedUntil > now ? [{ code: 'watch_running', values: day(watchedUntil) }] : []),
    ...(attackPossible && quietUntil && quietUntil > now ? [{ code: 'quiet_period', values: day(quietUntil) }] : []),
  ]
}

/** Everything that keeps the case open, each line with its remedy (R-028, R-029, R-080, DOMAIN §2.5 a–e, §6.3). */
export const closureLacks = (
  facts: CaseFacts,
  measures: readonly { state: MeasureState; droppedReason: string }[],
): Missing[] => {
  const named = facts.causes.filter(cause => cause !== 'CA_OTH_UNKNOWN')
  const unfinished = measures.filter(
    measure => measure.state !== 'DONE' && !(measure.state === 'DROPPED' && measure.droppedReason !== ''),
  )
  const [unswept] = facts.unswept ?? []
  const attackPossible = facts.path === 'ATTACK' || attackerNotExcluded(facts.causes)
  return [
    ...(facts.state === 'FOLLOW_UP' ? [] : [{ code: 'not_in_follow_up' }]),
    ...(named.length === 0 && facts.causeUnknownReason === '' ? [{ code: 'cause' }] : []),
    ...(measures.length === 0 ? [{ code: 'measures' }] : []),
    ...(unfinished.length > 0
      ? [{ code: 'measures_unfinished', values: { count: unfinished.length, total: measures.length } }]
      : []),
    ...(facts.lessons === '' && facts.lessonsWaiver === '' ? [{ code: 'lessons' }] : []),
    ...(attackPossible && facts.containmentEvidence === '' ? [{ code: 'containment_evidence' }] : []),
    ...(attackPossible && unswept
      ? [{ code: 'sweep', values: { count: facts.unswept?.length ?? 0, first: unswept } }]
      : []),
    ...(facts.sweepLacks ?? []),
    ...(facts.ends && facts.now ? endLacks(facts.ends, facts.now, attackPossible) : []),
  ]
}

/** Whether the case may move to a state; closing answers with the whole list of what is missing. */
export const mayMove = (
  facts: CaseFacts,
  to: CaseState,
  measures: readonly { state: MeasureState; droppedReason: string }[],
): Decision => {
  if (to === 'CLOSED') {
    const lacks = closureLacks(facts, measures)
    return lacks.length > 0 ? deny('closure_refused', 'something is missing', lacks) : allow('nothing_missing')
  }
  if (!mayFollow(caseTransitions, facts.state, to)) return deny('case_order', `${to} cannot follow ${facts.state}`)
  if (to === 'RESTORING' && intentional(facts.causes)) return deny('attack_not_excluded', 'an intentional cause is set')
  return allow('case_order')
}

/**
 * What a closure rested on is not rewritten behind it: whoever has more to write reopens the case first. New
 * things are written in the case that a merged one goes on in.
 */
export const mayWrite = ({ state }: { state: CaseState }): Decision => {
  if (state === 'CLOSED') return deny('case_closed', 'reopen it first')
  return state === 'MERGED' ? deny('case_merged', 'write in the case it was merged into') : allow('open')
}

/** Reopening undoes what somebody judged, and withdrawing ends it: neither is done without a word. */
export const needsReason = (to: CaseState): boolean => to === 'WITHDRAWN' || to === 'REOPENED'

/** A closure answers for everything that goes on in the case: the parts' causes and paths count with its own. */
export const wholeOf = <Facts extends CaseFacts>(own: Facts, parts: readonly CaseFacts[]): Facts => ({
  ...own,
  causes: [...new Set([own, ...parts].flatMap(({ causes }) => causes))],
  path: parts.some(({ path }) => path === 'ATTACK') ? 'ATTACK' : own.path,
})

/** The measure's own rules: done needs evidence, dropped needs a reason. */
export const measureLacks = (measure: { state: MeasureState; evidence: string; droppedReason: string }): Missing[] => [
  ...(measure.state === 'DONE' && measure.evidence === '' ? [{ code: 'measure_evidence' }] : []),
  ...(measure.state === 'DROPPED' && measure.droppedReason === '' ? [{ code: 'measure_dropped_reason' }] : []),
]
