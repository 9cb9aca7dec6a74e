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
}

/** Everyone with a post in the actor's organisation; empty for whoever does not administer it. */
export const colleagues = async (tx: Tx): Promise<Colleague[]> => {
  const { rows } = await sql<Colleague>`
    select post_id as post, person_id as person, ja, en, email, title_ja as "titleJa", title_en as "titleEn", duties,
      valid_from as "validFrom", valid_until as "validUntil", has_factor as "hasFactor", has_password as "hasPassword",
      invited_until as "invitedUntil", sessions, last_seen_at as "lastSeenAt" from colleagues()`.execute(tx)
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
  post: string,
  lastDay: string,
  at: Date,
): Promise<'ended' | 'not_found' | 'last_administrator'> => {
  const { rows } = await sql<{ answer: 'ended' | 'not_found' | 'last_administrator' }>`
    select post_end(${post}, ${lastDay}, ${at}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not_found'
}
