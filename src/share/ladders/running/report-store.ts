import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export const setReport = async (tx: Tx, id: string, report: string): Promise<void> => {
  await sql`update ladder_run set report_id = ${report} where id = ${id}`.execute(tx)
}

/** When a report to the coordinator is owed of what was recognised. */
export const oweReport = async (tx: Tx, id: string, by: Date): Promise<void> => {
  await sql`update ladder_run set report_by = ${by} where id = ${id}`.execute(tx)
}

/** Incidents that were recognised, of which no report has come in time, and of which nobody has been told. */
export const unreported = async (tx: Tx, at: Date, most: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from ladder_run where report_by <= ${at} and report_id is null and alarmed_at is null
    order by report_by, id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** @returns whether nobody has been told before */
export const markAlarmed = async (tx: Tx, id: string, at: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`update ladder_run set alarmed_at = ${at}
    where id = ${id} and report_id is null and alarmed_at is null`.execute(tx)
  return numAffectedRows === 1n
}
