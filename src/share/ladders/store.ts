import { sql } from 'kysely'
import type { LadderOccasion } from '../../kernel/taxonomy/ladders.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Ladder } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface LadderVersion extends Ladder {
  seq: number
  savedAt: Date
  savedBy: PersonName
}

/** The versions of an organisation's ladder for an occasion, newest first. */
export const versionsOf = async (
  tx: Tx,
  organisation: string,
  occasion: LadderOccasion,
  most: number,
): Promise<LadderVersion[]> => {
  const { rows } = await sql<LadderVersion>`
    select v.seq, v.steps, v.desk_every as "deskEvery", v.saved_at as "savedAt", person_name(v.person_id) as "savedBy"
    from ladder l join ladder_version v on v.ladder_id = l.id
    where l.organisation_id = ${organisation} and l.occasion = ${occasion} order by v.seq desc limit ${most}`.execute(
    tx,
  )
  return rows
}

/** The ladder of an occasion, made where there is none. */
export const ladderId = async (tx: Tx, organisation: string, occasion: LadderOccasion, id: string): Promise<string> => {
  await sql`insert into ladder (id, organisation_id, occasion) values (${id}, ${organisation}, ${occasion})
    on conflict (organisation_id, occasion) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from ladder where organisation_id = ${organisation} and occasion = ${occasion}`.execute(tx)
  return rows[0]?.id ?? id
}

export interface NewVersion extends Ladder {
  ladder: string
  seq: number
  organisation: string
  person: string
  post: string
  at: Date
}

/** @returns false where somebody else saved this version first */
export const insertVersion = async (tx: Tx, v: NewVersion): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into ladder_version (ladder_id, seq, organisation_id, steps, desk_every, person_id, post_id, saved_at)
    values (${v.ladder}, ${v.seq}, ${v.organisation}, ${JSON.stringify(v.steps)}, ${v.deskEvery}, ${v.person}, ${v.post}, ${v.at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface LastTest {
  occasion: LadderOccasion
  run: string
  at: Date
  /** Steps that called somebody, and how many of them were acknowledged. */
  steps: number
  acknowledged: number
}

/** When each ladder of the organisation was last tried, and how far the answers came. */
export const lastTests = async (tx: Tx, organisation: string): Promise<LastTest[]> => {
  const { rows } = await sql<LastTest>`
    select distinct on (r.occasion) r.occasion, r.id as run, r.started_at as at,
      (select count(*)::int from ladder_step s where s.run_id = r.id and not s.skipped) as steps,
      (select count(*)::int from ladder_step s where s.run_id = r.id and s.acknowledged_at is not null) as acknowledged
    from access_grant g join ladder_run r on r.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'ladder_run' and r.test and r.organisation_id = ${organisation}
    order by r.occasion, r.started_at desc, r.id desc`.execute(tx)
  return rows
}
