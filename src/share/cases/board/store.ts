import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { CaseState } from '../../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../../platform/db/database.ts'

interface NamedPerson {
  id: string
  ja: string
  en: string
}

export interface ListedCase {
  id: string
  number: string
  title: string
  state: CaseState
  originator: OrganisationName | null
  owner: NamedPerson | null
  tlp: string
  eventClass: string | null
  sector: string | null
  openedAt: Date
  version: number
  mergedInto: { id: string; number: string } | null
  reportCount: number
  measuresOpen: number
  /** The earliest day or time by which something of it is owed. */
  dueAt: Date | null
  overdue: number
  noFollowUp: boolean
  publiclyKnown: boolean
  sortKey: Date
}

export interface BoardFilter {
  state: CaseState | null
  open: boolean
  sector: string | null
  eventClass: string | null
  /** Null for all, `none` for cases that nobody leads. */
  owner: string | null
  overdue: boolean
  noFollowUp: boolean
  publiclyKnown: boolean
}

interface Moment {
  organisation: string
  now: Date
  /** A first report older than this without another version owes its follow-up (R-016). */
  followUpOwedSince: Date
}

/** Asked of those cases alone that owe anything: their line says whether (ADR 0025). */
const owed = (now: Date) => sql`cross join lateral (
    select min(due) as due, count(*) filter (where due < ${now})::int as overdue,
      count(*) filter (where measure)::int as measures
    from (
      select (m.due_on + time '23:59:59') at time zone 'Asia/Tokyo' as due, true as measure
      from measure m where c.owing and m.case_id = c.object_id and m.state in ('PLANNED', 'DOING')
      union all
      select s.due_at, false from status_request s where c.owing and s.case_id = c.object_id and s.answered_at is null) o) o`

const quiet = ({ followUpOwedSince }: Moment) =>
  sql`coalesce(c.kind = 'FIRST' and c.submitted_at < ${followUpOwedSince} and not c.resting, false)`

const narrowed = (filter: BoardFilter, moment: Moment) => sql`
  ${filter.state ? sql`and c.state = ${filter.state}` : sql``}
  ${filter.sector ? sql`and c.sector = ${filter.sector}` : sql``}
  ${filter.eventClass ? sql`and c.event_class = ${filter.eventClass}` : sql``}
  ${filter.owner === 'none' ? sql`and c.owner_id is null` : filter.owner ? sql`and c.owner_id = ${filter.owner}` : sql``}
  ${filter.overdue ? sql`and o.overdue > 0` : sql``}
  ${filter.noFollowUp ? sql`and ${quiet(moment)}` : sql``}
  ${filter.publiclyKnown ? sql`and c.publicly_known` : sql``}`

/**
 * One page of the board, newest first. Open cases are some hundreds whatever the years: asked for, they are found in the
 * index of what is open; everything else begins with the grants, in their order (ADR 0003).
 */
export const listCases = async (
  tx: Tx,
  filter: BoardFilter,
  moment: Moment,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<ListedCase[]> => {
  const { after } = page
  const { rows } = await sql<ListedCase>`
    with page as materialized (
      select c.*, o.measures, o.due, o.overdue from listed_case c ${owed(moment.now)}
      where c.holder_id = ${moment.organisation}
        ${filter.open ? sql`and not c.resting` : sql``}
        ${after ? sql`and (c.sort_key, c.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
        ${narrowed(filter, moment)}
      order by c.sort_key desc, c.object_id desc limit ${page.limit + 1}
    ),
    owners as materialized (select n.owner_id as id, person_name(n.owner_id) as name from (select distinct owner_id from page) n)
    select c.object_id as id, c.number, c.title, c.state, c.originator, p.name as owner, c.tlp, c.event_class as "eventClass", c.sector,
      c.opened_at as "openedAt", c.version,
      (select jsonb_build_object('id', m.id, 'number', m.number) from case_file m where m.id = c.merged_into) as "mergedInto",
      case when c.has_parts
        then (select count(*)::int from case_report r where r.case_id in (select case_family(c.object_id)))
        else c.reports end as "reportCount",
      c.measures as "measuresOpen", c.due as "dueAt", c.overdue, ${quiet(moment)} as "noFollowUp",
      c.publicly_known as "publiclyKnown", c.sort_key as "sortKey"
    from page c left join owners p on p.id = c.owner_id
    order by c.sort_key desc, c.object_id desc`.execute(tx)
  return rows
}

export interface BoardCounts {
  open: number
  unowned: number
  overdue: number
  noFollowUp: number
  publiclyKnown: number
  untriaged: number
}

/** The figures over the board, of open cases only, and the reports that are in no case yet. */
export const countBoard = async (tx: Tx, moment: Moment): Promise<BoardCounts> => {
  const { rows } = await sql<BoardCounts>`
    select count(*)::int as open, count(*) filter (where c.owner_id is null)::int as unowned,
      count(*) filter (where o.overdue > 0)::int as overdue, count(*) filter (where ${quiet(moment)})::int as "noFollowUp",
      count(*) filter (where c.publicly_known)::int as "publiclyKnown",
      (select count(*)::int from listed_report l
        where l.holder_id = ${moment.organisation} and l.untriaged_since is not null and l.reason <> 'own') as untriaged
    from listed_case c ${owed(moment.now)}
    where c.holder_id = ${moment.organisation} and not c.resting`.execute(tx)
  return rows[0]!
}

/** Those who may lead a case: everyone of the organisation whose post triages today. */
export const triagePeople = async (tx: Tx, organisation: string): Promise<NamedPerson[]> => {
  const { rows } = await sql<{ person: NamedPerson }>`
    select distinct person_name(p.person_id) as person from post p
    where p.organisation_id = ${organisation} and 'TRIAGE' = any (p.duties)
      and valid_on(p.valid_from, p.valid_until, actor_today())`.execute(tx)
  return rows.map(({ person }) => person)
}

export interface WaitingReport {
  id: string
  number: string
  type: 'REPORT' | 'CONSULTATION'
  seq: number
  originator: OrganisationName | null
  summary: string
  eventClass: string
  sector: string | null
  submittedAt: Date
  dueAt: Date | null
  acknowledgedAt: Date | null
  tlp: string
  sortKey: Date
}

/** Reports that are in no case and that nobody has judged, oldest first. */
export const waitingReports = async (
  tx: Tx,
  organisation: string,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<WaitingReport[]> => {
  const { after } = page
  const { rows } = await sql<WaitingReport>`
    select l.object_id as id, l.number, l.type, l.seq, l.originator, l.summary, l.event_class as "eventClass", l.sector,
      l.submitted_at as "submittedAt", l.due_at as "dueAt", l.acknowledged_at as "acknowledgedAt", l.tlp, l.untriaged_since as "sortKey"
    from listed_report l
    where l.holder_id = ${organisation} and l.untriaged_since is not null and l.reason <> 'own'
      ${after ? sql`and (l.untriaged_since, l.object_id) > (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by l.untriaged_since, l.object_id limit ${page.limit + 1}`.execute(tx)
  return rows
}
