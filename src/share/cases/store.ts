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
  /** Where it goes on, if the reader may know. */
  mergedInto: { id: string; number: string } | null
}

export const caseColumns = sql`c.id, c.number, c.title, c.state, c.path, c.originator_id as "originatorId",
  organisation_on(coalesce(c.named_id, c.originator_id), tokyo_day(c.opened_at)) as originator, person_name(c.owner_id) as owner, c.tlp,
  c.cause_classes as causes, c.cause_unknown_reason as "causeUnknownReason", c.lessons, c.lessons_waiver as "lessonsWaiver",
  c.containment_evidence as "containmentEvidence", c.opened_at as "openedAt", c.closed_at as "closedAt", c.version,
  (select jsonb_build_object('id', m.id, 'number', m.number) from case_file m where m.id = c.merged_into) as "mergedInto"`

export const readCase = async (tx: Tx, id: string): Promise<CaseRow | undefined> => {
  const { rows } = await sql<CaseRow>`select ${caseColumns} from case_file c where c.id = ${id}`.execute(tx)
  return rows[0]
}

/** Everything that was merged into a case, as far as the reader holds it, in the order of opening. */
export const partsOf = async (tx: Tx, id: string): Promise<CaseRow[]> => {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from case_file c
    where c.id in (select case_family(${id})) and c.id <> ${id} order by c.opened_at, c.id`.execute(tx)
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
    owner: string | null
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
  owner?: string | null
  /** The case that it goes on in, and the state it had; null when a merge is undone. */
  merged?: { into: string; before: CaseState } | null
}

/** Held by whoever moves, merges or writes. @returns the state of the case that it goes on in */
export const lockCase = async (tx: Tx, id: string): Promise<CaseState | null> => {
  const { rows } = await sql<{ stands: CaseState | null }>`select lock_case(${id}) as stands`.execute(tx)
  return rows[0]?.stands ?? null
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
      ...(change.owner === undefined ? {} : { owner_id: change.owner }),
      ...(change.merged === undefined
        ? {}
        : { merged_into: change.merged?.into ?? null, state_before: change.merged?.before ?? null }),
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

/** Reports of the case and of what was merged into it. */
export const reportsOf = async (tx: Tx, caseId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select report_id as id from case_report where case_id in (select case_family(${caseId})) order by at, report_id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
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
