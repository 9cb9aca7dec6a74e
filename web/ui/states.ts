import type { states } from '../i18n/ja/states.ts'

type Labels = typeof states
/** Delivery has its own marks; everything else is a label. */
export type StateFamily = Exclude<keyof Labels, 'delivery_mark'>
export type StateCode<Family extends StateFamily> = keyof Labels[Family] & string

export type Tone = 'plain' | 'filled-alarm' | 'alarm' | 'soon' | 'done' | 'current' | 'not-given'

/** Only what needs somebody, or is finished, has a colour; every other state is plain (SCREENS §1.8). */
const tones: { [Family in StateFamily]?: Partial<Record<StateCode<Family>, Tone>> } = {
  report_version: { RETURNED: 'soon', ACCEPTED: 'done' },
  case: { CONFIRMED: 'current', CONTAINING: 'current', RESTORING: 'current', REOPENED: 'alarm', CLOSED: 'done' },
  delivery: {
    NO_ANSWER: 'filled-alarm',
    UNDELIVERABLE: 'filled-alarm',
    HELD_UPSTREAM: 'alarm',
    ACTED: 'done',
    VERIFIED: 'done',
  },
  certainty: { NOT_GIVEN: 'not-given' },
  measure: { DOING: 'current', DONE: 'done' },
  consent: { ASKED: 'soon', GRANTED: 'done', REFUSED: 'alarm', WITHDRAWN: 'alarm', EXPIRED: 'alarm' },
  sweep: {
    NO_ANSWER: 'filled-alarm',
    HIT: 'alarm',
    SWEEPING: 'current',
    UNKNOWN_PERIOD: 'soon',
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
