import { sql } from 'kysely'
import type { Duty, PersonActor } from '../../../kernel/actor.ts'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { kept } from '../../../platform/db/statements.ts'

// Look-ups before an actor exists go through the narrow functions of migration 0002.

export const signInMaterial = async (tx: Tx, email: string): Promise<{ person: string; hash: string } | undefined> => {
  const { rows } = await sql<{ person: string; hash: string }>`
    select person_id as person, hash from sign_in_material(${email})`.execute(tx)
  return rows[0]
}

export interface HeldPost {
  post: string
  organisation: string
  ja: string
  en: string
  /** The last day; null while no end is set. */
  until: string | null
  seconded: boolean
}

export const postsHeld = async (tx: Tx, person: string, at: Date): Promise<HeldPost[]> => {
  const { rows } =
    await sql<HeldPost>`select post_id as post, organisation_id as organisation, title_ja as ja, title_en as en,
      valid_until as until, seconded
    from posts_held(${person}, world_day(${at}))`.execute(tx)
  return rows
}

export const openSession = async (
  tx: Tx,
  session: {
    id: string
    tokenHash: Buffer
    post: string
    at: Date
    until: Date
    device: string
    waits: boolean
    factorAt: Date | null
  },
): Promise<void> => {
  await sql`select session_open(${session.id}, ${session.tokenHash}, ${session.post}, ${session.at}, ${session.until},
    ${session.device}, ${session.waits}, ${session.factorAt})`.execute(tx)
}

export const moveSession = async (
  tx: Tx,
  move: { old: Buffer; id: string; tokenHash: Buffer; post: string; at: Date },
): Promise<boolean> => {
  const { rows } = await sql<{ moved: boolean }>`
    select session_move(${move.old}, ${move.id}, ${move.tokenHash}, ${move.post}, ${move.at}) as moved`.execute(tx)
  return rows[0]?.moved ?? false
}

export const hasSecondFactor = async (tx: Tx, person: string): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`select has_second_factor(${person}) as has`.execute(tx)
  return rows[0]?.has ?? false
}

export interface SessionHolder {
  session: string
  person: string
  post: string
  organisation: string
  waits: boolean
}

/** Whose session a token is, even while it waits for its second factor. */
export const sessionHolder = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<SessionHolder | undefined> => {
  const { rows } = await sql<SessionHolder>`
    select session_id as session, person_id as person, post_id as post, organisation_id as organisation, waits
    from session_holder(${tokenHash}, ${at})`.execute(tx)
  return rows[0]
}

export const factorShown = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<void> => {
  await sql`select session_factor_shown(${tokenHash}, ${at})`.execute(tx)
}

interface SessionRow {
  session: string
  person: string
  post: string
  organisation: string
  duties: Duty[]
  kinds: PersonActor['kinds']
  until: Date
  factorAt: Date | null
  hasFactor: boolean
  seconded: boolean
}

const sessionColumns = sql`session_id as session, person_id as person, post_id as post, organisation_id as organisation, duties, kinds,
  until, factor_at as "factorAt", has_factor as "hasFactor", seconded`

const session = (tokenHash: Buffer, at: Date, idleMinutes: number) =>
  sql`session_actor(${tokenHash}, ${at}, make_interval(mins => ${idleMinutes}))`

export const sessionActor = async (
  tx: Tx,
  tokenHash: Buffer,
  at: Date,
  idleMinutes: number,
): Promise<SessionRow | undefined> => {
  const { rows } = await sql<SessionRow>`
    ${kept} select ${sessionColumns}, session_touch(session_id, ${at}) from ${session(tokenHash, at, idleMinutes)}`.execute(
    tx,
  )
  return rows[0]
}

/** The same without counting as use of it: an open stream keeps nobody signed in. */
export const sessionAsItIs = async (tx: Tx, tokenHash: Buffer, at: Date, idleMinutes: number) => {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from ${session(tokenHash, at, idleMinutes)}`.execute(tx)
  return rows[0]
}

export const endSession = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<void> => {
  await sql`select session_end(${tokenHash}, ${at})`.execute(tx)
}

export const setPassword = async (tx: Tx, person: string, hash: string, at: Date): Promise<void> => {
  await sql`select password_set(${person}, ${hash}, ${at})`.execute(tx)
}

export interface Failures {
  subject: Buffer
  failures: number
  lastAt: Date
}

export const signInFailures = async (tx: Tx, subjects: readonly Buffer[], since: Date): Promise<Failures[]> => {
  const { rows } = await sql<Failures>`
    select subject, failures, last_at as "lastAt" from sign_in_failures(${subjects}::bytea[], ${since})`.execute(tx)
  return rows
}

export const signInFailed = async (tx: Tx, subjects: readonly Buffer[], at: Date): Promise<void> => {
  await sql`select sign_in_failed(${subjects}::bytea[], ${at})`.execute(tx)
}

export const signInSucceeded = async (tx: Tx, subjects: readonly Buffer[]): Promise<void> => {
  await sql`select sign_in_succeeded(${subjects}::bytea[])`.execute(tx)
}

export const readSelf = async (tx: Tx, actor: PersonActor) => {
  const { rows } = await sql<{
    person: { id: string; ja: string; en: string }
    language: 'ja' | 'en'
    organisation: OrganisationName
    titleJa: string
    titleEn: string
  }>`
    select person_name(p.id) as person, p.language, organisation_on(${actor.organisation}, actor_today()) as organisation,
      o.title_ja as "titleJa", o.title_en as "titleEn"
    from person p join post o on o.id = ${actor.post} where p.id = ${actor.person}`.execute(tx)
  return rows[0]
}

export const addressOf = async (tx: Tx, person: string): Promise<string> => {
  const { rows } = await sql<{ email: string }>`select email from person where id = ${person}`.execute(tx)
  return rows[0]?.email ?? ''
}
