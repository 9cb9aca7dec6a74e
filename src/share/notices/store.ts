import { sql } from 'kysely'
import type { KnownTime } from '../../kernel/known-time.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { NoticeAct, NoticeState } from '../../kernel/taxonomy/notices.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ActDetails, PastAct } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface NewNotice {
  id: string
  number: string
  watch: string
  to: string
  place: string | null
  caseId: string
  entry: string
  words: string
  tlp: Tlp
  givenAt: Date
  receiptDue: Date
  responsibleDue: Date
  containmentDue: Date
}

export const insertNotice = async (tx: Tx, notice: NewNotice): Promise<void> => {
  const { id, number, watch, to, place, caseId, entry, words, tlp, givenAt } = notice
  await sql`insert into notice (id, number, organisation_id, to_id, place_id, case_id, entry_id, words, tlp, state, given_at,
      receipt_due, responsible_due, containment_due)
    values (${id}, ${number}, ${watch}, ${to}, ${place}, ${caseId}, ${entry}, ${words}, ${tlp}, 'NOTIFIED', ${givenAt},
      ${notice.receiptDue}, ${notice.responsibleDue}, ${notice.containmentDue})`.execute(tx)
}

export interface NewAct {
  id: string
  notice: string
  act: NoticeAct
  happened: KnownTime
  details: ActDetails
  organisation: string
  person: string
  post: string
  at: Date
}

export const insertAct = async (tx: Tx, act: NewAct): Promise<void> => {
  await sql`insert into notice_act (id, notice_id, act, happened, details, organisation_id, person_id, post_id, at)
    values (${act.id}, ${act.notice}, ${act.act}, ${JSON.stringify(act.happened)}::jsonb, ${JSON.stringify(act.details)}::jsonb,
      ${act.organisation}, ${act.person}, ${act.post}, ${act.at})`.execute(tx)
}

/** @returns whether the notice still was the one that the person saw */
export const updateNotice = async (
  tx: Tx,
  id: string,
  version: number,
  change: { state: NoticeState; closedAt: Date | null },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update notice set state = ${change.state}, closed_at = ${change.closedAt},
    version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

export interface NoticeRow {
  id: string
  number: string
  watchId: string
  watch: OrganisationName | null
  toId: string
  to: OrganisationName | null
  placeId: string | null
  place: OrganisationName | null
  case: { id: string; number: string; title: string } | null
  entry: string
  words: string
  tlp: Tlp
  state: NoticeState
  givenAt: Date
  receiptDue: Date
  responsibleDue: Date
  containmentDue: Date
  closedAt: Date | null
  version: number
  acknowledgedAt: Date | null
  /** When the responsible person was told, which is not when the window received it (R-067). */
  informedAt: Date | null
  detections: number
  /** Of all detections it rests on, also those counted since. */
  events: number
  lastSeen: Date | null
}

const standing = (act: 'ACKNOWLEDGE' | 'INFORM') => sql`(select max(a.at) from notice_act a where a.notice_id = n.id
  and a.act = ${act} and not exists (select from notice_act u where u.notice_id = n.id and u.act = 'UNDO'
    and u.details ->> 'undoes' = a.id::text))`

/** Told by somebody, or taken from the ladder by a responsible person. */
const informed = sql`coalesce(${standing('INFORM')}, notice_informed(n.id, n.to_id))`

const columns = sql`n.id, n.number, n.organisation_id as "watchId", organisation_on(n.organisation_id, tokyo_day(n.given_at)) as watch,
  n.to_id as "toId", organisation_on(n.to_id, tokyo_day(n.given_at)) as "to",
  n.place_id as "placeId", organisation_on(n.place_id, tokyo_day(n.given_at)) as place,
  (select jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) from case_file c
    where c.id = case_root(n.case_id)) as "case",
  n.entry_id as entry, n.words, n.tlp, n.state, n.given_at as "givenAt", n.receipt_due as "receiptDue",
  n.responsible_due as "responsibleDue", n.containment_due as "containmentDue", n.closed_at as "closedAt", n.version,
  ${standing('ACKNOWLEDGE')} as "acknowledgedAt", ${informed} as "informedAt",
  d.rows as detections, d.events, d.last as "lastSeen"`
const seen = sql`cross join lateral (select count(*)::int as rows, coalesce(sum(count), 0)::float8 as events, max(last_at) as last
  from detection where notice_id = n.id) d`

export const readNotice = async (tx: Tx, id: string): Promise<NoticeRow | undefined> => {
  const { rows } = await sql<NoticeRow>`select ${columns} from notice n ${seen} where n.id = ${id}`.execute(tx)
  return rows[0]
}

/** The case that it was given for; where that went on since is in `case`. */
export const caseOf = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`select case_id as id from notice where id = ${id}`.execute(tx)
  return rows[0]?.id
}

