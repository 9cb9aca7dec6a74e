import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** Going past a tier takes its part in the distribution away: whoever releases may do so. */
const maySendDirectly = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'RELEASE')
    ? allow('coordinator')
    : deny('not_your_role', 'posts of the coordinator with the duty RELEASE')

export const directPolicies = { 'edition.send_directly': maySendDirectly }
