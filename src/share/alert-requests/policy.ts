import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** F10: the coordinator asks; its words go out, so it is the duty that releases. */
const maySend = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'RELEASE')
    ? allow('coordinator')
    : deny('not_your_role', 'posts of the coordinator with the duty RELEASE')

/** A ministry answers for itself alone. */
const mayAnswer = (actor: Actor, answer: { organisation: string }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== answer.organisation)
    return deny('not_your_role', 'the ministry that was asked')
  return hasDuty(actor, 'RECEIVE') ? allow('asked') : deny('not_your_role', 'posts that receive')
}

export const alertRequestPolicies = {
  'alert_request.send': maySend,
  'alert_request.remind': maySend,
  'alert_request.answer': mayAnswer,
}
