import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { DeliveryState } from '../../../kernel/taxonomy/deliveries.ts'

/** 点検の結果: what a recipient answers after it has looked. “Not yet checked” is an answer of its own (SCREENS §8.5). */
export const assessments = {
  NOT_YET_CHECKED: { ja: '未点検', en: 'Not yet checked' },
  AFFECTED: { ja: '該当あり', en: 'Affected' },
  NOT_AFFECTED: { ja: '該当なし', en: 'Not affected' },
  NOT_APPLICABLE: { ja: '対象外', en: 'Not applicable' },
} as const

export type Assessment = keyof typeof assessments

/** What one recipient has received and answered. Times are those of the act, null until it happened. */
export interface Progress {
  sentAt: Date | null
  deliveredAt: Date | null
  undeliverable: string
  openedAt: Date | null
  acknowledgedAt: Date | null
  acknowledgeBy: Date
  assessment: Assessment
  actedAt: Date | null
  /** What became of the edition; absent or null while it stands. */
  fate?: Fate | null
}

export type Fate = 'RECALLED' | 'CORRECTED'

/**
 * The one word for a recipient (SCREENS §4): silence and “not yet checked” are states of their own, and whoever found
 * nothing does not count as having acted, whatever it did besides.
 */
export const deliveryState = (delivery: Progress, now: Date): DeliveryState => {
  if (!delivery.sentAt) return 'HELD_UPSTREAM'
  if (delivery.fate) return delivery.fate
  if (delivery.acknowledgedAt) return stateAfterReceipt(delivery)
  if (delivery.undeliverable && !delivery.openedAt) return 'UNDELIVERABLE'
  if (delivery.acknowledgeBy <= now) return 'NO_ANSWER'
  if (delivery.openedAt) return 'OPENED'
  return delivery.deliveredAt ? 'DELIVERED' : 'SENT'
}

const stateAfterReceipt = ({ assessment, actedAt }: Progress): DeliveryState => {
  switch (assessment) {
    case 'AFFECTED':
      return actedAt ? 'ACTED' : 'HIT'
    case 'NOT_AFFECTED':
      return 'NO_HIT'
    case 'NOT_APPLICABLE':
      return 'NOT_APPLICABLE'
    case 'NOT_YET_CHECKED':
      return 'UNCHECKED'
  }
}

/** Silent: somebody has to pick up the telephone. */
export const isSilent = (state: DeliveryState): boolean => state === 'NO_ANSWER' || state === 'UNDELIVERABLE'

/** Nobody answers to what was taken back; to what was corrected, the answer goes to the correction. */
const stands = ({ fate }: Progress): Decision => {
  if (fate === 'RECALLED') return deny('edition_recalled', 'recalled')
  return fate === 'CORRECTED' ? deny('edition_corrected', 'corrected') : allow('stands')
}

export const mayAcknowledgeNow = (progress: Progress): Decision => {
  const standing = stands(progress)
  if (!standing.allowed) return standing
  return progress.acknowledgedAt ? deny('already_done', 'acknowledged before') : allow('waiting')
}

/** Whoever has not said “I have it” has not looked. After an action the answer may change, but not back to not having looked. */
export const mayAssessNow = (progress: Progress, assessment: Assessment): Decision => {
  const { acknowledgedAt, actedAt } = progress
  const standing = stands(progress)
  if (!standing.allowed) return standing
  if (!acknowledgedAt) return deny('acknowledge_first', 'not acknowledged')
  if (actedAt && (assessment === 'NOT_YET_CHECKED' || assessment === 'NOT_APPLICABLE')) {
    return deny('action_recorded', 'an action stands')
  }
  return allow('acknowledged')
}

/** Those not affected may have blocked a destination as well; those to whom it does not apply have nothing to do. */
export const mayActNow = (progress: Progress, actedAt: Date, now: Date): Decision => {
  const { acknowledgedAt, assessment, sentAt } = progress
  const standing = stands(progress)
  if (!standing.allowed) return standing
  if (!acknowledgedAt) return deny('acknowledge_first', 'not acknowledged')
  if (assessment === 'NOT_YET_CHECKED') return deny('assess_first', 'not checked')
  if (assessment === 'NOT_APPLICABLE') return deny('action_not_applicable', 'does not apply')
  if (sentAt && actedAt < sentAt) return deny('action_before_sending', 'nobody acts on what has not reached it')
  return actedAt > now ? deny('action_in_future', 'a plan is no action') : allow('assessed')
}

/** What the recipient is to do next; null when nothing more is asked of it. */
export type NextAct = 'ACKNOWLEDGE' | 'ASSESS' | 'ACT'

export const nextAct = (delivery: Progress): NextAct | null => {
  if (!delivery.sentAt || delivery.fate) return null
  if (!delivery.acknowledgedAt) return 'ACKNOWLEDGE'
  if (delivery.assessment === 'NOT_YET_CHECKED') return 'ASSESS'
  return delivery.assessment === 'AFFECTED' && !delivery.actedAt ? 'ACT' : null
}
