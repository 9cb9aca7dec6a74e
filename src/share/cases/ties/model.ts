import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** One side of a spill-over. */
export interface TiedCase {
  id: string
  sectors: readonly string[]
}

/**
 * A spill-over comes from another sector, and nothing is in the end its own cause.
 * @param before everything that caused `cause`, however far back
 */
export const mayCause = (effect: TiedCase, cause: TiedCase, before: readonly string[]): Decision => {
  if (cause.id === effect.id || before.includes(effect.id))
    return deny('own_cause', 'the cause follows from the effect')
  return cause.sectors.some(sector => effect.sectors.includes(sector))
    ? deny('same_sector', 'a spill-over comes from another sector')
    : allow('other_sector')
}
