import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Law is entered by the coordinator; everyone reads it. */
const mayEnter = (actor: Actor): Decision =>
  isCoordinator(actor) && (hasDuty(actor, 'TRIAGE') || hasDuty(actor, 'ADMINISTER'))
    ? allow('coordinator')
    : deny('not_your_role', 'triage or administration of the coordinator')

export const regimePolicies = { 'regime.enter': mayEnter, 'holiday.enter': mayEnter }
