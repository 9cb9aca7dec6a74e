import { type Actor, hasDuty } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** An administrator looks after the people of its own organisation; row-level security and the functions agree. */
const mayLookAfter = (actor: Actor): Decision =>
  actor.type === 'person' && hasDuty(actor, 'ADMINISTER')
    ? allow('own_organisation')
    : deny('not_your_role', 'administrators only')

export const administrationPolicies = { 'colleague.list': mayLookAfter, 'colleague.change': mayLookAfter }
