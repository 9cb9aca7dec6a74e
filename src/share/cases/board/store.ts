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

const resting = sql`('CLOSED', 'WITHDRAWN', 'MERGED')`

/** What the latest version of a case's reports says of it; one row, all null without a report. */
const latest = sql`left join lateral (
    select v.event_class, v.content ->> 'sector' as sector, v.content ->> 'publiclyKnown' as known, v.kind, v.submitted_at
    from case_report l
    join lateral (select * from report_version v where v.report_id = l.report_id order by v.seq desc limit 1) v on true
    where l.case_id = c.id order by v.submitted_at desc limit 1) v on true`

const owed = (now: Date) => sql`cross join lateral (
    select min(due) as due, count(*) filter (where due < ${now})::int as overdue,
      count(*) filter (where measure)::int as measures
    from (
      select (m.due_on + time '23:59:59') at time zone 'Asia/Tokyo' as due, true as measure
      from measure m where m.case_id = c.id and m.state in ('PLANNED', 'DOING')
      union all
      select s.due_at, false from status_request s where s.case_id = c.id and s.answered_at is null) o) o`

const quiet = ({
  followUpOwedSince,
}: Moment) => sql`coalesce(v.kind = 'FIRST' and v.submitted_at < ${followUpOwedSince}, false)
    and c.state not in ${resting}`
const known = sql`(exists (select from public_case p where p.case_id = c.id) or coalesce(v.known = 'YES', false))`

/**
 * Open cases are some hundreds whatever the years: the board begins with them. Everything else begins with the grants, in
 * their order (ADR 0003).
 */
const beginning = (open: boolean) =>
  open
    ? sql`from (select id from case_file where state not in ${resting}) o1
        join access_grant g on g.object_id = o1.id`
    : sql`from access_grant g`

const narrowed = (filter: BoardFilter, moment: Moment) => sql`
  ${filter.state ? sql`and c.state = ${filter.state}` : sql``}
  ${filter.sector ? sql`and v.sector = ${filter.sector}` : sql``}
  ${filter.eventClass ? sql`and v.event_class = ${filter.eventClass}` : sql``}
  ${filter.owner === 'none' ? sql`and c.owner_id is null` : filter.owner ? sql`and c.owner_id = ${filter.owner}` : sql``}
  ${filter.overdue ? sql`and o.overdue > 0` : sql``}
  ${filter.noFollowUp ? sql`and ${quiet(moment)}` : sql``}
  ${filter.publiclyKnown ? sql`and ${known}` : sql``}`

/** One page of the board, newest first. */
export const listCases = async (
  tx: Tx,
  filter: BoardFilter,
  moment: Moment,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<ListedCase[]> => {
  const { after } = page
  const { rows } = await sql<ListedCase>`
    select c.id, c.number, c.title, c.state, organisation_on(c.originator_id, tokyo_day(c.opened_at)) as originator,
      person_name(c.owner_id) as owner, c.tlp, v.event_class as "eventClass", v.sector, c.opened_at as "openedAt", c.version,
      (select jsonb_build_object('id', m.id, 'number', m.number) from case_file m where m.id = c.merged_into) as "mergedInto",
      (select count(*)::int from case_report r where r.case_id in (select case_family(c.id))) as "reportCount",
      o.measures as "measuresOpen", o.due as "dueAt", o.overdue, ${quiet(moment)} as "noFollowUp",
      ${known} as "publiclyKnown", g.sort_key as "sortKey"
    ${beginning(filter.open)} join case_file c on c.id = g.object_id ${latest} ${owed(moment.now)}
    where g.organisation_id = ${moment.organisation} and g.object_kind = 'case'
      ${filter.open ? sql`and c.state not in ${resting}` : sql``}
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      ${narrowed(filter, moment)}
    order by g.sort_key desc, g.object_id desc limit ${page.limit + 1}`.execute(tx)
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
      count(*) filter (where ${known})::int as "publiclyKnown",
      (select count(*)::int from triage_queue q join access_grant t on t.object_id = q.report_id
        where t.organisation_id = ${moment.organisation} and t.reason <> 'own') as untriaged
    ${beginning(true)} join case_file c on c.id = g.object_id ${latest} ${owed(moment.now)}
    where g.organisation_id = ${moment.organisation} and g.object_kind = 'case' and c.state not in ${resting}`.execute(
    tx,
  )
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
    select r.id, r.number, r.type, v.seq, organisation_on(r.organisation_id, tokyo_day(r.created_at)) as originator,
      left(v.summary, 200) as summary, v.event_class as "eventClass", v.content ->> 'sector' as sector,
      v.submitted_at as "submittedAt", h.due_at as "dueAt", h.acknowledged_at as "acknowledgedAt",
      v.content ->> 'tlp' as tlp, q.since as "sortKey"
    from triage_queue q
    join access_grant g on g.object_id = q.report_id and g.organisation_id = ${organisation} and g.reason <> 'own'
    join report r on r.id = q.report_id
    join lateral (select * from report_version v where v.report_id = r.id order by v.seq desc limit 1) v on true
    left join relay_hop h on h.report_id = r.id and h.seq = v.seq and h.to_id = ${organisation}
    where true ${after ? sql`and (q.since, q.report_id) > (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by q.since, q.report_id limit ${page.limit + 1}`.execute(tx)
  return rows
}
