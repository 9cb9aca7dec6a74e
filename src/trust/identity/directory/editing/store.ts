import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/database.ts'

export interface NewName {
  ja: string
  en: string
  shortJa: string
  shortEn: string
  validFrom: string
}

/** The name that holds until then ends the day before; a later one stays. @returns false where one begins on that day */
export const addName = async (tx: Tx, organisation: string, name: NewName): Promise<boolean> => {
  await sql`update organisation_name set valid_until = ${name.validFrom}::date - 1
    where organisation_id = ${organisation} and valid_from < ${name.validFrom}::date
      and (valid_until is null or valid_until >= ${name.validFrom}::date)`.execute(tx)
  const { numAffectedRows } = await sql`insert into organisation_name
    select gen_random_uuid(), ${organisation}, ${name.ja}, ${name.en}, ${name.shortJa}, ${name.shortEn}, ${name.validFrom}::date,
      (select min(n.valid_from) - 1 from organisation_name n
        where n.organisation_id = ${organisation} and n.valid_from > ${name.validFrom}::date)
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

const classTables = {
  kinds: { table: 'organisation_kind', column: 'kind' },
  sectors: { table: 'organisation_sector', column: 'sector' },
  designations: { table: 'organisation_designation', column: 'designation' },
} as const

export type ClassKind = keyof typeof classTables

/** From today on exactly these: others end yesterday, or vanish where they began today; what is new begins today. */
export const setClasses = async (
  tx: Tx,
  organisation: string,
  kind: ClassKind,
  codes: readonly string[],
  day: string,
): Promise<void> => {
  const table = sql.table(classTables[kind].table)
  const column = sql.ref(classTables[kind].column)
  await sql`delete from ${table} where organisation_id = ${organisation} and valid_from = ${day}::date
    and ${column} <> all (${codes}::text[])`.execute(tx)
  await sql`update ${table} set valid_until = ${day}::date - 1 where organisation_id = ${organisation}
    and valid_on(valid_from, valid_until, ${day}::date) and ${column} <> all (${codes}::text[])`.execute(tx)
  await sql`insert into ${table} (organisation_id, ${column}, valid_from)
    select ${organisation}, code, ${day}::date from unnest(${codes}::text[]) code
    where not exists (select from ${table} t where t.organisation_id = ${organisation} and t.${column} = code
      and valid_on(t.valid_from, t.valid_until, ${day}::date))
    on conflict do nothing`.execute(tx)
}

/** @returns false where somebody else changed the entry first */
export const nextVersion = async (
  tx: Tx,
  organisation: string,
  version: number,
  change: { windowPhone?: string; publicBody?: boolean },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update organisation set version = version + 1,
      window_phone = coalesce(${change.windowPhone ?? null}, window_phone),
      public_body = coalesce(${change.publicBody ?? null}, public_body)
    where id = ${organisation} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns false where the same relation holds already on that day */
export const addRelation = async (
  tx: Tx,
  relation: { id: string; kind: string; from: string; to: string; validFrom: string },
): Promise<boolean> => {
  const { kind, from, to, validFrom } = relation
  const { numAffectedRows } = await sql`insert into organisation_relation (id, kind, from_id, to_id, valid_from)
    select ${relation.id}, ${kind}, ${from}, ${to}, ${validFrom}::date
    where not exists (select from organisation_relation r where r.kind = ${kind} and r.from_id = ${from} and r.to_id = ${to}
      and (r.valid_until is null or r.valid_until >= ${validFrom}::date))`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns false where it is not of this organisation or ended before */
export const endRelation = async (tx: Tx, organisation: string, id: string, until: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update organisation_relation set valid_until = ${until}::date
    where id = ${id} and ${organisation} in (from_id, to_id) and valid_from <= ${until}::date
      and (valid_until is null or valid_until > ${until}::date)`.execute(tx)
  return numAffectedRows === 1n
}
