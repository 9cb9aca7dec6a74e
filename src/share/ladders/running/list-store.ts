import { sql } from 'kysely'
import type { LadderOccasion } from '../../../kernel/taxonomy/ladders.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { columns, type Run } from './store.ts'

export interface RunPage {
  organisation: string
  open: boolean
  object: string | null
  occasion: LadderOccasion | null
  after: { sortKey: Date; id: string } | null
  limit: number
}

/** Runs that the reader's organisation holds, newest first, starting from its grants. */
export const listRuns = async (
  tx: Tx,
  { organisation, open, object, occasion, after, limit }: RunPage,
): Promise<Run[]> => {
  const { rows } = await sql<Run>`
    select ${columns} from access_grant g join ladder_run r on r.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'ladder_run'
      ${open ? sql`and r.ended_at is null` : sql``} ${object ? sql`and r.object_id = ${object} and not r.test` : sql``}
      ${occasion ? sql`and r.occasion = ${occasion}` : sql``}
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by g.sort_key desc, g.object_id desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** Open runs that the reader's organisation holds and of which a responsible person has not heard in time (R-067). */
export const uninformedRuns = async (
  tx: Tx,
  organisation: string,
  occasions: readonly LadderOccasion[],
  at: Date,
): Promise<Run[]> => {
  const { rows } = await sql<Run>`
    select ${columns} from access_grant g join ladder_run r on r.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'ladder_run' and r.ended_at is null and not r.test
      and r.occasion = any (${occasions}::text[]) and (r.desk_at is not null or r.inform_by <= ${at})
    order by r.inform_by, r.id limit 200`.execute(tx)
  return rows
}

/** Open runs in which the person was called and has not answered. */
export const callsWaiting = async (tx: Tx, person: string, since: Date): Promise<(Run & { calledAt: Date })[]> => {
  const { rows } = await sql<Run & { calledAt: Date }>`
    select distinct on (r.id) ${columns}, c.called_at as "calledAt" from ladder_call c join ladder_run r on r.id = c.run_id
    where c.person_id = ${person} and c.acknowledged_at is null and c.called_at > ${since}
      and (r.ended_at is null or (r.test and r.ended_because = 'TESTED'))
      and not (c.called_as = 'DESK' and r.occasion in ('ADVISORY_UNANSWERED', 'SWEEP_OVERDUE'))
    order by r.id, c.called_at limit 200`.execute(tx)
  return rows
}

/** What was recognised and not reported, as far as the reader's organisation holds it. */
export const unreportedRuns = async (tx: Tx, organisation: string): Promise<Run[]> => {
  const { rows } = await sql<Run>`
    select ${columns} from access_grant g join ladder_run r on r.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'ladder_run' and r.report_by is not null
      and r.report_id is null and (r.organisation_id = ${organisation} or r.alarmed_at is not null)
    order by r.report_by, r.id limit 200`.execute(tx)
  return rows
}
