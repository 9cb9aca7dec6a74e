import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Everybody searches what they may read; a program fetches lists instead. */
const maySearch = (actor: Actor): Decision =>
  actor.type === 'person' && !actor.key ? allow('reads_what_it_holds') : deny('not_your_role', 'people search')

export const searchPolicies = { 'search.ask': maySearch }
