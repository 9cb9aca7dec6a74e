import { sql } from 'kysely'
import type { Channel, LadderOccasion } from '../../../kernel/taxonomy/ladders.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { NotificationKind } from '../../notifications/model.ts'
import type { CallResult } from './model.ts'

export interface Queued {
  run: string
  step: number
  event: string
  kind: NotificationKind
  people: readonly { person: string; organisation: string }[]
  channels: readonly Channel[]
  now: Date
}

/** One message for each person and gateway channel, one for each webhook of the organisations that are called. */
export const insertMessages = async (
  tx: Tx,
  { run, step, event, kind, people, channels, now }: Queued,
): Promise<void> => {
  await sql`
    with called as (
      select (p ->> 'person')::uuid as person, (p ->> 'organisation')::uuid as organisation
      from jsonb_array_elements(${JSON.stringify(people)}::jsonb) p)
    insert into channel_message (id, run_id, organisation_id, person_id, webhook_id, channel, event, kind, step, created_at)
    select gen_random_uuid(), ${run}::uuid, c.organisation, c.person, null, ch, ${event}, ${kind}, ${step}::int, ${now}::timestamptz
    from called c cross join unnest(${channels}::text[]) ch where ch in ('SMS', 'VOICE')
    union all
    select gen_random_uuid(), ${run}::uuid, w.organisation_id, null, w.id, 'WEBHOOK', ${event}, ${kind}, ${step}::int, ${now}::timestamptz
    from webhook w where 'WEBHOOK' = any (${channels}::text[]) and w.revoked_at is null
      and w.organisation_id in (select organisation from called)
    on conflict do nothing`.execute(tx)
}

/** Takes messages whose turn it is. What was leaving when its process died leaves again: at least once, by the same id. */
export const claim = async (
  tx: Tx,
  { now, abandoned, most }: { now: Date; abandoned: Date; most: number },
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    update channel_message set state = 'SENDING', attempts = attempts + 1, claimed_at = ${now}
    where id in (select id from channel_message
      where (state = 'QUEUED' and after <= ${now}) or (state = 'SENDING' and claimed_at < ${abandoned})
      order by after, id limit ${most} for update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface LeavingMessage {
  id: string
  channel: 'WEBHOOK' | 'SMS' | 'VOICE'
  kind: NotificationKind
  step: number
  run: string
  number: string
  tlp: Tlp
  test: boolean
  occasion: LadderOccasion
  createdAt: Date
  url: string | null
  secret: Buffer | null
  webhook: string | null
  phone: string | null
  language: 'ja' | 'en'
  attempts: number
}

export const readMessages = async (tx: Tx, ids: readonly string[]): Promise<LeavingMessage[]> => {
  const { rows } = await sql<LeavingMessage>`
    select id, channel, kind, step, run, number, tlp, test, occasion, created_at as "createdAt", url, secret, webhook, phone, language,
      attempts from channel_letters(${ids}::uuid[])`.execute(tx)
  return rows
}

export const markSent = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await sql`update channel_message set state = 'SENT', sent_at = ${at}, error = '' where id = ${id}`.execute(tx)
}

export const markFailed = async (tx: Tx, id: string, error: string): Promise<void> => {
  await sql`update channel_message set state = 'FAILED', error = ${error} where id = ${id}`.execute(tx)
}

export const putBack = async (tx: Tx, id: string, error: string, after: Date): Promise<void> => {
  await sql`update channel_message set state = 'QUEUED', error = ${error}, after = ${after} where id = ${id}`.execute(
    tx,
  )
}

export const noteWebhook = async (tx: Tx, id: string, at: Date | null, error: string): Promise<void> => {
  await sql`update webhook set last_ok_at = coalesce(${at}, last_ok_at), last_error = ${error} where id = ${id}`.execute(
    tx,
  )
}

export interface Answered {
  run: string
  step: number
  person: string | null
}

/** The gateway reports how a call ended; a later report replaces an earlier one unless that was the receipt itself. */
export const writeResult = async (tx: Tx, id: string, result: CallResult, at: Date): Promise<Answered | undefined> => {
  const { rows } = await sql<Answered>`update channel_message set result = ${result}, result_at = ${at}
    where id = ${id} and channel in ('SMS', 'VOICE') and result is distinct from 'ACKNOWLEDGED'
    returning run_id as run, step, person_id as person`.execute(tx)
  return rows[0]
}

export interface Webhook {
  id: string
  label: string
  url: string
  createdAt: Date
  lastOkAt: Date | null
  lastError: string
}

export const webhooksOf = async (tx: Tx, organisation: string): Promise<Webhook[]> => {
  const { rows } = await sql<Webhook>`
    select id, label, url, created_at as "createdAt", last_ok_at as "lastOkAt", last_error as "lastError"
    from webhook where organisation_id = ${organisation} and revoked_at is null order by created_at, id`.execute(tx)
  return rows
}

export interface NewWebhook {
  id: string
  organisation: string
  label: string
  url: string
  secret: Buffer
  person: string
  at: Date
}

export const insertWebhook = async (tx: Tx, w: NewWebhook): Promise<void> => {
  await sql`insert into webhook (id, organisation_id, label, url, secret, person_id, created_at)
    values (${w.id}, ${w.organisation}, ${w.label}, ${w.url}, ${w.secret}, ${w.person}, ${w.at})`.execute(tx)
}

export const revokeWebhook = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update webhook set revoked_at = ${at} where id = ${id} and revoked_at is null`.execute(tx)
  return numAffectedRows === 1n
}
