import { type Actor, hasDuty } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import { dutiesOfScopes, type KeyScope } from '../../../kernel/taxonomy/key-scopes.ts'

/** A post gives a key no more than it may do itself, and no key issues another. */
const mayIssue = (actor: Actor, { scopes }: { scopes: readonly KeyScope[] }): Decision =>
  actor.type !== 'person' || actor.key || actor.seconded
    ? deny('not_your_role', 'people only')
    : dutiesOfScopes(scopes).every(duty => hasDuty(actor, duty))
      ? allow('own_post')
      : deny('not_your_role', 'the post lacks a duty of these scopes')

export const keyPolicies = { 'key.issue': mayIssue }
