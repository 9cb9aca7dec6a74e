import { sql } from 'kysely'
import type { Duty } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface Colleague {
  post: string
  person: string
  ja: string
  en: string
  email: string
  titleJa: string
  titleEn: string
  duties: Duty[]
  validFrom: string
  validUntil: string | null
  hasFactor: boolean
  hasPassword: boolean
  invitedUntil: Date | null
  sessions: number
  lastSeenAt: Date | null
  seconded: boolean
  /** Whether this organisation looks after the person's sign-in. */
  own: boolean
  /** Failed sign-ins of the last hours. */
  failures: number
}

/** Everyone with a post in the actor's organisation; empty for whoever does not administer it. */
export const colleagues = async (tx: Tx): Promise<Colleague[]> => {
  const { rows } = await sql<Colleague>`
    select post_id as post, person_id as person, ja, en, email, title_ja as "titleJa", title_en as "titleEn", duties,
      valid_from as "validFrom", valid_until as "validUntil", has_factor as "hasFactor", has_password as "hasPassword",
      invited_until as "invitedUntil", sessions, last_seen_at as "lastSeenAt", seconded, own, failures
    from colleagues()`.execute(tx)
  return rows
}

export const revokeInvitation = async (tx: Tx, person: string, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select invitation_revoke(${person}, ${at}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

export const resetFactors = async (tx: Tx, person: string, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select colleague_factors_reset(${person}, ${at}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

export const endPost = async (
  tx: Tx,
  { post, lastDay, successor }: { post: string; lastDay: string; successor: string | null },
  at: Date,
): Promise<'ended' | 'not_found' | 'last_administrator'> => {
  const { rows } = await sql<{ answer: 'ended' | 'not_found' | 'last_administrator' }>`
    select post_end(${post}, ${lastDay}, ${successor}, ${at}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not_found'
}

/** False where the actor may not let this person in, or they never signed in; the links before it end. */
export const preparePasswordLink = async (tx: Tx, person: string, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select password_link_prepare(${person}, ${at}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** @returns false where nothing was locked, or the actor may not unlock it */
export const unlock = async (tx: Tx, person: string): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select sign_in_unlock(${person}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

export interface Secondment {
  post: string
  email: string
  title: { ja: string; en: string }
  duties: readonly Duty[]
  cases: readonly string[]
  firstDay: string
  lastDay: string
  at: Date
}

/** @returns false where nobody elsewhere has that address, or a case is not the organisation's */
export const beginSecondment = async (tx: Tx, lent: Secondment): Promise<boolean> => {
  const { rows } = await sql<{ answer: string }>`
    select secondment_begin(${lent.post}, ${lent.email}, ${lent.title.ja}, ${lent.title.en}, ${lent.duties}::text[],
      ${lent.cases}::uuid[], ${lent.firstDay}, ${lent.lastDay}, ${lent.at}) as answer`.execute(tx)
  return rows[0]?.answer === 'begun'
}
