import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { PersonName } from './store.ts'

export interface AgentRow {
  id: string
  name: string
  publicKey: string
  fingerprint: string
  part: string
  replaces: { id: string; name: string } | null
  registeredAt: Date
  registeredBy: PersonName
  revokedAt: Date | null
  revokedBy: PersonName
  seenAt: Date | null
  clockOffsetMs: number | null
}

const columns = sql`a.id, a.name, a.public_key as "publicKey", a.fingerprint, a.part,
  (select jsonb_build_object('id', o.id, 'name', o.name) from sweep_agent o where o.id = a.replaces_id) as replaces,
  a.registered_at as "registeredAt", person_name(a.registered_by) as "registeredBy", a.revoked_at as "revokedAt",
  person_name(a.revoked_by) as "revokedBy", a.seen_at as "seenAt", a.clock_offset_ms::float8 as "clockOffsetMs"`

/** Programs of an organisation, those in use first. */
export const agentsOf = async (tx: Tx, organisation: string): Promise<AgentRow[]> => {
  const { rows } = await sql<AgentRow>`select ${columns} from sweep_agent a where a.organisation_id = ${organisation}
    order by a.revoked_at is not null, a.registered_at desc, a.id limit 500`.execute(tx)
  return rows
}

export const agentWithKey = async (
  tx: Tx,
  organisation: string,
  fingerprint: string,
): Promise<AgentRow | undefined> => {
  const { rows } = await sql<AgentRow>`select ${columns} from sweep_agent a
    where a.organisation_id = ${organisation} and a.fingerprint = ${fingerprint}`.execute(tx)
  return rows[0]
}

export interface NewAgent {
  id: string
  organisation: string
  name: string
  publicKey: string
  fingerprint: string
  part: string
  replaces: string | null
  person: string
  at: Date
}

/** @returns false where the key is registered already, by whomever, or the one it replaces was replaced before */
export const insertAgent = async (tx: Tx, agent: NewAgent): Promise<boolean> => {
  const { id, organisation, name, publicKey, fingerprint, part, replaces, person, at } = agent
  const { numAffectedRows } = await sql`
    insert into sweep_agent (id, organisation_id, name, public_key, fingerprint, part, replaces_id, registered_at, registered_by)
    values (${id}, ${organisation}, ${name}, ${publicKey}, ${fingerprint}, ${part}, ${replaces}, ${at}, ${person})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export const markRevoked = async (
  tx: Tx,
  own: { id: string; organisation: string },
  by: { person: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update sweep_agent set revoked_at = ${by.at}, revoked_by = ${by.person}
    where id = ${own.id} and organisation_id = ${own.organisation} and revoked_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** @param clockOffsetMs null: it asked, and said nothing of its clock */
export const markSeen = async (
  tx: Tx,
  own: { organisation: string; fingerprint: string },
  clockOffsetMs: number | null,
  at: Date,
): Promise<void> => {
  await sql`update sweep_agent set seen_at = ${at}, clock_offset_ms = coalesce(${clockOffsetMs}, clock_offset_ms)
    where organisation_id = ${own.organisation} and fingerprint = ${own.fingerprint} and revoked_at is null`.execute(tx)
}
