import { type Actor, hasDuty } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

interface Kept {
  /** Who keeps it. */
  person: string
  shared: boolean
}

const own = (actor: Actor, filter: Kept): boolean => actor.type === 'person' && actor.person === filter.person

const mayKeep = (actor: Actor): Decision =>
  actor.type === 'person' && !actor.key ? allow('own_view') : deny('not_your_role', 'people keep filters')

const mayChange = (actor: Actor, filter: Kept): Decision =>
  own(actor, filter) ? allow('own') : deny('not_your_role', 'whoever keeps it')

/** What a colleague shared and left behind is cleared away by an administrator. */
const mayRemove = (actor: Actor, filter: Kept): Decision => {
  if (own(actor, filter)) return allow('own')
  return filter.shared && hasDuty(actor, 'ADMINISTER')
    ? allow('administrator')
    : deny('not_your_role', 'whoever keeps it')
}

export const savedFilterPolicies = {
  'filter.keep': mayKeep,
  'filter.change': mayChange,
  'filter.remove': mayRemove,
}
