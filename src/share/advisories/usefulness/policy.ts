import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

const mayRate = (actor: Actor): Decision =>
  hasDuty(actor, 'RECEIVE') ? allow('recipient') : deny('not_your_role', 'posts that receive')

const mayReadEffect = (actor: Actor): Decision =>
  isCoordinator(actor) ? allow('coordinator') : deny('not_your_role', 'the coordinator')

export const usefulnessPolicies = { 'edition.rate': mayRate, 'advisory.read_effect': mayReadEffect }
