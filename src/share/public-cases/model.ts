import { allow, type Decision, deny } from '../../kernel/decision.ts'
import type { InvitationState } from '../../kernel/taxonomy/invitations.ts'

/** What is known of an invitation; every time is one that was recorded, none is guessed. */
export interface Answered {
  dueAt: Date
  openedAt: Date | null
  reportedAt: Date | null
  declinedAt: Date | null
}

/** Past its day an opened invitation is as silent as an unopened one. */
export const invitationState = (invitation: Answered, now: Date): InvitationState => {
  if (invitation.reportedAt) return 'REPORTED'
  if (invitation.declinedAt) return 'DECLINED'
  if (invitation.dueAt < now) return 'NO_ANSWER'
  return invitation.openedAt ? 'OPENED' : 'SENT'
}

export const stillOpen = (invitation: Pick<Answered, 'reportedAt' | 'declinedAt'>): Decision =>
  invitation.reportedAt || invitation.declinedAt
    ? deny('already_done', 'the invitation has been answered')
    : allow('unanswered')

/** One month of publicly known cases; a late report takes its case out of `unreported`. */
export interface PublicMonth {
  /** `2026-11`, by the day on which it became known, in Japan. */
  month: string
  known: number
  invited: number
  declined: number
  unreported: number
}
