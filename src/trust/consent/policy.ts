import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** The coordinator asks; nobody else shares another's words (DOMAIN §4). */
const mayAsk = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'DRAFT')
    ? allow('coordinator_drafts')
    : deny('not_your_role', 'posts of the coordinator that draft advisories')

/** Only the originator speaks for its words, by a post that was given this duty. */
const mayAnswer = (actor: Actor, consent: { originator: string }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== consent.originator)
    return deny('not_found', 'the originator only')
  return hasDuty(actor, 'CONSENT')
    ? allow('originator')
    : deny('not_your_role', 'posts that consent for the originator')
}

export const consentPolicies = {
  'consent.ask': mayAsk,
  'consent.answer': mayAnswer,
}
