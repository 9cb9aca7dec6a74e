import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface Recall {
  reason: string
  askedBy: string
  asker: { id: string; ja: string; en: string } | null
  askedAt: Date
  confirmedAt: Date | null
}

/** Held still until the transaction ends, so that it is confirmed as it was read. */
export const readRecall = async (tx: Tx, edition: string): Promise<Recall | undefined> => {
  const { rows } = await sql<Recall>`
    select reason, asked_by as "askedBy", person_name(asked_by) as asker, asked_at as "askedAt", confirmed_at as "confirmedAt"
    from edition_recall where edition_id = ${edition}`.execute(tx)
  return rows[0]
}

/** Asked anew before it is confirmed, the later reason counts. */
export const askRecall = async (
  tx: Tx,
  recall: { edition: string; reason: string; person: string; post: string; at: Date },
): Promise<boolean> => {
  const { edition, reason, person, post, at } = recall
  const { numAffectedRows } = await sql`
    insert into edition_recall (edition_id, reason, asked_by, asked_post, asked_at) values (${edition}, ${reason}, ${person}, ${post}, ${at})
    on conflict (edition_id) do update set reason = excluded.reason, asked_by = excluded.asked_by, asked_post = excluded.asked_post,
      asked_at = excluded.asked_at where edition_recall.confirmed_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** @param asked when the recall was asked that the second person read. @returns whether it still is that one */
export const confirmRecall = async (
  tx: Tx,
  recall: { edition: string; asked: Date; person: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update edition_recall set confirmed_by = ${recall.person}, confirmed_at = ${recall.at}
    where edition_id = ${recall.edition} and confirmed_at is null and asked_at = ${recall.asked}`.execute(tx)
  return numAffectedRows === 1n
}

/** Everyone who has the edition, however it came to them. */
export const reached = async (tx: Tx, edition: string): Promise<string[]> => {
  const { rows } = await sql<{ organisations: string[] }>`
    select coalesce(array_agg(organisation_id), '{}') as organisations from delivery
    where edition_id = ${edition} and sent_at is not null`.execute(tx)
  return rows[0]?.organisations ?? []
}
