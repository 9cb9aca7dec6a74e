import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/**
 * Evidence names people and machines: beside a grant it takes the post that runs cases (the coordinator) or writes reports
 * (everybody else). The rest of an organisation reads what comes of it.
 */
const mayInvestigate = (actor: Actor): Decision => {
  if (isCoordinator(actor)) {
    return hasDuty(actor, 'TRIAGE') ? allow('triage') : deny('not_your_role', 'posts that run cases')
  }
  return hasDuty(actor, 'REPORT') ? allow('reporting_post') : deny('not_your_role', 'posts that write reports')
}

/** What lies in the server's own folder was handed to the house that runs the server. */
const mayUseFolders = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

/** The giver's word alone lets others see its evidence (TLP 2.0: AMBER+STRICT stays in the organisation). */
const mayOpen = (actor: Actor, { organisation }: { organisation: string }): Decision => {
  const may = mayInvestigate(actor)
  if (!may.allowed) return may
  return actor.type === 'person' && actor.organisation === organisation
    ? allow('own_evidence')
    : deny('not_your_role', 'only the organisation that gave the evidence')
}

export const investigationPolicies = {
  'investigation.start': mayInvestigate,
  'investigation.read': mayInvestigate,
  'investigation.judge': mayInvestigate,
  'investigation.use_folders': mayUseFolders,
  'investigation.open': mayOpen,
}
