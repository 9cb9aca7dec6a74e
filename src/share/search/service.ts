import type { PersonActor } from '../../kernel/actor.ts'
import { must } from '../../kernel/errors.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { type ExcerptPiece, excerpt, type SearchPart, writtenIn } from './model.ts'
import * as store from './store.ts'

export interface SearchFilter {
  text: string
  part: SearchPart | null
  sector: string | null
  state: string | null
  cause: string | null
  /** Days in Japan, both included. */
  since: string | null
  until: string | null
}

export interface Hit {
  id: string
  part: SearchPart
  subjectKind: string
  subjectId: string
  number: string | null
  title: string
  organisation: OrganisationName | null
  tlp: string | null
  seq: number | null
  at: Date
  excerpt: ExcerptPiece[]
}

const marksOf = ({ part, sector, state, cause }: SearchFilter): string[] => [
  ...(part ? [`#${part}`] : []),
  ...(sector ? [`#sector:${sector}`] : []),
  ...(state ? [`#state:${state}`] : []),
  ...(cause ? [`#cause:${cause}`] : []),
]

/** A place in the index, and what the reader's own policies show of it: null where they show nothing. */
export interface FoundPlace {
  id: string
  at: Date
  hit: Hit | null
}

/**
 * What the actor may read and bears every word, newest first, one more than the page. There is no total: a number that
 * counts what is hidden would tell of it, and one that does not would have to read everything.
 */
export const search = async (
  tx: Tx,
  actor: PersonActor,
  filter: SearchFilter,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
  now: Date,
): Promise<FoundPlace[]> => {
  must(decide(actor, 'search.ask', null))
  const { text, since, until } = filter
  const places = await store.findPlaces(tx, { text, marks: marksOf(filter), since, until, ...page })
  const found = await store.readPlaces(tx, places.slice(0, page.limit))
  // Never the words: what somebody looks for may name a victim.
  if (!page.after) await append(tx, actor, now, 'search.asked', { kind: 'search', id: null }, { found: places.length })
  return places.map(place => {
    const words = found.get(place.id)
    if (!words) return { id: place.id, at: place.at, hit: null }
    const { content, texts, ...head } = words
    const { part, seq, at } = place
    return {
      id: place.id,
      at,
      hit: { ...head, part, seq, at, excerpt: excerpt([...writtenIn(content), ...texts], text) },
    }
  })
}