export interface NoticeFilter {
  /** Those on which somebody owes something: open ones, and closed ones of which the responsible person was never told. */
  owed: boolean
  open: boolean | null
  state: NoticeState | null
  /** Only those of one case, with what was merged into it. */
  case: string | null
}

/** One page of the notices that an organisation holds, the newest first, starting from its grants (ADR 0003). */
export const listNotices = async (
  tx: Tx,
  organisation: string,
  filter: NoticeFilter,
  { after, limit }: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<NoticeRow[]> => {
  const { rows } =
    await sql<NoticeRow>`select ${columns} from access_grant g join notice n on n.id = g.object_id ${seen}
    where g.organisation_id = ${organisation} and g.object_kind = 'notice'
      ${filter.owed ? sql`and (n.closed_at is null or ${informed} is null)` : sql``}
      ${filter.open === null ? sql`` : filter.open ? sql`and n.closed_at is null` : sql`and n.closed_at is not null`}
      ${filter.state ? sql`and n.state = ${filter.state}` : sql``}
      ${filter.case ? sql`and n.case_id in (select case_family(${filter.case}))` : sql``}
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by g.sort_key desc, g.object_id desc limit ${limit + 1}`.execute(tx)
  return rows
}

export interface ActRow extends PastAct {
  happened: KnownTime
  organisation: OrganisationName | null
  person: PersonName
  at: Date
}

export const actsOf = async (tx: Tx, notice: string): Promise<ActRow[]> => {
  const { rows } = await sql<ActRow>`select a.id, a.act, a.happened, a.details, a.organisation_id as "organisationId",
      organisation_on(a.organisation_id, tokyo_day(a.at)) as organisation, a.person_id as "personId",
      person_name(a.person_id) as person, a.at
    from notice_act a where a.notice_id = ${notice} order by a.seq`.execute(tx)
  return rows
}

/** The last time that the sensors of the watch saw the same signal within a period; null where it was gone. */
export const seenAgain = async (tx: Tx, notice: string, from: Date, until: Date): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date | null }>`select notice_seen_again(${notice}, ${from}, ${until}) as at`.execute(
    tx,
  )
  return rows[0]?.at ?? null
}

export interface Window {
  organisation: OrganisationName | null
  bodies: (OrganisationName | null)[]
}

/** Who can be notified today, with the bodies in which the terminal may stand. */
export const windows = async (tx: Tx): Promise<Window[]> => {
  const { rows } = await sql<Window>`
    select organisation_on(o.id, actor_today()) as organisation,
      coalesce((select jsonb_agg(organisation_on(b.id, actor_today()) order by b.code) from organisation b where b.id in (
        select r.to_id from organisation_relation r where r.from_id = o.id and r.kind = 'SUPERVISES'
          and valid_on(r.valid_from, r.valid_until, actor_today())
        union select r.from_id from organisation_relation r where r.to_id = o.id and r.kind = 'CONNECTED_VIA'
          and valid_on(r.valid_from, r.valid_until, actor_today()))), '[]') as bodies
    from organisation o where exists (select from organisation_kind k where k.organisation_id = o.id
      and k.kind in ('MINISTRY', 'MINISTRY_CSIRT') and valid_on(k.valid_from, k.valid_until, actor_today()))
    order by o.code limit 200`.execute(tx)
  return rows
}
