import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** The coordinator's triage puts anything on record; every other holder what it sent or received itself. */
const mayTell = (actor: Actor, told: { from: string | null; to: readonly string[] }): Decision => {
  if (isCoordinator(actor) && hasDuty(actor, 'TRIAGE')) return allow('triage')
  if (actor.type !== 'person' || !(hasDuty(actor, 'REPORT') || hasDuty(actor, 'RECEIVE')))
    return deny('not_your_role', 'a post that reports or receives')
  return told.from === actor.organisation || told.to.includes(actor.organisation)
    ? allow('own_message')
    : deny('not_your_role', 'neither sent nor received by this organisation')
}

export const chroniclePolicies = { 'case.tell': mayTell }
