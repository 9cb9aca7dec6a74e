import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface OpenSession {
  id: string
  device: string
  ja: string
  en: string
  since: Date
  lastSeenAt: Date
  until: Date
}

/** Open sessions of one person. Row-level security shows one's own, and to an administrator those of its organisation. */
export const openSessions = async (tx: Tx, person: string, idleMinutes: number): Promise<OpenSession[]> => {
  const { rows } = await sql<OpenSession>`
    select s.id, s.device, p.title_ja as ja, p.title_en as en, s.created_at as since, s.last_seen_at as "lastSeenAt",
      s.expires_at as until
    from session s join post p on p.id = s.post_id
    where p.person_id = ${person} and s.ended_at is null and s.expires_at > machine_now()
      and s.last_seen_at > machine_now() - make_interval(mins => ${idleMinutes})
    order by s.last_seen_at desc, s.id`.execute(tx)
  return rows
}

/** @returns how many ended; `only` ends one, `except` spares one */
export const endSessions = async (
  tx: Tx,
  ending: { person: string; only?: string; except?: string; at: Date },
): Promise<number> => {
  const { rows } = await sql`
    update session s set ended_at = ${ending.at} from post p
    where p.id = s.post_id and p.person_id = ${ending.person} and s.ended_at is null
      and (${ending.only ?? null}::uuid is null or s.id = ${ending.only ?? null}::uuid)
      and (${ending.except ?? null}::uuid is null or s.id <> ${ending.except ?? null}::uuid)
    returning s.id`.execute(tx)
  return rows.length
}
