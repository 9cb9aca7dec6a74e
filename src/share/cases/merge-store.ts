import { sql } from 'kysely'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface MergeAct {
  id: string
  caseId: string
  intoId: string
  act: 'MERGE' | 'SPLIT'
  reason: string
  person: string
  post: string
  at: Date
}

export const insertMergeAct = async (tx: Tx, act: MergeAct): Promise<void> => {
  await sql`insert into case_merge (id, case_id, into_id, act, reason, person_id, post_id, at)
    values (${act.id}, ${act.caseId}, ${act.intoId}, ${act.act}, ${act.reason}, ${act.person}, ${act.post}, ${act.at})`.execute(
    tx,
  )
}

/** The state in which a case was merged, and the case it went into, as far as the actor may read that. */
export const stateBefore = async (
  tx: Tx,
  id: string,
): Promise<{ state: CaseState; into: string | null } | undefined> => {
  const { rows } = await sql<{ state: CaseState; into: string | null }>`
    select state_before as state, merged_into as into from case_file where id = ${id}`.execute(tx)
  return rows[0]
}

export interface Joining {
  id: string
  act: 'MERGE' | 'SPLIT' | 'REPORT_MOVED'
  fromId: string
  fromNumber: string
  intoId: string
  intoNumber: string
  reportNumber: string | null
  reason: string
  person: { id: string; ja: string; en: string } | null
  at: Date
}

/** Every merge, split and moved report that this case was an end of, oldest first; both ends must be the reader's. */
export const joiningsOf = async (tx: Tx, id: string): Promise<Joining[]> => {
  const { rows } = await sql<Joining>`
    select j.id, j.act, j."fromId", f.number as "fromNumber", j."intoId", i.number as "intoNumber", r.number as "reportNumber",
      j.reason, person_name(j.person_id) as person, j.at
    from (
      select id, seq, act, case_id as "fromId", into_id as "intoId", null::uuid as report, reason, person_id, at from case_merge
      where case_id = ${id} or into_id = ${id}
      union all
      select id, 0, 'REPORT_MOVED', from_id, to_id, report_id, reason, person_id, at from case_report_move
      where from_id = ${id} or to_id = ${id}) j
    join case_file f on f.id = j."fromId" join case_file i on i.id = j."intoId" left join report r on r.id = j.report
    order by j.at, j.seq, j.id limit 200`.execute(tx)
  return rows
}

/** Reports that stand in this case itself, not in what was merged into it. */
export const ownReportsOf = async (tx: Tx, id: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select report_id as id from case_report where case_id = ${id} order by at, report_id`.execute(tx)
  return rows.map(row => row.id)
}

export const moveReport = async (
  tx: Tx,
  move: {
    id: string
    report: string
    from: string
    to: string
    reason: string
    person: string
    post: string
    at: Date
  },
): Promise<void> => {
  await sql`update case_report set case_id = ${move.to} where report_id = ${move.report} and case_id = ${move.from}`.execute(
    tx,
  )
  await sql`insert into case_report_move (id, report_id, from_id, to_id, reason, person_id, post_id, at)
    values (${move.id}, ${move.report}, ${move.from}, ${move.to}, ${move.reason}, ${move.person}, ${move.post}, ${move.at})`.execute(
    tx,
  )
}
