import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { CaseState } from '../../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface TiedCase {
  id: string
  number: string
  title: string
  state: CaseState
  originator: OrganisationName | null
  sectors: string[]
  at: Date
}

const tied = sql`c.id, c.number, c.title, c.state, organisation_on(c.originator_id, tokyo_day(c.opened_at)) as originator,
  array(select s.sector from organisation_sector s where s.organisation_id = c.originator_id
    and valid_on(s.valid_from, s.valid_until, tokyo_day(c.opened_at)) order by 1) as sectors`

/** Cases elsewhere that caused this one, of those that the reader holds as well. */
export const causesOf = async (tx: Tx, caseId: string): Promise<TiedCase[]> => {
  const { rows } = await sql<TiedCase>`select ${tied}, t.at from case_cause t join case_file c on c.id = t.cause_id
    where t.case_id = ${caseId} order by t.at, c.id`.execute(tx)
  return rows
}

/** Cases elsewhere that this one caused, of those that the reader holds as well. */
export const effectsOf = async (tx: Tx, caseId: string): Promise<TiedCase[]> => {
  const { rows } = await sql<TiedCase>`select ${tied}, t.at from case_cause t join case_file c on c.id = t.case_id
    where t.cause_id = ${caseId} order by t.at, c.id`.execute(tx)
  return rows
}

/** A case by its number or by that of one of its reports. */
export const caseByNumber = async (tx: Tx, number: string): Promise<Omit<TiedCase, 'at'> | undefined> => {
  const { rows } = await sql<Omit<TiedCase, 'at'>>`select ${tied} from case_file c where c.number = ${number}
    or c.id in (select l.case_id from case_report l join report r on r.id = l.report_id where r.number = ${number})`.execute(
    tx,
  )
  return rows[0]
}

/** Everything that caused a case, however far back; a ring of causes ends where it began. */
export const causesBefore = async (tx: Tx, caseId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive before as (
      select cause_id as id from case_cause where case_id = ${caseId}
      union select t.cause_id from case_cause t join before b on t.case_id = b.id)
    select id from before`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface NewTie {
  caseId: string
  other: string
  person: string
  at: Date
}

/** @returns false where it is tied already */
export const insertCause = async (tx: Tx, tie: NewTie): Promise<boolean> => {
  const { numAffectedRows } = await sql`insert into case_cause (case_id, cause_id, person_id, at)
    values (${tie.caseId}, ${tie.other}, ${tie.person}, ${tie.at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns false where it was not tied */
export const deleteCause = async (tx: Tx, caseId: string, cause: string): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`delete from case_cause where case_id = ${caseId} and cause_id = ${cause}`.execute(tx)
  return numAffectedRows === 1n
}

export interface Place {
  organisationId: string
  organisation: OrganisationName | null
  person: { id: string; ja: string; en: string } | null
  at: Date
}

export const placesOf = async (tx: Tx, caseId: string): Promise<Place[]> => {
  const { rows } = await sql<Place>`select p.organisation_id as "organisationId",
      organisation_on(p.organisation_id, tokyo_day(p.at)) as organisation, person_name(p.person_id) as person, p.at
    from case_place p where p.case_id = ${caseId} order by p.at, p.organisation_id`.execute(tx)
  return rows
}

/** @returns false where it is named already */
export const insertPlace = async (tx: Tx, tie: NewTie): Promise<boolean> => {
  const { numAffectedRows } = await sql`insert into case_place (case_id, organisation_id, person_id, at)
    values (${tie.caseId}, ${tie.other}, ${tie.person}, ${tie.at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
