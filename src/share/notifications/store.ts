import { sql } from 'kysely'
import type { Duty } from '../../kernel/actor.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { kept } from '../../platform/db/statements.ts'
import type { DigestLine, Wish } from './digest.ts'
import type { MailState, NotificationKind } from './model.ts'

export interface NewNotification {
  /** The causing event; the same event never notifies a person twice. */
  event: string
  organisations: readonly string[]
  /** Whoever in those organisations has this duty today. */
  duty: Duty
  kind: NotificationKind
  object: { kind: string; id: string }
  number: string
  tlp: string
  now: Date
}

/** @returns how many people are notified now */
export const insertForDuty = async (tx: Tx, n: NewNotification): Promise<number> => {
  const { rows } = await sql<{ written: number }>`
    ${kept} select notify_duty(${n.event}, ${n.organisations}::uuid[], ${n.duty}, ${n.kind}, ${n.object.kind}, ${n.object.id},
      ${n.number}, ${n.tlp}, ${n.now}) as written`.execute(tx)
  return rows[0]?.written ?? 0
}

/**
 * Takes the next unsent letters, of one event or of all, for a while: nobody else takes them meanwhile, and what its taker
 * has not begun to hand over by then is free again. What was refused for now waits until its next try.
 */
export const claimLetters = async (
  tx: Tx,
  event: string | null,
  { limit, now, until }: { limit: number; now: Date; until: Date },
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    update notification set mail_attempts = mail_attempts + 1, mail_claimed_at = ${now}, mail_after = ${until}
    where id in (select id from notification where mail_state = 'QUEUED' and mail_after <= ${now}
      ${event === null ? sql`` : sql`and event = ${event}`} order by mail_after, id limit ${limit} for update skip locked)
    returning id`.execute(tx)
  return rows.map(row => row.id)
}

/** Marks a letter before it leaves, so that it leaves once. @returns false where somebody else has sent it meanwhile */
export const markLeaving = async (tx: Tx, id: string, now: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update notification set mail_state = 'SENDING', mail_claimed_at = ${now}
    where id = ${id} and mail_state = 'QUEUED'`.execute(tx)
  return numAffectedRows === 1n
}

