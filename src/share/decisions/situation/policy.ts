import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** Who reports to its executives: the coordinator's triage, and the CSIRT of whoever holds the case (付2 2.1.1(6)(a)). */
const mayReport = (actor: Actor): Decision => {
  if (isCoordinator(actor) && hasDuty(actor, 'TRIAGE')) return allow('triage')
  return actor.type === 'person' && hasDuty(actor, 'REPORT') && hasDuty(actor, 'RECEIVE')
    ? allow('csirt')
    : deny('not_your_role', 'posts that report and receive')
}

export const situationPolicies = { 'situation.report': mayReport }
