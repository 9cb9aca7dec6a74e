import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { MeasureState } from '../../kernel/taxonomy/measures.ts'
import type { PostKind } from '../../kernel/taxonomy/posts.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface Measure {
  id: string
  /** The case it was registered in; what was merged keeps its own. */
  caseId: string
  caseNumber: string
  text: string
  ownerOrganisationId: string
  ownerOrganisation: OrganisationName | null
  ownerPost: PostKind | null
  ownerName: string
  dueOn: string | null
  state: MeasureState
  evidence: string
  droppedReason: string
  preventsRecurrence: boolean
  createdAt: Date
  version: number
}

/** Measures of the case and of what was merged into it. */
export const measuresOf = async (tx: Tx, caseId: string): Promise<Measure[]> => {
  const { rows } = await sql<Measure>`
    select m.id, m.case_id as "caseId", c.number as "caseNumber", m.text, m.owner_organisation_id as "ownerOrganisationId",
      organisation_on(m.owner_organisation_id, tokyo_day(m.created_at)) as "ownerOrganisation", m.owner_post as "ownerPost",
      m.owner_name as "ownerName", m.due_on as "dueOn", m.state, m.evidence, m.dropped_reason as "droppedReason",
      m.prevents_recurrence as "preventsRecurrence", m.created_at as "createdAt", m.version
    from measure m join case_file c on c.id = m.case_id
    where m.case_id in (select case_family(${caseId})) order by m.created_at, m.id`.execute(tx)
  return rows
}

export const insertMeasure = async (
  tx: Tx,
  measure: {
    id: string
    caseId: string
    text: string
    ownerOrganisation: string
    ownerPost: PostKind | null
    ownerName: string
    dueOn: string | null
    preventsRecurrence: boolean
    at: Date
  },
): Promise<void> => {
  await tx
    .insertInto('measure')
    .values({
      id: measure.id,
      case_id: measure.caseId,
      text: measure.text,
      owner_organisation_id: measure.ownerOrganisation,
      owner_post: measure.ownerPost,
      owner_name: measure.ownerName,
      due_on: measure.dueOn,
      state: 'PLANNED',
      prevents_recurrence: measure.preventsRecurrence,
      created_at: measure.at,
    })
    .execute()
}

export interface MeasureChange {
  state: MeasureState
  evidence: string
  droppedReason: string
  ownerPost: PostKind | null
  ownerName: string
  dueOn: string | null
}

export const updateMeasure = async (tx: Tx, id: string, version: number, change: MeasureChange): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('measure')
    .set({
      state: change.state,
      evidence: change.evidence,
      dropped_reason: change.droppedReason,
      owner_post: change.ownerPost,
      owner_name: change.ownerName,
      due_on: change.dueOn,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface OverdueMeasure {
  caseId: string
  number: string
  text: string
  owner: OrganisationName | null
  ownerOrganisationId: string
  dueOn: string
}

/** Measures past their day in cases that the actor holds. */
export const overdueMeasures = async (tx: Tx, organisation: string, today: string): Promise<OverdueMeasure[]> => {
  const { rows } = await sql<OverdueMeasure>`
    select c.id as "caseId", c.number, left(m.text, 200) as text, m.owner_organisation_id as "ownerOrganisationId",
      organisation_on(m.owner_organisation_id, tokyo_day(m.created_at)) as owner, m.due_on as "dueOn"
    from access_grant g join case_file c on c.id = g.object_id join measure m on m.case_id = c.id
    where g.organisation_id = ${organisation} and g.object_kind = 'case' and m.state in ('PLANNED', 'DOING')
      and m.due_on < ${today}::date
    order by m.due_on limit 100`.execute(tx)
  return rows
}
