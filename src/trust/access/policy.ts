import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/**
 * Step-up: releasing, recalling and administering need a second factor shown within the last minutes. An actor without a
 * session is a worker, or a caller inside the house that has none to show.
 */
export const secondFactorShown = (actor: Actor): Decision => {
  if (actor.type === 'person' && actor.key) return deny('not_your_role', 'a program shows no second factor')
  const factor = actor.type === 'person' ? (actor.session?.factor ?? 'NOT_ASKED') : 'NOT_ASKED'
  if (factor === 'STALE') return deny('step_up_needed', 'second factor shown too long ago')
  if (factor === 'MISSING') return deny('second_factor_missing', 'no second factor enrolled')
  return allow(factor === 'FRESH' ? 'second_factor_shown' : 'second_factor_not_asked')
}
