import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { kept } from './statements.ts'

export type Claim =
  | { state: 'new' }
  | { state: 'answered'; status: number; reply: unknown }
  | { state: 'other_request' }

/**
 * Claims an idempotency key inside the request's own transaction: a second request with the same key waits for the
 * first to commit, then gets its reply; a key reused for another request is refused.
 */
export const claimKey = async (
  tx: Tx,
  claim: { post: string; key: string; route: string; request: unknown; ifMatch: string; now: Date },
): Promise<Claim> => {
  const hash = createHash('sha256')
    .update(JSON.stringify([claim.request ?? null, claim.ifMatch]))
    .digest()
  const { numAffectedRows } = await sql`
    insert into idempotency_key (post_id, key, route, request_hash, created_at)
    values (${claim.post}, ${claim.key}, ${claim.route}, ${hash}, ${claim.now}) on conflict do nothing`.execute(tx)
  if (numAffectedRows === 1n) return { state: 'new' }
  const { rows } = await sql<{ route: string; request_hash: Buffer; status: number; reply: unknown }>`
    select route, request_hash, status, reply from idempotency_key
    where post_id = ${claim.post} and key = ${claim.key}`.execute(tx)
  const known = rows[0]
  if (!known || known.route !== claim.route || !known.request_hash.equals(hash)) return { state: 'other_request' }
  return { state: 'answered', status: known.status, reply: known.reply }
}

export const storeReply = async (tx: Tx, post: string, key: string, status: number, reply: unknown): Promise<void> => {
  await sql`${kept} update idempotency_key set status = ${status}, reply = ${JSON.stringify(reply ?? null)}::jsonb
    where post_id = ${post} and key = ${key}`.execute(tx)
}

/** Replies are kept as long as a client may still repeat its request, and no longer. @returns how many were forgotten */
export const forgetReplies = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select forget_replies(${before}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}
