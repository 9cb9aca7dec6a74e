import { type Actor, hasDuty } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Who is inside the circle is asked of the grants; who speaks for the organisation, of the post. */
const maySay = (actor: Actor): Decision =>
  hasDuty(actor, 'REPORT') || hasDuty(actor, 'RECEIVE') || hasDuty(actor, 'TRIAGE')
    ? allow('inside_the_circle')
    : deny('not_your_role', 'posts that report or receive')

export const threadPolicies = { 'thread.say': maySay }
