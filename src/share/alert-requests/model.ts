import { allow, type Decision, deny } from '../../kernel/decision.ts'
import type { AlertState } from '../../kernel/taxonomy/alert-requests.ts'

/** What a ministry has answered; every time is one that was recorded. */
export interface Answer {
  receivedAt: Date | null
  warnedAt: Date | null
  refusedAt: Date | null
}

/** Having received it is no answer: past its day, whoever has neither warned nor refused is overdue. */
export const alertState = ({ receivedAt, warnedAt, refusedAt }: Answer, dueAt: Date, now: Date): AlertState => {
  if (warnedAt) return 'WARNED'
  if (refusedAt) return 'REFUSED'
  if (dueAt <= now) return 'NO_ANSWER'
  return receivedAt ? 'RECEIVED' : 'SENT'
}

export const isOpen = (state: AlertState): boolean => state !== 'WARNED' && state !== 'REFUSED'

export const mayReceiveNow = ({ receivedAt }: Answer): Decision =>
  receivedAt ? deny('already_done', 'received before') : allow('waiting')

/** A ministry that refused may still warn, and one that warned may correct its figure; nobody un-warns. */
export const mayWarnNow = (warnedAt: Date, sentAt: Date, now: Date): Decision => {
  if (warnedAt < sentAt) return deny('warned_before_asked', 'warned before it was asked')
  return warnedAt > now ? deny('action_in_future', 'a plan is no warning') : allow('asked')
}

export const mayRefuseNow = ({ warnedAt, refusedAt }: Answer): Decision =>
  warnedAt || refusedAt ? deny('already_done', 'answered before') : allow('unanswered')

/** How far it has come, over all ministries that were asked. */
export interface Completion {
  asked: number
  received: number
  warned: number
  refused: number
  overdue: number
  /** Operators warned in all. */
  operators: number
}

export const completionOf = (
  answers: readonly (Answer & { operators: number | null })[],
  dueAt: Date,
  now: Date,
): Completion => {
  const states = answers.map(answer => alertState(answer, dueAt, now))
  const count = (wanted: AlertState) => states.filter(state => state === wanted).length
  return {
    asked: answers.length,
    received: answers.filter(({ receivedAt }) => receivedAt !== null).length,
    warned: count('WARNED'),
    refused: count('REFUSED'),
    overdue: count('NO_ANSWER'),
    operators: answers.reduce((sum, { operators }) => sum + (operators ?? 0), 0),
  }
}
