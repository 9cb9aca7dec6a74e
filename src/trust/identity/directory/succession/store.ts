import { sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationName } from '../../../../kernel/organisation.ts'
import type { Tx } from '../../../../platform/db/database.ts'

export interface Succession {
  predecessor: OrganisationName | null
  successor: OrganisationName | null
  /** `2026-10-01` */
  effectiveOn: string
  reason: string
}

/** Who went on for this organisation, and for whom it goes on. */
export const successionsOf = async (tx: Tx, organisation: string): Promise<Succession[]> => {
  const { rows } = await sql<Succession>`
    select organisation_on(predecessor_id, effective_on - 1) as predecessor, organisation_on(successor_id, effective_on) as successor,
      effective_on::text as "effectiveOn", reason
    from organisation_succession where ${organisation} in (predecessor_id, successor_id) order by effective_on, predecessor_id`.execute(
    tx,
  )
  return rows
}

export const isSucceeded = async (tx: Tx, organisation: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from organisation_succession where predecessor_id = ${organisation}`.execute(tx)
  return rows.length > 0
}

export interface NewSuccession {
  predecessor: string
  successor: string
  effectiveOn: string
  reason: string
}

export const insertSuccession = async (tx: Tx, entry: NewSuccession, person: string, at: Date): Promise<void> => {
  await sql`insert into organisation_succession (predecessor_id, successor_id, effective_on, reason, person_id, at)
    values (${entry.predecessor}, ${entry.successor}, ${entry.effectiveOn}::date, ${entry.reason}, ${person}, ${at})`.execute(
    tx,
  )
}

/** Whom the predecessor regulated, supervised, ran or watched, the successor does from that day; the rest ends. */
export const moveRelations = async (tx: Tx, { predecessor, successor, effectiveOn }: NewSuccession): Promise<void> => {
  await sql`insert into organisation_relation (id, kind, from_id, to_id, valid_from)
    select gen_random_uuid(), r.kind, ${successor}, r.to_id, ${effectiveOn}::date from organisation_relation r
    where r.from_id = ${predecessor} and r.kind in ('REGULATES', 'SUPERVISES', 'RUNS', 'MONITORS', 'OPERATES')
      and r.to_id <> ${successor} and valid_on(r.valid_from, r.valid_until, ${effectiveOn}::date)
      and not exists (select from organisation_relation x where x.kind = r.kind and x.from_id = ${successor} and x.to_id = r.to_id
        and valid_on(x.valid_from, x.valid_until, ${effectiveOn}::date))
    on conflict do nothing`.execute(tx)
  await sql`update organisation_relation set valid_until = ${effectiveOn}::date - 1
    where ${predecessor} in (from_id, to_id) and valid_from < ${effectiveOn}::date
      and (valid_until is null or valid_until >= ${effectiveOn}::date)`.execute(tx)
}

const taken = z.object({
  reports: z.number(),
  cases: z.number(),
  deliveries: z.number(),
  consents: z.number(),
  timers: z.number(),
})
export type Taken = z.output<typeof taken>

export const takeOver = async (tx: Tx, predecessor: string, successor: string, at: Date): Promise<Taken> => {
  const { rows } = await sql<{
    taken: unknown
  }>`select take_over(${predecessor}, ${successor}, ${at}) as taken`.execute(tx)
  return taken.parse(rows[0]?.taken)
}
