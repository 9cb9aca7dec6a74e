import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface Bypass {
  tier: string
  name: OrganisationName | null
  reason: string
  recipients: number
  person: { id: string; ja: string; en: string } | null
  at: Date
}

/** Tiers that were passed over: all for the issuer, itself for a tier. */
export const bypassesOf = async (tx: Tx, edition: string): Promise<Bypass[]> => {
  const { rows } = await sql<Bypass>`
    select tier_id as tier, organisation_on(tier_id, actor_today()) as name, reason, recipients, person_name(person_id) as person, at
    from edition_bypass where edition_id = ${edition} order by at, tier_id`.execute(tx)
  return rows
}

export const insertBypass = async (
  tx: Tx,
  bypass: {
    edition: string
    tier: string
    issuer: string
    reason: string
    recipients: number
    person: string
    at: Date
  },
): Promise<void> => {
  const { edition, tier, issuer, reason, recipients, person, at } = bypass
  await sql`insert into edition_bypass (edition_id, tier_id, issuer_id, reason, recipients, person_id, at)
    values (${edition}, ${tier}, ${issuer}, ${reason}, ${recipients}, ${person}, ${at})`.execute(tx)
}
