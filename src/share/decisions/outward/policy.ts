import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** Whoever reports writes it down, and the coordinator what it was told. */
const mayRecord = (actor: Actor): Decision => {
  if (isCoordinator(actor) && hasDuty(actor, 'TRIAGE')) return allow('triage')
  return hasDuty(actor, 'REPORT') ? allow('reports') : deny('not_your_role', 'posts that report')
}

/** The judgement that a situation is large-scale: by the coordinator, or by a ministry's CSIRT of what it holds. */
const maySetLargeScale = (actor: Actor): Decision => {
  if (isCoordinator(actor) && hasDuty(actor, 'TRIAGE')) return allow('triage')
  return actor.type === 'person' && actor.kinds.includes('MINISTRY_CSIRT') && hasDuty(actor, 'REPORT')
    ? allow('ministry')
    : deny('not_your_role', 'the coordinator or a ministry CSIRT')
}

/** What an organisation owes, it does or refuses itself. */
const mayAnswer = (actor: Actor, task: { organisation: string; settled: boolean }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== task.organisation)
    return deny('not_your_role', 'the organisation that owes it')
  if (!hasDuty(actor, 'REPORT') && !(isCoordinator(actor) && hasDuty(actor, 'TRIAGE')))
    return deny('not_your_role', 'posts that report')
  return task.settled ? deny('already_done', 'done or refused') : allow('owed')
}

export const outwardPolicies = {
  'outward.record': mayRecord,
  'outward.large_scale': maySetLargeScale,
  'outward.answer': mayAnswer,
}
