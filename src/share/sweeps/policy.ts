import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

const isMinistry = (actor: Actor): boolean =>
  actor.type === 'person' &&
  !actor.seconded &&
  actor.kinds.some(kind => kind === 'MINISTRY' || kind === 'SECTOR_MINISTRY')

/** The coordinator asks anybody; a ministry those it supervises or regulates. */
const mayRequest = (actor: Actor): Decision => {
  if (isCoordinator(actor))
    return hasDuty(actor, 'TRIAGE')
      ? allow('coordinator')
      : deny('not_your_role', 'posts of the coordinator that triage')
  return isMinistry(actor) && hasDuty(actor, 'RECEIVE')
    ? allow('ministry')
    : deny('not_your_role', 'the coordinator, or the ministry in charge')
}

/** What follows is done by whoever asked; the coordinator also for what a ministry asked in its case. */
const mayRun = (actor: Actor, sweep: { issuer: string; recalled: boolean }): Decision => {
  const request = mayRequest(actor)
  if (!request.allowed) return request
  if (actor.type !== 'person' || (actor.organisation !== sweep.issuer && !isCoordinator(actor)))
    return deny('not_your_role', 'whoever asked for the sweep')
  return sweep.recalled ? deny('sweep_recalled', 'recalled') : allow('issuer')
}

/** An organisation answers for itself alone: a person of it, or its program through a key of such a post. */
const mayAnswer = (actor: Actor, sweep: { recalled: boolean }): Decision => {
  if (!hasDuty(actor, 'RECEIVE')) return deny('not_your_role', 'posts that receive')
  return sweep.recalled ? deny('sweep_recalled', 'recalled') : allow('asked')
}

const mayKeepAgents = (actor: Actor): Decision =>
  hasDuty(actor, 'ADMINISTER') ? allow('administrator') : deny('not_your_role', 'administrators')

export const sweepPolicies = {
  'sweep.request': mayRequest,
  'sweep.run': mayRun,
  'sweep.answer': mayAnswer,
  'sweep_agent.keep': mayKeepAgents,
}
