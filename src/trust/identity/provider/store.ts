import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** Who this is here, tied by the verified address the first time; undefined where nobody was invited under it. */
export const personOf = async (
  tx: Tx,
  known: { issuer: string; subject: string; verifiedEmail: string | null },
  at: Date,
): Promise<{ person: string; linked: boolean } | undefined> => {
  const { rows } = await sql<{ person: string; linked: boolean }>`
    select person_id as person, linked
    from provider_sign_in(${known.issuer}, ${known.subject}, ${known.verifiedEmail}, ${at})`.execute(tx)
  return rows[0]
}
