import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface OwnFactor {
  id: string
  kind: 'TOTP' | 'PASSKEY'
  label: string
  createdAt: Date
  lastUsedAt: Date | null
}

/** Row-level security shows a person its own rows only. */
export const ownFactors = async (tx: Tx): Promise<OwnFactor[]> => {
  const { rows } = await sql<OwnFactor>`
    select id, kind, label, created_at as "createdAt", last_used_at as "lastUsedAt" from second_factor
    where confirmed_at is not null order by created_at, id`.execute(tx)
  return rows
}

export const recoveryCodesLeft = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from recovery_code where used_at is null`.execute(tx)
  return rows[0]?.count ?? 0
}

export const insertTotp = async (
  tx: Tx,
  factor: { id: string; person: string; label: string; secret: Buffer; at: Date },
): Promise<void> => {
  await sql`delete from second_factor where kind = 'TOTP' and confirmed_at is null`.execute(tx)
  await sql`insert into second_factor (id, person_id, kind, label, secret, created_at)
    values (${factor.id}, ${factor.person}, 'TOTP', ${factor.label}, ${factor.secret}, ${factor.at})`.execute(tx)
}

export const openTotp = async (tx: Tx, id: string): Promise<Buffer | undefined> => {
  const { rows } = await sql<{ secret: Buffer }>`
    select secret from second_factor where id = ${id} and kind = 'TOTP' and confirmed_at is null`.execute(tx)
  return rows[0]?.secret
}

export const confirmTotp = async (tx: Tx, id: string, step: number, at: Date): Promise<void> => {
  await sql`update second_factor set confirmed_at = ${at}, last_used_at = ${at}, last_step = ${step} where id = ${id}`.execute(
    tx,
  )
}

export interface NewPasskey {
  id: string
  person: string
  label: string
  credential: string
  publicKey: Buffer
  counter: number
  transports: readonly string[]
  at: Date
}

export const insertPasskey = async (tx: Tx, key: NewPasskey): Promise<void> => {
  await sql`insert into second_factor (id, person_id, kind, label, credential, public_key, counter, transports, created_at, confirmed_at)
    values (${key.id}, ${key.person}, 'PASSKEY', ${key.label}, ${key.credential}, ${key.publicKey}, ${key.counter},
      ${key.transports}::text[], ${key.at}, ${key.at})`.execute(tx)
}

export const ownCredentials = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{
    credential: string
  }>`select credential from second_factor where kind = 'PASSKEY'`.execute(tx)
  return rows.map(row => row.credential)
}

export const deleteFactor = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ kind: string }>`delete from second_factor where id = ${id} returning kind`.execute(tx)
  return rows[0]?.kind
}

export const replaceRecoveryCodes = async (
  tx: Tx,
  person: string,
  hashes: readonly Buffer[],
  at: Date,
): Promise<void> => {
  await sql`delete from recovery_code where person_id = ${person}`.execute(tx)
  if (hashes.length === 0) return
  await sql`insert into recovery_code (person_id, hash, created_at)
    select ${person}, hash, ${at} from unnest(${hashes}::bytea[]) as hash`.execute(tx)
}

/** Enrolling a factor showed it: the session need not ask for it again at once. */
export const markShown = async (tx: Tx, session: string, at: Date): Promise<void> => {
  await sql`update session set factor_at = ${at} where id = ${session}`.execute(tx)
}

export interface ShownFactor {
  id: string
  kind: 'TOTP' | 'PASSKEY'
  secret: Buffer | null
  credential: string | null
}

/** The factors of whoever holds this session, which may still wait for one (migration 0010). */
export const factorsOfSession = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<ShownFactor[]> => {
  const { rows } = await sql<ShownFactor>`
    select id, kind, secret, credential from session_factors(${tokenHash}, ${at})`.execute(tx)
  return rows
}

export const useTotp = async (tx: Tx, id: string, step: number, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`select totp_use(${id}, ${step}, ${at}) as used`.execute(tx)
  return rows[0]?.used ?? false
}

export const useRecoveryCode = async (tx: Tx, tokenHash: Buffer, hash: Buffer, at: Date): Promise<boolean> => {
  const { rows } = await sql<{
    used: boolean
  }>`select recovery_code_use(${tokenHash}, ${hash}, ${at}) as used`.execute(tx)
  return rows[0]?.used ?? false
}

export interface StoredPasskey {
  id: string
  person: string
  credential: string
  publicKey: Buffer
  counter: string
}

export const passkeyOf = async (tx: Tx, credential: string): Promise<StoredPasskey | undefined> => {
  const { rows } = await sql<StoredPasskey>`
    select id, person_id as person, credential, public_key as "publicKey", counter from passkey_of(${credential})`.execute(
    tx,
  )
  return rows[0]
}

/** False where the counter did not grow: the key was copied. */
export const usePasskey = async (tx: Tx, id: string, counter: number, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`select passkey_use(${id}, ${counter}, ${at}) as used`.execute(tx)
  return rows[0]?.used ?? false
}

export const giveChallenge = async (
  tx: Tx,
  given: { challenge: string; person: string | null; until: Date; at: Date },
): Promise<void> => {
  await sql`select passkey_challenge_give(${given.challenge}, ${given.person}, ${given.until}, ${given.at})`.execute(tx)
}

export const takeChallenge = async (tx: Tx, challenge: string, person: string | null, at: Date): Promise<boolean> => {
  const { rows } = await sql<{
    taken: boolean
  }>`select passkey_challenge_take(${challenge}, ${person}, ${at}) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}
