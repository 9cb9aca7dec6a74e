import type { KnownTime } from '../../../src/kernel/known-time.ts'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import type { Certainty } from '../../../src/kernel/taxonomy/certainty.ts'
import type { Told } from '../../../src/share/cases/chronicle/model.ts'
import { instantOfKnown } from './happenings.ts'
import type { TimelineEntry } from './queries.ts'

/** What was put on record, with its time and its parties by name. */
export interface ToldEntry extends Told {
  id: string
  known: KnownTime
  at: Date | null
  parties: Readonly<Record<string, OrganisationName | null>>
}

export const knownOf = ({
  earliest,
  latest,
  wording,
  certainty,
}: Pick<TimelineEntry, 'earliest' | 'latest' | 'wording' | 'certainty'>): KnownTime => ({
  earliest,
  latest,
  wording,
  certainty: certainty as Certainty,
  zone: 'Asia/Tokyo',
})

/** Entries of the chronicle; their details have the shape that `tell` of src/share/cases/chronicle gave them. */
export const toldOf = (entries: readonly TimelineEntry[]): ToldEntry[] =>
  entries
    .filter(({ kind }) => kind === 'case.told')
    .map(entry => {
      const known = knownOf(entry)
      return {
        ...(entry.details as unknown as Told),
        id: entry.id,
        parties: entry.parties,
        known,
        at: instantOfKnown(known),
      }
    })