/** Letters whose sending was interrupted: nobody knows whether the mail server took them. They are shown, not sent again. */
export const markUnconfirmed = async (tx: Tx, claimedBefore: Date): Promise<number> => {
  const { numAffectedRows } = await sql`
    update notification set mail_state = 'UNCONFIRMED'
    where mail_state = 'SENDING' and mail_claimed_at < ${claimedBefore}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What was never tried and has waited too long (sent again by a person, it has been claimed before) would only confuse: a server that gets its mail server today does not send last year's. */
export const failStale = async (tx: Tx, createdBefore: Date, now: Date): Promise<void> => {
  await sql`update notification set mail_state = 'FAILED', mail_claimed_at = ${now},
      mail_error = 'waited for more than two days'
    where mail_state = 'QUEUED' and mail_claimed_at is null and queued_at < ${createdBefore}`.execute(tx)
}

export interface ClaimedLetter {
  id: string
  email: string
  language: 'ja' | 'en'
  kind: NotificationKind
  number: string
  tlp: Tlp
  objectKind: string
  objectId: string
}

export const readLetters = async (tx: Tx, ids: readonly string[]): Promise<ClaimedLetter[]> => {
  const { rows } = await sql<ClaimedLetter>`
    select id, email, language, kind, number, tlp, object_kind as "objectKind", object_id as "objectId"
    from notification_letters(${ids}::uuid[])`.execute(tx)
  return rows
}

export const markSent = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await sql`update notification set mail_state = 'SENT', mailed_at = ${at}, mail_error = '' where id = ${id}`.execute(
    tx,
  )
}

/** Letters that surely have not left wait for their next try, each longer than before; what is too old has failed. */
export const putBack = async (
  tx: Tx,
  ids: readonly string[],
  again: { error: string; now: Date; longestMinutes: number; givenUpBefore: Date },
): Promise<void> => {
  await sql`update notification set mail_error = ${again.error.slice(0, 500)},
      mail_state = case when queued_at < ${again.givenUpBefore} then 'FAILED' else 'QUEUED' end,
      mail_after = ${again.now}::timestamptz + least(power(2, least(mail_attempts, 12)) * 0.25, ${again.longestMinutes}) * interval '1 minute'
    where id = any (${ids}::uuid[]) and mail_state in ('SENDING', 'QUEUED')`.execute(tx)
}

/** A letter that will not leave again by itself. */
export const markEnded = async (tx: Tx, id: string, state: 'FAILED' | 'UNCONFIRMED', error: string): Promise<void> => {
  await sql`update notification set mail_error = ${error.slice(0, 500)}, mail_state = ${state} where id = ${id}`.execute(
    tx,
  )
}

export interface MailTrouble {
  id: string
  organisation: OrganisationName | null
  person: { id: string; ja: string; en: string } | null
  kind: NotificationKind
  number: string
  tlp: Tlp
  state: 'FAILED' | 'UNCONFIRMED'
  error: string
  attempts: number
  at: Date
}

/** Letters that may not have arrived, newest first, as far as the actor's organisation answers for them. */
export const troubles = async (tx: Tx, limit: number): Promise<MailTrouble[]> => {
  const { rows } = await sql<MailTrouble>`
    select id, organisation_on(organisation_id, actor_today()) as organisation, person, kind, number, tlp, state, error, attempts,
      created_at as at
    from mail_troubles(${limit})`.execute(tx)
  return rows
}

export const sendAgain = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql<{ again: boolean }>`select mail_again(${id}) as again`.execute(tx)
  return rows[0]?.again ?? false
}

/** Nobody waits for this letter any more. */
export const settle = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql<{ settled: boolean }>`select mail_settle(${id}) as settled`.execute(tx)
  return rows[0]?.settled ?? false
}

/** The recipient's delivery counts as delivered once a mail server took a mail for one of its people, or one opened it. */
export const markDelivered = async (tx: Tx, notification: string, at: Date): Promise<void> => {
  await sql`update delivery d set delivered_at = ${at}
    from notification n where (n.id = ${notification} or n.digest_id = ${notification}) and n.object_kind = 'edition' and d.edition_id = n.object_id
      and d.organisation_id = n.organisation_id and d.delivered_at is null`.execute(tx)
}

/** Every address of the recipient failed for good: the board shows it as undeliverable. */
export const markUndeliverable = async (tx: Tx, notification: string, error: string): Promise<void> => {
  await sql`update delivery d set undeliverable = ${error.slice(0, 200)}
    from notification n where n.id = ${notification} and n.object_kind = 'edition' and d.edition_id = n.object_id
      and d.organisation_id = n.organisation_id and d.delivered_at is null
      and not exists (select from notification o where o.event = n.event and o.organisation_id = n.organisation_id
        and o.mail_state in ('QUEUED', 'SENDING', 'SENT', 'SETTLED', 'DIGEST', 'DIGESTED', 'SILENT'))`.execute(tx)
}

/** Turns what waits for a digest that is due into letters. @returns how many */
export const makeDigests = async (tx: Tx, machine: Date, most: number): Promise<number> => {
  const { rows } = await sql<{ made: number }>`select make_digests(${machine}, ${most}) as made`.execute(tx)
  return rows[0]?.made ?? 0
}

/** A digest's lines, oldest first; the text of any of them stays behind the sign-in. */
export const digestLines = async (tx: Tx, digest: string): Promise<DigestLine[]> => {
  const { rows } = await sql<DigestLine>`
    select kind, number, tlp from notification where digest_id = ${digest} order by created_at, id limit 500`.execute(
    tx,
  )
  return rows
}

export interface Notice {
  id: string
  kind: NotificationKind
  number: string
  tlp: Tlp
  objectKind: string
  objectId: string
  at: Date
  readAt: Date | null
  mailState: MailState
}

/** What the actor was told, newest first; digests are letters, not notices. */
export const listNotices = async (
  tx: Tx,
  page: { person: string; organisation: string; after: { sortKey: Date; id: string } | null; limit: number },
): Promise<Notice[]> => {
  const { person, organisation, after, limit } = page
  const { rows } = await sql<Notice>`
    select id, kind, number, tlp, object_kind as "objectKind", object_id as "objectId", created_at as at, read_at as "readAt",
      mail_state as "mailState"
    from notification where person_id = ${person} and organisation_id = ${organisation} and kind <> 'digest'
      ${after ? sql`and (created_at, id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by created_at desc, id desc limit ${limit + 1}`.execute(tx)
  return rows
}

export const markSeen = async (tx: Tx, only: string | null, at: Date): Promise<number> => {
  const { rows } = await sql<{ seen: number }>`select notifications_seen(${only}, ${at}) as seen`.execute(tx)
  return rows[0]?.seen ?? 0
}

export interface Preference {
  choices: Partial<Record<NotificationKind, Wish>>
  /** Minutes of the day in Japan. */
  digestAt: number[]
}

export const readPreference = async (tx: Tx, person: string): Promise<Preference | undefined> => {
  const { rows } = await sql<Preference>`
    select choices, digest_at as "digestAt" from notification_preference where person_id = ${person}`.execute(tx)
  return rows[0]
}

export const readLanguage = async (tx: Tx, person: string): Promise<'ja' | 'en'> => {
  const { rows } = await sql<{ language: 'ja' | 'en' }>`select language from person where id = ${person}`.execute(tx)
  return rows[0]?.language ?? 'ja'
}

export const writePreference = async (
  tx: Tx,
  wish: Preference & { person: string; language: 'ja' | 'en'; at: Date },
): Promise<void> => {
  const { person, choices, digestAt, at } = wish
  await sql`insert into notification_preference (person_id, choices, digest_at, changed_at)
    values (${person}, ${JSON.stringify(choices)}::jsonb, ${digestAt}::int[], ${at})
    on conflict (person_id) do update set choices = excluded.choices, digest_at = excluded.digest_at, changed_at = excluded.changed_at`.execute(
    tx,
  )
  await sql`select own_language(${wish.language})`.execute(tx)
}

export interface RelayTrouble {
  report: string
  seq: number
  number: string
  originator: OrganisationName | null
  failedAt: Date
  reason: string
  /** Further attempts are to come, by themselves or because a person sent it on its way again. */
  trying: boolean
}

export const relayTroubles = async (tx: Tx, limit: number): Promise<RelayTrouble[]> => {
  const { rows } = await sql<RelayTrouble>`
    select report, seq, number, organisation_on(organisation_id, actor_today()) as originator, failed_at as "failedAt", reason, trying
    from relay_troubles(${limit})`.execute(tx)
  return rows
}

/** The job that gave up runs once more. @returns false where none gave up */
export const relayAgain = async (tx: Tx, { report, seq }: { report: string; seq: number }): Promise<boolean> => {
  const { rows } = await sql<{ again: boolean }>`select relay_again(${report}, ${seq}) as again`.execute(tx)
  return rows[0]?.again ?? false
}
