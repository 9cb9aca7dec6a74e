import type { Duty } from '../../kernel/actor.ts'
import type { ChainDuty, Channel, LadderOccasion } from '../../kernel/taxonomy/ladders.ts'
import type { PostKind } from '../../kernel/taxonomy/posts.ts'

/** Whom a step calls. `DEPUTIES` and `SUPERIORS` are those of whoever the step before it has called. */
export type Receiver =
  | { kind: 'POST_KIND'; post: PostKind }
  | { kind: 'POST'; id: string }
  | { kind: 'ROSTER'; id: string; place: number }
  | { kind: 'DUTY'; duty: Duty }
  | { kind: 'DEPUTIES' }
  | { kind: 'SUPERIORS' }

export interface NotifyStep {
  kind: 'NOTIFY'
  receivers: readonly Receiver[]
  /** The deputies at the same time; whoever is absent is replaced by the deputy in any case. */
  withDeputies: boolean
  channels: readonly Channel[]
  /** Which duties of the reporting chain its acknowledgement fulfils. */
  duties: readonly ChainDuty[]
  /** Whether its acknowledgement ends the ladder: a responsible person knows. */
  responsible: boolean
}

/** Minutes, by when the wait begins. */
export interface WaitStep {
  kind: 'WAIT'
  business: number
  night: number
  holiday: number
}

export type Step = NotifyStep | WaitStep

/** The last rung is no step that could be left out: the coordinator's duty desk, called every so many minutes. */
export interface Ladder {
  steps: readonly Step[]
  deskEvery: number
}

export const limits = { steps: 24, minutes: 1440, deskEvery: { min: 5, max: 240 } } as const

/** What an occasion means for a running ladder. */
export const occasionRules = {
  /** The window’s receipt does not stop it; the responsible person is called again and again. */
  NOTICE_RECEIVED: { byReceiptOfObject: false, callsAgain: true },
  INCIDENT_RECOGNISED: { byReceiptOfObject: false, callsAgain: true },
  /** What is missing is the organisation’s receipt or answer: it stops the ladder whoever gives it. */
  ADVISORY_UNANSWERED: { byReceiptOfObject: true, callsAgain: false },
  SWEEP_OVERDUE: { byReceiptOfObject: true, callsAgain: false },
} as const satisfies Record<LadderOccasion, { byReceiptOfObject: boolean; callsAgain: boolean }>

const wait = (business: number, night: number): WaitStep => ({ kind: 'WAIT', business, night, holiday: night })

const notify = (
  receivers: readonly Receiver[],
  rest: Partial<Pick<NotifyStep, 'duties' | 'responsible' | 'withDeputies'>>,
): NotifyStep => ({
  kind: 'NOTIFY',
  receivers,
  withDeputies: false,
  channels: ['SCREEN', 'MAIL', 'VOICE', 'SMS', 'WEBHOOK'],
  duties: [],
  responsible: false,
  ...rest,
})

/**
 * What an organisation has that defined nothing, so that nobody is without: the window, its deputies, its superiors and
 * the head of the CSIRT, the CISO. What nobody holds is passed over at once.
 */
export const defaultLadder = (occasion: LadderOccasion): Ladder => ({
  steps: [
    notify(
      [
        { kind: 'POST_KIND', post: 'WINDOW' },
        { kind: 'DUTY', duty: 'RECEIVE' },
      ],
      {
        duties: ['RECEIVED_AT_WINDOW'],
      },
    ),
    occasionRules[occasion].byReceiptOfObject ? wait(60, 30) : wait(15, 10),
    notify([{ kind: 'DEPUTIES' }, { kind: 'POST_KIND', post: 'POC' }], { duties: ['STAFF_TO_HEAD'] }),
    wait(15, 15),
    notify(
      [
        { kind: 'SUPERIORS' },
        { kind: 'POST_KIND', post: 'CHIEF_SEC_OFFICER' },
        { kind: 'POST_KIND', post: 'CSIRT_HEAD' },
        { kind: 'POST_KIND', post: 'SYS_SEC_OFFICER' },
      ],
      { duties: ['HEAD_TO_CSIRT', 'HEAD_TO_BUREAU'], responsible: true, withDeputies: true },
    ),
    wait(15, 15),
    notify([{ kind: 'POST_KIND', post: 'CISO' }], { duties: ['HEAD_TO_CISO'], responsible: true, withDeputies: true }),
    wait(15, 15),
  ],
  deskEvery: 10,
})

/** Why a ladder cannot be saved; `step` counts from 1, as it is drawn. */
export interface Flaw {
  code:
    | 'no_steps'
    | 'too_many_steps'
    | 'starts_with_wait'
    | 'no_receiver'
    | 'no_channel'
    | 'bad_wait'
    | 'bad_desk'
    | 'no_responsible'
    | 'window_is_not_responsible'
    | 'nothing_before'
    | 'unknown_post'
    | 'nobody_holds'
    | 'alternate_missing'
  step: number | null
}

const isMinutes = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 1 && minutes <= limits.minutes

const ofWindow = (receiver: Receiver): boolean =>
  receiver.kind === 'ROSTER' ||
  (receiver.kind === 'POST_KIND' && receiver.post === 'WINDOW') ||
  (receiver.kind === 'DUTY' && receiver.duty === 'RECEIVE')

const flawsOfNotify = (step: NotifyStep, before: readonly Step[]): Flaw['code'][] => [
  ...(step.receivers.length === 0 ? (['no_receiver'] as const) : []),
  ...(step.channels.length === 0 ? (['no_channel'] as const) : []),
  ...(step.responsible && step.receivers.length > 0 && step.receivers.every(ofWindow)
    ? (['window_is_not_responsible'] as const)
    : []),
  ...(step.receivers.some(({ kind }) => kind === 'DEPUTIES' || kind === 'SUPERIORS') &&
  !before.some(({ kind }) => kind === 'NOTIFY')
    ? (['nothing_before'] as const)
    : []),
]

/** What is wrong with the form of a ladder, before anybody asks who holds the posts (calling/model). */
export const flawsOfForm = ({ steps, deskEvery }: Ladder): Flaw[] => {
  const flaws: Flaw[] = []
  if (!steps.some(({ kind }) => kind === 'NOTIFY')) flaws.push({ code: 'no_steps', step: null })
  if (steps.length > limits.steps) flaws.push({ code: 'too_many_steps', step: null })
  if (steps[0]?.kind === 'WAIT') flaws.push({ code: 'starts_with_wait', step: 1 })
  for (const [index, step] of steps.entries()) {
    const codes: Flaw['code'][] =
      step.kind === 'NOTIFY'
        ? flawsOfNotify(step, steps.slice(0, index))
        : [step.business, step.night, step.holiday].every(isMinutes)
          ? []
          : ['bad_wait']
    flaws.push(...codes.map(code => ({ code, step: index + 1 })))
  }
  const { min, max } = limits.deskEvery
  if (!Number.isInteger(deskEvery) || deskEvery < min || deskEvery > max) flaws.push({ code: 'bad_desk', step: null })
  if (!steps.some(step => step.kind === 'NOTIFY' && step.responsible))
    flaws.push({ code: 'no_responsible', step: null })
  return flaws
}
