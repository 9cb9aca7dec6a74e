import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'

export type ObjectKind =
  | 'report'
  | 'report_draft'
  | 'case'
  | 'advisory'
  | 'edition'
  | 'delivery'
  | 'consent_request'
  | 'report_invitation'
  | 'alert_request'
  | 'outward_record'
  | 'serious_event'
  | 'directive'
  | 'situation_report'
  | 'investigation'
  | 'sweep'
  | 'sweep_recipient'
  | 'notice'
  | 'ladder_run'

export interface NewGrant {
  object: { kind: ObjectKind; id: string }
  to: { organisation: string; person?: string; post?: string } | { system: string }
  /** Why it is given: own, routed, copied, coordinator, party, audience, asked. */
  reason: string
  from: Date
  /** Position in lists, newest first. */
  sortKey: Date
}

/** Writes grants; a holder who already has the object keeps the first grant and its reason. */
export const insertGrants = async (tx: Tx, grants: readonly NewGrant[]): Promise<void> => {
  if (grants.length === 0) return
  await tx
    .insertInto('access_grant')
    .values(
      grants.map(grant => ({
        id: newId(grant.from),
        object_kind: grant.object.kind,
        object_id: grant.object.id,
        organisation_id: 'organisation' in grant.to ? grant.to.organisation : null,
        person_id: 'organisation' in grant.to ? (grant.to.person ?? null) : null,
        post_id: 'organisation' in grant.to ? (grant.to.post ?? null) : null,
        system: 'system' in grant.to ? grant.to.system : null,
        reason: grant.reason,
        valid_from: grant.from,
        valid_until: null,
        sort_key: grant.sortKey,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Whether the actor of this transaction holds a grant on the object; row-level security does the asking. */
export const holdsGrant = async (tx: Tx, object: string): Promise<boolean> => {
  const { rows } = await sql<{ held: boolean }>`
    select holds(${object}) as held`.execute(tx)
  return rows[0]?.held ?? false
}

export const holdersOf = async (tx: Tx, object: string): Promise<string[]> => {
  const { rows } = await sql<{
    organisation: string
  }>`select organisation from grant_holders(${object}) organisation`.execute(tx)
  return rows.map(row => row.organisation)
}
