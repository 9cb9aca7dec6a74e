import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Reachable, ReachablePost, Roster } from './model.ts'

type Stored<Of> = Omit<Of, 'absences' | 'turns'>

export interface ContactRow extends ReachablePost {
  version: number
  absences: { id: string; from: Date; until: Date }[]
}

/** The posts of an organisation on a day, how they are reached and who stands in; secondments belong to their lender. */
export const contactsOf = async (tx: Tx, organisation: string, at: Date): Promise<ContactRow[]> => {
  const { rows } = await sql<Stored<ContactRow> & { absences: { id: string; from: string; until: string }[] }>`
    select p.id, person_name(p.person_id) as person, jsonb_build_object('ja', p.title_ja, 'en', p.title_en) as title, p.kind, p.duties,
      coalesce(nullif(c.phone, ''), n.phone) as phone, c.phone_verified_at as "phoneVerifiedAt", c.deputy_id as deputy,
      c.superior_id as superior, coalesce(c.owns_systems, false) as "ownsSystems", coalesce(c.version, 0) as version,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'from', a.from_at, 'until', a.until_at) order by a.from_at, a.id)
        from absence a where a.post_id = p.id and a.until_at > ${at}), '[]') as absences
    from post p join person n on n.id = p.person_id left join post_contact c on c.post_id = p.id
    where p.organisation_id = ${organisation} and valid_on(p.valid_from, p.valid_until, tokyo_day(${at}::timestamptz))
      and not exists (select from secondment s where s.post_id = p.id)
    order by p.kind, p.id`.execute(tx)
  return rows.map(row => ({
    ...row,
    absences: row.absences.map(({ id, from, until }) => ({ id, from: new Date(from), until: new Date(until) })),
  }))
}

export interface RosterRow extends Roster {
  version: number
}

export const rostersOf = async (tx: Tx, organisation: string): Promise<RosterRow[]> => {
  const { rows } = await sql<
    Stored<RosterRow> & { turns: { post: string; place: number; from: string; until: string }[] }
  >`select id, ja, en, turns, version from duty_roster where organisation_id = ${organisation} order by ja, id`.execute(
    tx,
  )
  return rows.map(row => ({
    ...row,
    turns: row.turns.map(turn => ({ ...turn, from: new Date(turn.from), until: new Date(turn.until) })),
  }))
}

export const reachOf = async (tx: Tx, organisation: string, at: Date): Promise<Reachable> => ({
  posts: await contactsOf(tx, organisation, at),
  rosters: await rostersOf(tx, organisation),
})

export interface ContactChange {
  post: string
  organisation: string
  phone: string
  deputy: string | null
  superior: string | null
  ownsSystems: boolean
  version: number
}

/** @returns whether it still was the version that the writer saw; another number is one that nobody has tried */
export const writeContact = async (tx: Tx, change: ContactChange): Promise<boolean> => {
  const { post, organisation, phone, deputy, superior, ownsSystems, version } = change
  const { numAffectedRows } =
    version === 0
      ? await sql`insert into post_contact (post_id, organisation_id, phone, deputy_id, superior_id, owns_systems)
          values (${post}, ${organisation}, ${phone}, ${deputy}, ${superior}, ${ownsSystems}) on conflict do nothing`.execute(
          tx,
        )
      : await sql`update post_contact set phone = ${phone}, deputy_id = ${deputy}, superior_id = ${superior},
          owns_systems = ${ownsSystems}, version = version + 1,
          phone_verified_at = case when phone = ${phone} then phone_verified_at end,
          phone_verified_by = case when phone = ${phone} then phone_verified_by end
          where post_id = ${post} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

export const markVerified = async (
  tx: Tx,
  post: { id: string; organisation: string },
  person: string,
  at: Date,
): Promise<void> => {
  await sql`insert into post_contact (post_id, organisation_id) values (${post.id}, ${post.organisation})
    on conflict do nothing`.execute(tx)
  await sql`update post_contact set phone_verified_at = ${at}, phone_verified_by = ${person} where post_id = ${post.id}`.execute(
    tx,
  )
}

export interface NewAbsence {
  id: string
  organisation: string
  post: string
  from: Date
  until: Date
  person: string
  at: Date
}

export const insertAbsence = async (tx: Tx, a: NewAbsence): Promise<void> => {
  await sql`insert into absence (id, organisation_id, post_id, from_at, until_at, person_id, entered_at)
    values (${a.id}, ${a.organisation}, ${a.post}, ${a.from}, ${a.until}, ${a.person}, ${a.at})`.execute(tx)
}

/** @returns the person whose absence it is */
export const absenceOf = async (tx: Tx, id: string): Promise<{ person: string } | undefined> => {
  const { rows } = await sql<{ person: string }>`
    select p.person_id as person from absence a join post p on p.id = a.post_id where a.id = ${id}`.execute(tx)
  return rows[0]
}

export const deleteAbsence = async (tx: Tx, id: string): Promise<void> => {
  await sql`delete from absence where id = ${id}`.execute(tx)
}

export interface NewRoster {
  id: string
  organisation: string
  ja: string
  en: string
  turns: readonly { post: string; place: number; from: Date; until: Date }[]
  at: Date
}

export const insertRoster = async (tx: Tx, r: NewRoster): Promise<void> => {
  await sql`insert into duty_roster (id, organisation_id, ja, en, turns, saved_at)
    values (${r.id}, ${r.organisation}, ${r.ja}, ${r.en}, ${JSON.stringify(r.turns)}, ${r.at})`.execute(tx)
}

export const updateRoster = async (tx: Tx, r: Omit<NewRoster, 'organisation'>, version: number): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update duty_roster set ja = ${r.ja}, en = ${r.en}, turns = ${JSON.stringify(r.turns)},
      saved_at = ${r.at}, version = version + 1 where id = ${r.id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}
