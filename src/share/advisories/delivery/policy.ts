import { type Actor, hasDuty } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** A recipient answers for itself alone: no tier acknowledges, assesses or acts for another. */
const mayAnswer = (actor: Actor, delivery: { organisation: string }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== delivery.organisation)
    return deny('not_found', 'the recipient only')
  return hasDuty(actor, 'RECEIVE') ? allow('recipient') : deny('not_your_role', 'posts that receive')
}

export const deliveryPolicies = {
  'edition.acknowledge': mayAnswer,
  'edition.assess': mayAnswer,
  'edition.act': mayAnswer,
}
