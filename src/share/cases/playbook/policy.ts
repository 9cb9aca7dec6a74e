import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { StopMode } from '../../../kernel/taxonomy/playbook.ts'
import type { StepAct } from './model.ts'

const works = (actor: Actor): boolean =>
  actor.type === 'person' &&
  !actor.key &&
  ['REPORT', 'RECEIVE', 'TRIAGE'].some(duty => hasDuty(actor, duty as 'REPORT'))

/** In the organisation whose terminals they are, by a post that may order or at least recommend it (C2_STOP). */
const mayTake = (actor: Actor, { mode, within }: { mode: StopMode | undefined; within: boolean }): Decision => {
  if (!works(actor)) return deny('not_your_role', 'an active post')
  if (!within) return deny('not_your_role', 'an organisation whose terminals these are')
  return mode ? allow(mode) : deny('step_no_authority', 'this post neither orders nor recommends it')
}

/** Ordering asks for the authority; a second pair of eyes may also be the coordinator’s. */
const mayAct = (
  actor: Actor,
  { act, organisation, mode }: { act: StepAct; organisation: string; mode: StopMode | undefined },
): Decision => {
  if (actor.type !== 'person' || !works(actor)) return deny('not_your_role', 'an active post')
  const own = actor.organisation === organisation
  if (act === 'CONFIRM' && isCoordinator(actor) && hasDuty(actor, 'TRIAGE')) return allow('coordinator')
  if (!own) return deny('not_your_role', 'the organisation that carries it out')
  if (act === 'ORDER')
    return mode === 'EXECUTE' ? allow('authority') : deny('step_no_authority', 'this post does not order it')
  return allow('own step')
}

const mayWatch = (actor: Actor): Decision => (works(actor) ? allow('holder') : deny('not_your_role', 'an active post'))

/** In writing, by whoever administers the organisation. */
const mayAuthorise = (actor: Actor): Decision =>
  hasDuty(actor, 'ADMINISTER') ? allow('administrator') : deny('not_your_role', 'posts that administer')

export const playbookPolicies = {
  'playbook.take': mayTake,
  'playbook.act': mayAct,
  'playbook.watch': mayWatch,
  'playbook.authorise': mayAuthorise,
}
