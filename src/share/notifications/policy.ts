import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Who answers for addresses: the administrators of an organisation, and the coordinator's desk for all. */
const mayMend = (actor: Actor): Decision =>
  hasDuty(actor, 'ADMINISTER')
    ? allow('administers')
    : isCoordinator(actor) && hasDuty(actor, 'RECEIVE')
      ? allow('coordinator')
      : deny('not_your_role', 'administrators and the coordinator')

export const notificationPolicies = { 'mail.see_troubles': mayMend, 'mail.send_again': mayMend }
