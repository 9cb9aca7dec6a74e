import type { Actor } from '../../kernel/actor.ts'
import { type Decision, deny, every } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/db/database.ts'
import { secondFactorShown } from './policy.ts'
import { holdersOf, holdsGrant, insertGrants, type NewGrant } from './store.ts'

export type { NewGrant } from './store.ts'

/** Each slice says in its policy.ts what its actions need; main registers them here, and nothing else decides. */
export type Policy<Subject> = (actor: Actor, subject: Subject) => Decision

const registry = new Map<string, Policy<never>>()

/** Registers a slice's policies under their action names; a name is taken once. */
export const registerPolicies = (policies: Readonly<Record<string, Policy<never>>>): void => {
  for (const [action, policy] of Object.entries(policies)) {
    const known = registry.get(action)
    if (known && known !== policy) throw new Error(`two policies for ${action}`)
    registry.set(action, policy)
  }
}

/** The one place where an action is allowed or refused. An action without a policy is refused. */
export const decide = (actor: Actor, action: string, subject: unknown): Decision => {
  const policy = registry.get(action) as Policy<unknown> | undefined
  return policy ? policy(actor, subject) : deny('not_your_role', `no policy for ${action}`)
}

/**
 * The same for an act that also needs a second factor shown in the last minutes. What merely draws a button asks
 * `decide`: the button stays, and pressing it asks for the factor.
 */
export const decideNow = (actor: Actor, action: string, subject: unknown): Decision =>
  every(decide(actor, action, subject), secondFactorShown(actor))

export { secondFactorShown } from './policy.ts'

/** Grants are written in the transaction that causes them. */
export const grant = (tx: Tx, ...grants: readonly NewGrant[]): Promise<void> => insertGrants(tx, grants)

export const holds = (tx: Tx, object: string): Promise<boolean> => holdsGrant(tx, object)

/** Organisations that hold a grant on an object that the actor holds as well. */
export const holders = (tx: Tx, object: string): Promise<string[]> => holdersOf(tx, object)
