import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import * as deliveries from '../delivery/service.ts'
import type { Usefulness } from './model.ts'
import * as store from './store.ts'

/** What the reader's organisation has said of an edition; null while it has said nothing. */
export const read = async (tx: Tx, actor: PersonActor, edition: string): Promise<store.Rating | null> => {
  await deliveries.read(tx, actor, edition)
  return (await store.readRating(tx, edition, actor.organisation)) ?? null
}

/** A recipient says how useful an edition was; it may think again. */
export const rate = async (
  tx: Tx,
  actor: PersonActor,
  edition: string,
  said: { rating: Usefulness; comment: string },
  now: Date,
): Promise<void> => {
  const { issuerId, delivery } = await deliveries.read(tx, actor, edition)
  if (!delivery?.sentAt) throw new NoroshiError('not_found')
  must(decide(actor, 'edition.rate', {}))
  const { organisation, person } = actor
  await store.writeRating(tx, { ...said, edition, organisation, issuer: issuerId, person, at: now })
  await append(tx, actor, now, 'edition.rated', { kind: 'edition', id: edition }, { rating: said.rating })
}

/** One page of how long each advisory took from the first report, whom it reached, and what they did and thought. */
export const effects = (
  tx: Tx,
  actor: PersonActor,
  page: Parameters<typeof store.effects>[2],
): Promise<store.Effect[]> => {
  must(decide(actor, 'advisory.read_effect', {}))
  return store.effects(tx, actor.organisation, page)
}

/** Shortest, middle and longest of these delays over all of them. */
export const delays = (tx: Tx, actor: PersonActor): Promise<store.Delays | null> => {
  must(decide(actor, 'advisory.read_effect', {}))
  return store.delays(tx, actor.organisation)
}

const atOnce = 200

/** Every effect there is, fetched page by page. */
export const allEffects = async (tx: Tx, actor: PersonActor): Promise<store.Effect[]> => {
  const all: store.Effect[] = []
  let page: store.Effect[]
  do {
    const last = all.at(-1)
    page = await effects(tx, actor, { after: last ? { sortKey: last.releasedAt, id: last.id } : null, limit: atOnce })
    all.push(...page)
  } while (page.length === atOnce)
  return all
}
