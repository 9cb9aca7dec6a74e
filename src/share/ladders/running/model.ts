import type { Channel, LadderStepState } from '../../../kernel/taxonomy/ladders.ts'
import type { Called } from '../calling/model.ts'
import type { Step } from '../model.ts'

/** The line that leads to the CISO past every step; the number of steps is the coordinator's duty desk. */
export const immediateStep = -1

/** On every way that there is: used where no step says which. */
export const everyChannel: readonly Channel[] = ['SCREEN', 'MAIL', 'VOICE', 'SMS', 'WEBHOOK']

export interface Reached {
  step: number
  skipped: boolean
  acknowledgedAt: Date | string | null
  acknowledgedAs: Called['as'] | 'DESK' | null
}

export interface CallMade {
  step: number
  channels: readonly Channel[]
  messages: readonly { state: string; result: string | null }[]
}

const failed = ({ state, result }: CallMade['messages'][number]): boolean =>
  state === 'FAILED' || result === 'UNDELIVERABLE'

/** Nothing that left the house reached anybody; what stands on the screen reaches whoever looks. */
const undeliverable = (calls: readonly CallMade[]): boolean => {
  const sent = calls.flatMap(({ messages }) => messages)
  return sent.length > 0 && sent.every(failed) && calls.every(({ channels }) => !channels.includes('MAIL'))
}

/** The one word for a step (SCREENS §4): who has not answered is silent once the ladder has gone on. */
export const stepState = (
  step: number,
  reached: readonly Reached[],
  calls: readonly CallMade[],
  goneOn: boolean,
): LadderStepState => {
  const own = reached.find(known => known.step === step)
  if (!own) return 'SCHEDULED'
  if (own.acknowledgedAt) return own.acknowledgedAs === 'DEPUTY' ? 'RECEIVED_BY_DEPUTY' : 'RECEIVED'
  if (undeliverable(calls.filter(call => call.step === step))) return 'UNDELIVERABLE'
  return goneOn || own.skipped ? 'NO_ANSWER' : 'CALLING'
}

/** Whether its receipt means that a responsible person has it. */
export const endsLadder = (steps: readonly Step[], step: number): boolean => {
  if (step === immediateStep) return true
  const own = steps[step]
  return own?.kind === 'NOTIFY' && own.responsible
}
