import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Cases are opened and led by the coordinator's triage. */
const mayRun = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

/** One case, one originator: a report of somebody else would show each of them to the other. */
const mayAttach = (
  actor: Actor,
  subject: { caseOriginator: string; reportOriginator: string; reportHasCase: boolean },
): Decision => {
  const run = mayRun(actor)
  if (!run.allowed) return run
  if (subject.reportHasCase) return deny('already_done', 'the report belongs to a case')
  return subject.caseOriginator === subject.reportOriginator
    ? allow('same_originator')
    : deny('other_originator', 'the report comes from another organisation')
}

/** Measures are kept by the coordinator, and by the organisation that carries them out. */
const mayChangeMeasure = (actor: Actor, measure: { ownerOrganisation: string }): Decision => {
  if (mayRun(actor).allowed) return allow('triage')
  return actor.type === 'person' && actor.organisation === measure.ownerOrganisation && hasDuty(actor, 'REPORT')
    ? allow('own_measure')
    : deny('not_your_role', 'the coordinator, or the organisation that carries it out')
}

export const casePolicies = {
  'case.open': mayRun,
  'case.change': mayRun,
  'case.move': mayRun,
  'case.attach': mayAttach,
  'measure.add': mayRun,
  'measure.change': mayChangeMeasure,
}
