import { sql } from 'kysely'
import type { Duty, PersonActor } from '../../../kernel/actor.ts'
import type { KeyScope } from '../../../kernel/taxonomy/key-scopes.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface ApiKey {
  id: string
  label: string
  scopes: KeyScope[]
  beginning: string
  issuedAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  formerUntil: Date | null
  titleJa: string
  titleEn: string
  personJa: string
  personEn: string
}

/** @param of one person's, or with null whatever row-level security shows: to an administrator the organisation's */
export const keys = async (tx: Tx, of: string | null): Promise<ApiKey[]> => {
  const { rows } = await sql<ApiKey>`
    select k.id, k.label, k.scopes, k.beginning, k.issued_at as "issuedAt", k.expires_at as "expiresAt",
      k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt", k.former_until as "formerUntil",
      p.title_ja as "titleJa", p.title_en as "titleEn", n.ja as "personJa", n.en as "personEn"
    from api_key k join post p on p.id = k.post_id join person n on n.id = p.person_id
    where (${of}::uuid is null and p.organisation_id = actor_organisation() or p.person_id = ${of}::uuid)
    order by k.revoked_at is not null, k.issued_at desc, k.id`.execute(tx)
  return rows
}

export interface NewKey {
  id: string
  post: string
  label: string
  scopes: readonly KeyScope[]
  beginning: string
  tokenHash: Buffer
  at: Date
  until: Date
}

export const insertKey = async (tx: Tx, key: NewKey): Promise<void> => {
  await sql`insert into api_key (id, post_id, label, scopes, beginning, token_hash, issued_at, expires_at)
    values (${key.id}, ${key.post}, ${key.label}, ${key.scopes}::text[], ${key.beginning}, ${key.tokenHash}, ${key.at},
      ${key.until})`.execute(tx)
}

export const rotate = async (
  tx: Tx,
  key: { id: string; tokenHash: Buffer; beginning: string; at: Date; until: Date; formerUntil: Date },
): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`
    select key_rotate(${key.id}, ${key.tokenHash}, ${key.beginning}, ${key.at}, ${key.until}, ${key.formerUntil}) as done`.execute(
    tx,
  )
  return rows[0]?.done ?? false
}

/** Row-level security reaches one's own keys, and an administrator's organisation. @returns false where there is none */
export const revoke = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const { rows } = await sql`
    update api_key set revoked_at = ${at} where id = ${id} and revoked_at is null returning id`.execute(tx)
  return rows.length === 1
}

interface KeyHolder {
  key: string
  scopes: KeyScope[]
  person: string
  post: string
  organisation: string
  duties: Duty[]
  kinds: PersonActor['kinds']
}

/** For whom a key acts now; asked before anybody is known, and counted as its use. */
export const useKey = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<KeyHolder | undefined> => {
  const { rows } = await sql<KeyHolder>`
    select key_id as key, scopes, person_id as person, post_id as post, organisation_id as organisation, duties, kinds
    from key_actor(${tokenHash}, ${at})`.execute(tx)
  if (rows[0]) await sql`select key_touch(${rows[0].key}, ${at})`.execute(tx)
  return rows[0]
}
