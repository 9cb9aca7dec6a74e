import { alertStates } from '../../src/kernel/taxonomy/alert-requests.ts'
import { caseStates } from '../../src/kernel/taxonomy/case-states.ts'
import { certainties } from '../../src/kernel/taxonomy/certainty.ts'
import { directiveStates, outwardStates, seriousStates } from '../../src/kernel/taxonomy/decisions.ts'
import { deliveryStates } from '../../src/kernel/taxonomy/deliveries.ts'
import { invitationStates } from '../../src/kernel/taxonomy/invitations.ts'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import { ladderSteps } from '../../src/kernel/taxonomy/ladders.ts'
import { measureStates } from '../../src/kernel/taxonomy/measures.ts'
import { noticeStates } from '../../src/kernel/taxonomy/notices.ts'
import { reportKinds, reportStates } from '../../src/kernel/taxonomy/report-versions.ts'
import { consentStates } from '../../src/kernel/taxonomy/sharing.ts'
import { sweepCells } from '../../src/kernel/taxonomy/sweeps.ts'
import { runStates } from '../../src/share/investigations/model.ts'
import { verdicts } from './wing-states.ts'

/** Every family of states that a label can name, with its words in both languages (SCREENS §4). */
export const stateTables = {
  report_version: reportStates,
  report_kind: reportKinds,
  case: caseStates,
  delivery: deliveryStates,
  certainty: certainties,
  invitation: invitationStates,
  alert_request: alertStates,
  investigation: runStates,
  verdict: verdicts,
  measure: measureStates,
  consent: consentStates,
  sweep: sweepCells,
  ladder_step: ladderSteps,
  notice: noticeStates,
  outward: outwardStates,
  serious_event: seriousStates,
  directive: directiveStates,
} as const

export type StateFamily = keyof typeof stateTables
export type StateCode<Family extends StateFamily> = keyof (typeof stateTables)[Family] & string

export type Tone = 'plain' | 'filled-alarm' | 'alarm' | 'soon' | 'done' | 'current' | 'not-given'

/** Only what needs somebody, or is finished, has a colour; every other state is plain (SCREENS §1.8). */
const tones: { [Family in StateFamily]?: Partial<Record<StateCode<Family>, Tone>> } = {
  report_version: { RETURNED: 'soon', ACCEPTED: 'done' },
  case: { CONTAINING: 'current', RESTORING: 'current', REOPENED: 'alarm', CLOSED: 'done' },
  delivery: {
    NO_ANSWER: 'filled-alarm',
    UNDELIVERABLE: 'filled-alarm',
    HELD_UPSTREAM: 'alarm',
    ACTED: 'done',
    VERIFIED: 'done',
  },
  certainty: { NOT_GIVEN: 'not-given' },
  invitation: { NO_ANSWER: 'alarm' },
  alert_request: { NO_ANSWER: 'filled-alarm', REFUSED: 'soon', WARNED: 'done' },
  investigation: { RUNNING: 'current', DONE: 'done', FAILED: 'alarm' },
  measure: { DOING: 'current', DONE: 'done' },
  outward: { LATE: 'filled-alarm', DONE: 'done', REFUSED: 'soon' },
  serious_event: { PROPOSED: 'soon', SPECIFIED: 'alarm' },
  directive: { LATE: 'alarm', SILENT: 'filled-alarm', REFUSED: 'soon', DONE: 'done' },
  consent: { ASKED: 'soon', GRANTED: 'done', REFUSED: 'alarm', WITHDRAWN: 'alarm', EXPIRED: 'alarm' },
  sweep: {
    NO_ANSWER: 'filled-alarm',
    HIT: 'alarm',
    SWEEPING: 'current',
    UNKNOWN: 'soon',
    HELD_BACK: 'not-given',
  },
  ladder_step: {
    NO_ANSWER: 'filled-alarm',
    UNDELIVERABLE: 'filled-alarm',
    CALLING: 'soon',
    RECEIVED: 'done',
    RECEIVED_BY_DEPUTY: 'done',
  },
  notice: { DETECTED: 'alarm', NOTIFIED: 'soon', VERIFIED: 'done', CLOSED: 'done' },
}

export const toneOf = <Family extends StateFamily>(family: Family, code: StateCode<Family>): Tone =>
  tones[family]?.[code] ?? 'plain'

/** Two words carry a number: the case merged into, and the terminals that were hit. */
export interface StateNumbers {
  into?: string
  hits?: number
}

interface NamedState<Family extends StateFamily> {
  family: Family
  code: StateCode<Family>
  language: Language
  numbers?: StateNumbers
}

/** The exact word of a state, with its number put in the place the tables keep for it. */
export const stateWord = <Family extends StateFamily>(state: NamedState<Family>): string => {
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = stateTables[state.family]
  const { into = 'C-…', hits = 'n' } = state.numbers ?? {}
  const word = words[state.code]?.[state.language] ?? state.code
  return word.replace('C-…', into).replace(/(?<=該当 |\()n/, String(hits))
}
