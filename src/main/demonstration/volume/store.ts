import { type Insertable, sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Tables } from '../../../platform/db/tables.ts'

/** Tables in the order in which rows refer to each other; grants first, because policies ask for them. */
const order = [
  'access_grant',
  'report',
  'report_version',
  'relay_hop',
  'report_handling',
  'case_file',
  'case_report',
  'case_transition',
  'measure',
  'advisory',
  'advisory_draft',
  'advisory_edition',
  'delivery',
  'timeline_entry',
  'audit_entry',
] as const satisfies readonly (keyof Tables)[]

type Written = (typeof order)[number]

/** Rows as the stores of the slices write them, many at a time. */
export type Rows = { [Name in Written]?: Insertable<Tables[Name]>[] }

/** Some rows of one table. */
export type Sheet = { [Name in Written]: { name: Name; rows: readonly Insertable<Tables[Name]>[] } }[Written]

/** What one transaction writes: the embedded database has one connection, and a page must not wait long for it. */
const inOneGo = 250

/** Divides rows into transactions, each table after those that its rows refer to. */
export const inTurns = (rows: Rows): Sheet[][] => {
  const turns: Sheet[][] = [[]]
  let room = inOneGo
  for (const name of order) {
    let waiting = rows[name] ?? []
    while (waiting.length > 0) {
      if (room === 0) {
        turns.push([])
        room = inOneGo
      }
      turns.at(-1)?.push({ name, rows: waiting.slice(0, room) } as Sheet)
      const written = Math.min(room, waiting.length)
      waiting = waiting.slice(written) as typeof waiting
      room -= written
    }
  }
  return turns
}

/** Under the actor's row-level security; a row that is there already stays as it is, so that it can be run again. */
export const insertSheets = async (tx: Tx, sheets: readonly Sheet[]): Promise<void> => {
  for (const { name, rows } of sheets) {
    await tx
      .insertInto<Written>(name)
      .values(rows as never) // each name goes with the rows of its own table
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** @returns numbers of a series that nobody has, drawn as everywhere */
export const allotNumbers = async (tx: Tx, series: string, count: number): Promise<string[]> => {
  const { rows } = await sql<{ number: number }>`
    select allot_number(${series}) as number from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ number }) => `${series}-${number}`)
}

/**
 * Everything that an organisation got before an instant is acknowledged within the hour and checked by its person within
 * so many minutes more. @returns how many entries it left in the log; none where nothing waited
 */
export const answerAll = async (
  tx: Tx,
  { organisation, person, post }: PersonActor,
  before: Date,
  within = 600,
): Promise<number> => {
  const { numAffectedRows } = await sql`
    with waiting as (
      select d.id, d.edition_id, abs(hashtext(d.id::text)) as drawn from delivery d
      where d.organisation_id = ${organisation} and d.sent_at < ${before} and d.acknowledged_at is null
    ), answered as (
      update delivery d set
        opened_at = d.sent_at + make_interval(mins => 5 + w.drawn % 50), opened_by = ${person},
        acknowledged_at = d.sent_at + make_interval(mins => 8 + w.drawn % 50), acknowledged_by = ${person}, acknowledged_post = ${post},
        assessment = (array['NOT_AFFECTED', 'NOT_AFFECTED', 'NOT_APPLICABLE', 'AFFECTED', 'NOT_AFFECTED'])[1 + w.drawn % 5],
        assessed_at = d.sent_at + make_interval(mins => 60 + w.drawn % ${within}::int), assessed_by = ${person},
        affected_count = case when w.drawn % 5 = 3 then 1 + w.drawn % 4 end, version = d.version + 2
      from waiting w where w.id = d.id
      returning d.edition_id, d.opened_at, d.acknowledged_at, d.assessed_at, d.assessment, d.affected_count
    )
    insert into audit_entry (id, at, organisation_id, person_id, post_id, action, object_kind, object_id, detail)
    select gen_random_uuid(), e.at, ${organisation}, ${person}, ${post}, e.action, 'edition', a.edition_id, e.detail
    from answered a cross join lateral (values
      (a.opened_at, 'edition.opened', '{}'::jsonb),
      (a.acknowledged_at, 'edition.acknowledged', '{"passedOn": 0}'::jsonb),
      (a.assessed_at, 'edition.assessed', jsonb_build_object('assessment', a.assessment, 'affectedCount', a.affected_count))
    ) e (at, action, detail)`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
