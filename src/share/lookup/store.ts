import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export interface Located {
  kind:
    | 'notice'
    | 'report'
    | 'case'
    | 'advisory'
    | 'edition'
    | 'alert_request'
    | 'sweep'
    | 'investigation'
    | 'serious_event'
    | 'directive'
  id: string
}

/** What bears a number, among the things the actor may see; a recipient finds its edition, the coordinator its draft. */
export const findNumber = async (tx: Tx, number: string): Promise<Located | undefined> => {
  const { rows } = await sql<Located>`
    select 'report' as kind, id, 1 as rank from report where number = ${number}
    union all select 'case', case_root(id), 1 from case_file where number = ${number}
    union all select 'advisory', id, 1 from advisory where number = ${number}
    union all select 'edition', id, 2 from advisory_edition where number = ${number}
    union all select 'alert_request', id, 1 from alert_request where number = ${number}
    union all select 'sweep', id, 1 from sweep where number = ${number}
    union all select 'investigation', id, 1 from investigation where number = ${number}
    union all select 'serious_event', id, 1 from serious_event where number = ${number}
    union all select 'directive', id, 1 from directive where number = ${number}
    union all select 'notice', id, 1 from notice where number = ${number}
    order by rank limit 1`.execute(tx)
  const found = rows[0]
  return found && { kind: found.kind, id: found.id }
}
