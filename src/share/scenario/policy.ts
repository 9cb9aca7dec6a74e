import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Everybody sees what time it is; the coordinator's administrators set it. */
const maySet = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'ADMINISTER')
    ? allow('administers')
    : deny('not_your_role', 'administrators of the coordinator')

export const scenarioPolicies = { 'scenario.set': maySet }
