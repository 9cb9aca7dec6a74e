import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** What caused a case elsewhere, and where its terminal stands, is found by the coordinator, who sees both sides. */
const mayTie = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

export const tiePolicies = { 'case.tie': mayTie }
