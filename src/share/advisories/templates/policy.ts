import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** Whoever drafts uses the house's templates and keeps them up to date. */
const mayUse = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'DRAFT')
    ? allow('coordinator')
    : deny('not_your_role', 'posts of the coordinator with the duty DRAFT')

export const templatePolicies = { 'advisory_template.read': mayUse, 'advisory_template.write': mayUse }
