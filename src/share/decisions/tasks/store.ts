import { sql } from 'kysely'
import type { HarmStage, OutwardKind } from '../../../kernel/taxonomy/decisions.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface On {
  kind: 'report' | 'case'
  id: string
}

export interface NewTask {
  id: string
  kind: OutwardKind
  organisation: string
  on: On
  why: readonly string[]
  stage: HarmStage | null
  words: string
  person: string
  post: string
  at: Date
  due: Date
}

/** @returns false where the organisation owes it already, or has settled it */
export const insertTask = async (tx: Tx, task: NewTask): Promise<boolean> => {
  const { id, kind, organisation, on, why, stage, words, person, post, at, due } = task
  const { numAffectedRows } = await sql`insert into outward_task
      (id, kind, organisation_id, case_id, report_id, why, stage, words, set_by, set_post, started_at, due_at)
    values (${id}, ${kind}, ${organisation}, ${on.kind === 'case' ? on.id : null}, ${on.kind === 'report' ? on.id : null},
      ${[...why]}::text[], ${stage}, ${words}, ${person}, ${post}, ${at}, ${due})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

const about = ({ cases, reports }: Scope) =>
  sql`(case_id = any (${[...cases]}::uuid[]) or report_id = any (${[...reports]}::uuid[]))`

export interface Scope {
  cases: readonly string[]
  reports: readonly string[]
}

/** A case with what was merged into it and its reports; a report with the case that it belongs to. */
export const scopeOf = async (tx: Tx, { kind, id }: On): Promise<Scope> => {
  const { rows } = await sql<Scope>`select
    ${
      kind === 'case'
        ? sql`array(select case_family(${id}::uuid)) as cases,
            array(select report_id from case_report where case_id in (select case_family(${id}::uuid))) as reports`
        : sql`array(select case_id from case_report where report_id = ${id}) as cases, array[${id}::uuid] as reports`
    }`.execute(tx)
  return rows[0] ?? { cases: [], reports: [] }
}

/** Whether the police are thought of already: as a task in whatever state, or as a record. */
export const policeKnown = async (tx: Tx, scope: Scope): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from outward_task where kind = 'POLICE' and ${about(scope)})
      or exists (select from outward_record where kind = 'POLICE' and ${about(scope)}) as known`.execute(tx)
  return rows[0]?.known ?? false
}

/** Ends the open tasks of a kind. @returns which */
export const settle = async (
  tx: Tx,
  kind: OutwardKind,
  scope: Scope,
  record: string | null,
  at: Date,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`update outward_task set done_at = ${at}, record_id = ${record}
    where kind = ${kind} and done_at is null and refused_at is null and ${about(scope)} returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
