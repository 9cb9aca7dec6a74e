import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Template } from './model.ts'

/** The newest version of each of the house's own templates; they are few and are read whole. */
export const newest = async (tx: Tx): Promise<Template[]> => {
  const { rows } = await sql<Template>`
    select distinct on (code) code, seq, kind, language, name, content, retired from advisory_template
    order by code, seq desc`.execute(tx)
  return rows
}

/** @returns false where somebody else entered this version first */
export const insert = async (tx: Tx, template: Template, person: string, now: Date): Promise<boolean> => {
  const { code, seq, kind, language, name, content, retired } = template
  const { numAffectedRows } = await sql`
    insert into advisory_template (code, seq, kind, language, name, content, retired, person_id, entered_at)
    values (${code}, ${seq}, ${kind}, ${language}, ${name}, ${JSON.stringify(content)}, ${retired}, ${person}, ${now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
