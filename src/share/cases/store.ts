import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { CasePath, CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { CauseDetail } from '../../kernel/taxonomy/cause-classes.ts'
import type { Tx } from '../../platform/db/database.ts'

interface NamedPerson {
  id: string
  ja: string
  en: string
}

export interface CaseRow {
  id: string
  number: string
  title: string
  state: CaseState
  path: CasePath
  originatorId: string
  originator: OrganisationName | null
  owner: NamedPerson | null
  tlp: string
  causes: CauseDetail[]
  causeUnknownReason: string
  lessons: string
  lessonsWaiver: string
  containmentEvidence: string
  openedAt: Date
  closedAt: Date | null
  version: number
}

const columns = sql`c.id, c.number, c.title, c.state, c.path, c.originator_id as "originatorId",
  organisation_on(c.originator_id, tokyo_day(c.opened_at)) as originator, person_name(c.owner_id) as owner, c.tlp,
  c.cause_classes as causes, c.cause_unknown_reason as "causeUnknownReason", c.lessons, c.lessons_waiver as "lessonsWaiver",
  c.containment_evidence as "containmentEvidence", c.opened_at as "openedAt", c.closed_at as "closedAt", c.version`

export const readCase = async (tx: Tx, id: string): Promise<CaseRow | undefined> => {
  const { rows } = await sql<CaseRow>`select ${columns} from case_file c where c.id = ${id}`.execute(tx)
  return rows[0]
}

export interface ListedCase extends CaseRow {
  reportCount: number
  measuresOpen: number
  sortKey: Date
}

export const listCases = async (
  tx: Tx,
  filter: {
    organisation: string
    state: CaseState | null
    open: boolean
    after: { sortKey: Date; id: string } | null
    limit: number
  },
): Promise<ListedCase[]> => {
  const { after } = filter
  const { rows } = await sql<ListedCase>`
    select ${columns}, g.sort_key as "sortKey",
      (select count(*)::int from case_report r where r.case_id = c.id) as "reportCount",
      (select count(*)::int from measure m where m.case_id = c.id and m.state in ('PLANNED', 'DOING')) as "measuresOpen"
    from access_grant g join case_file c on c.id = g.object_id
    where g.organisation_id = ${filter.organisation} and g.object_kind = 'case'
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      ${filter.state ? sql`and c.state = ${filter.state}` : sql``}
      ${filter.open ? sql`and c.state not in ('CLOSED', 'WITHDRAWN', 'MERGED')` : sql``}
    order by g.sort_key desc, g.object_id desc limit ${filter.limit + 1}`.execute(tx)
  return rows
}

export const insertCase = async (
  tx: Tx,
  row: {
    id: string
    number: string
    title: string
    state: CaseState
    path: CasePath
    originator: string
    owner: string
    tlp: string
    causes: readonly string[]
    at: Date
  },
): Promise<void> => {
  await tx
    .insertInto('case_file')
    .values({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      path: row.path,
      originator_id: row.originator,
      owner_id: row.owner,
      tlp: row.tlp,
      cause_classes: [...row.causes],
      opened_at: row.at,
      closed_at: null,
    })
    .execute()
}

export interface CaseChange {
  title?: string
  causes?: readonly string[]
  causeUnknownReason?: string
  lessons?: string
  lessonsWaiver?: string
  containmentEvidence?: string
  state?: CaseState
  path?: CasePath
  closedAt?: Date | null
}

/** Held by whoever moves the case or writes a measure: a closure and a new measure come one after the other. */
export const lockCase = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
}

/** @returns false where the case is no longer at `version` */
export const updateCase = async (tx: Tx, id: string, version: number, change: CaseChange): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('case_file')
    .set({
      version: version + 1,
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.causes === undefined ? {} : { cause_classes: [...change.causes] }),
      ...(change.causeUnknownReason === undefined ? {} : { cause_unknown_reason: change.causeUnknownReason }),
      ...(change.lessons === undefined ? {} : { lessons: change.lessons }),
      ...(change.lessonsWaiver === undefined ? {} : { lessons_waiver: change.lessonsWaiver }),
      ...(change.containmentEvidence === undefined ? {} : { containment_evidence: change.containmentEvidence }),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.path === undefined ? {} : { path: change.path }),
      ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns false where the report already belongs to a case */
export const linkReport = async (
  tx: Tx,
  caseId: string,
  report: string,
  person: string,
  at: Date,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_report')
    .values({ case_id: caseId, report_id: report, person_id: person, at })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const reportsOf = async (tx: Tx, caseId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('case_report')
    .select('report_id')
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
  return rows.map(row => row.report_id)
}

export const insertTransition = async (
  tx: Tx,
  transition: {
    id: string
    caseId: string
    from: CaseState | null
    to: CaseState
    reason: string
    person: string
    post: string
    at: Date
  },
): Promise<void> => {
  await tx
    .insertInto('case_transition')
    .values({
      id: transition.id,
      case_id: transition.caseId,
      from_state: transition.from,
      to_state: transition.to,
      reason: transition.reason,
      person_id: transition.person,
      post_id: transition.post,
      at: transition.at,
    })
    .execute()
}

export interface Transition {
  from: CaseState | null
  to: CaseState
  reason: string
  person: NamedPerson | null
  at: Date
}

export const transitionsOf = async (tx: Tx, caseId: string): Promise<Transition[]> => {
  const { rows } = await sql<Transition>`
    select from_state as from, to_state as to, reason, person_name(person_id) as person, at
    from case_transition where case_id = ${caseId} order by at, id`.execute(tx)
  return rows
}
