import { dayInJapan } from '../../../kernel/clock.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** What a person may know of an act's time; only its beginning is judged. */
interface Happened {
  earliest: string | null
}

/** A plan is no consultation: only what has happened is put on record. */
export const mayHaveHappened = ({ earliest }: Happened, now: Date): Decision =>
  earliest && new Date(earliest) > now ? deny('recorded_in_future', 'it lies ahead') : allow('it has happened')

/**
 * Days of the calendar in Japan from the consultation to the moment at which the coordinator knew of it: ten in 2015
 * (DOMAIN §5.5). Null where nobody said when it was.
 */
export const daysUntilKnown = ({ earliest }: Happened, knownAt: Date): number | null => {
  if (!earliest) return null
  const dayOf = (at: Date): number => Date.parse(dayInJapan(at))
  return Math.max(0, Math.round((dayOf(knownAt) - dayOf(new Date(earliest))) / 86_400_000))
}
