import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export interface Present {
  person: { id: string; ja: string; en: string } | null
  since: Date
  seenAt: Date
}

/** Who is there by post; `since` begins anew after an absence, and only that is news to the others. */
export const beHere = async (
  tx: Tx,
  here: { kind: string; id: string; organisation: string; person: string; post: string; now: Date; gone: Date },
): Promise<void> => {
  await sql`
    insert into presence (object_kind, object_id, organisation_id, person_id, post_id, since, seen_at)
    values (${here.kind}, ${here.id}, ${here.organisation}, ${here.person}, ${here.post}, ${here.now}, ${here.now})
    on conflict (object_id, post_id) do update set seen_at = excluded.seen_at,
      since = case when presence.seen_at < ${here.gone} then excluded.since else presence.since end`.execute(tx)
}

export const leave = async (tx: Tx, id: string, post: string): Promise<void> => {
  await tx.deleteFrom('presence').where('object_id', '=', id).where('post_id', '=', post).execute()
}

export const othersHere = async (tx: Tx, id: string, post: string, since: Date): Promise<Present[]> => {
  const { rows } = await sql<Present>`
    select person_name(person_id) as person, since, seen_at as "seenAt" from presence
    where object_id = ${id} and post_id <> ${post} and seen_at > ${since} order by since`.execute(tx)
  return rows
}
