import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { PlaybookStep, StepState, StopMode } from '../../../kernel/taxonomy/playbook.ts'
import type { PostKind } from '../../../kernel/taxonomy/posts.ts'
import { mayFollow, type Transitions } from '../../../kernel/transitions.ts'

/** A step may be found done before anybody ordered it; taken back, the same step can be taken anew. */
export const stepTransitions = {
  RECOMMENDED: ['ORDERED', 'UNDONE'],
  ORDERED: ['DONE', 'UNDONE'],
  DONE: ['CONFIRMED', 'UNDONE'],
  CONFIRMED: ['UNDONE'],
  UNDONE: [],
} as const satisfies Transitions<StepState>

export const stepActs = {
  ORDER: 'ORDERED',
  DO: 'DONE',
  CONFIRM: 'CONFIRMED',
  UNDO: 'UNDONE',
} as const satisfies Record<string, StepState>
export type StepAct = keyof typeof stepActs

type Authority = Readonly<Record<StopMode, readonly PostKind[]>>

const leading = ['CISO', 'CHIEF_SEC_OFFICER', 'CSIRT_HEAD'] as const satisfies readonly PostKind[]

/**
 * Who may order where nothing else is on record: who works there pulls one cable; sites are cut by those who lead; the
 * whole house by the CISO, who may delegate in writing (DOMAIN §5.1 C2_STOP, §5.2).
 */
export const usualAuthority: Readonly<Record<PlaybookStep, Authority>> = {
  ISOLATE_TERMINAL: {
    EXECUTE: [...leading, 'SYS_SEC_OFFICER', 'WORKING_STAFF', 'WINDOW', 'POC', 'ALT_REPORTER_TO_CISO'],
    RECOMMEND: ['ADVISER', 'INFORMATION_DESK', 'SUPERVISION_LINE', 'SECONDED', 'OTHER'],
  },
  SWEEP_FLEET: {
    EXECUTE: [...leading, 'SYS_SEC_OFFICER', 'ALT_REPORTER_TO_CISO'],
    RECOMMEND: [
      'WORKING_STAFF',
      'WINDOW',
      'POC',
      'ADVISER',
      'SUPERVISION_LINE',
      'SECONDED',
      'INFORMATION_DESK',
      'OTHER',
    ],
  },
  CUT_SITE: {
    EXECUTE: leading,
    RECOMMEND: ['SYS_SEC_OFFICER', 'ALT_REPORTER_TO_CISO', 'WORKING_STAFF', 'WINDOW', 'POC', 'ADVISER', 'SECONDED'],
  },
  CUT_ORGANISATION: {
    EXECUTE: ['CISO'],
    RECOMMEND: [
      'CSIRT_HEAD',
      'CHIEF_SEC_OFFICER',
      'SYS_SEC_OFFICER',
      'ALT_REPORTER_TO_CISO',
      'ADVISER',
      'SUPERVISION_LINE',
    ],
  },
}

export interface RecordedAuthority {
  step: PlaybookStep
  post: PostKind
  mode: StopMode
}

/** What a post may do about a step: what its organisation has on record counts before the usual. */
export const modeOf = (
  step: PlaybookStep,
  post: PostKind,
  recorded: readonly RecordedAuthority[],
): StopMode | undefined => {
  const own = recorded.find(entry => entry.step === step && entry.post === post)
  if (own) return own.mode
  if (usualAuthority[step].EXECUTE.includes(post)) return 'EXECUTE'
  return usualAuthority[step].RECOMMEND.includes(post) ? 'RECOMMEND' : undefined
}

/** Who may order it: what the panel shows beside a step that the reader cannot order. */
export const orderersOf = (step: PlaybookStep, recorded: readonly RecordedAuthority[]): PostKind[] => [
  ...new Set([
    ...usualAuthority[step].EXECUTE.filter(post => modeOf(step, post, recorded) === 'EXECUTE'),
    ...recorded.filter(entry => entry.step === step && entry.mode === 'EXECUTE').map(({ post }) => post),
  ]),
]

/** Doing and confirming are two people's: who did it does not also see to it that it holds. */
export const mayStepNow = (
  found: { state: StepState; doneBy: string | null },
  act: StepAct,
  person: string,
): Decision => {
  if (!mayFollow(stepTransitions, found.state, stepActs[act])) return deny('step_order', `${act} in ${found.state}`)
  return act === 'CONFIRM' && found.doneBy === person
    ? deny('step_own_confirmation', 'confirmed by somebody else')
    : allow(found.state)
}

/** What is still open besides the case itself (DOMAIN §6.3). */
export interface OpenEnds {
  notices: number
  steps: number
  isolated: boolean
  swept: boolean
  watchedUntil: Date | null
  /** Until when nothing may be seen before the case may be closed; null where nothing was ever seen. */
  quietUntil: Date | null
}
