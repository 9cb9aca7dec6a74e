import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** F32: the coordinator invites; nobody else asks an operator for a report by this way. */
const mayInvite = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

const mayDecline = (actor: Actor, invitation: { organisation: string }): Decision =>
  actor.type === 'person' && actor.organisation === invitation.organisation && hasDuty(actor, 'REPORT')
    ? allow('invited')
    : deny('not_your_role', 'posts of the invited organisation that write reports')

export const publicCasePolicies = {
  'public_case.open': mayInvite,
  'public_case.count': mayInvite,
  'invitation.remind': mayInvite,
  'invitation.decline': mayDecline,
}
