import { sql } from 'kysely'
import type { AdvisoryKind } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Usefulness } from './model.ts'

export interface Rating {
  rating: Usefulness
  comment: string
  at: Date
}

export const readRating = async (tx: Tx, edition: string, organisation: string): Promise<Rating | undefined> => {
  const { rows } = await sql<Rating>`
    select rating, comment, at from edition_rating where edition_id = ${edition} and organisation_id = ${organisation}`.execute(
    tx,
  )
  return rows[0]
}

/** Once for each recipient; said again, the later word counts. */
export const writeRating = async (
  tx: Tx,
  rating: Omit<Rating, 'at'> & { edition: string; organisation: string; issuer: string; person: string; at: Date },
): Promise<void> => {
  const { edition, organisation, issuer, person, comment, at } = rating
  await sql`
    insert into edition_rating (edition_id, organisation_id, issuer_id, rating, comment, person_id, at)
    values (${edition}, ${organisation}, ${issuer}, ${rating.rating}, ${comment}, ${person}, ${at})
    on conflict (edition_id, organisation_id) do update
      set rating = excluded.rating, comment = excluded.comment, person_id = excluded.person_id, at = excluded.at`.execute(
    tx,
  )
}

export interface Effect {
  /** Of the edition. */
  id: string
  number: string
  title: string
  kind: AdvisoryKind
  releasedAt: Date
  /** When the first report of its case was sent; null for an advisory without a case or without a report. */
  firstReportAt: Date | null
  recipients: number
  reached: number
  acknowledged: number
  checked: number
  affected: number
  acted: number
  useful: number
  partly: number
  notUseful: number
  comments: string[]
}

/** How long the first report of a case waited for the edition for others, in minutes. */
export interface Delays {
  measured: number
  shortest: number
  /** The lower of the two middle ones where their number is even. */
  median: number
  longest: number
}

const firstReport = sql<Date | null>`
  (select min(v.submitted_at) from advisory a join case_report c on c.case_id = a.case_id
    join report_version v on v.report_id = c.report_id where a.id = e.advisory_id)`

/** Over every edition for others that an organisation issued; null while none came of a report (R-035). */
export const delays = async (tx: Tx, issuer: string): Promise<Delays | null> => {
  const { rows } = await sql<Delays>`
    select count(*)::int as measured, min(late)::int as shortest, max(late)::int as longest,
      percentile_disc(0.5) within group (order by late)::int as median
    from (
      select round(extract(epoch from e.released_at - ${firstReport}) / 60) as late
      from access_grant g join advisory_edition e on e.id = g.object_id and e.issuer_id = ${issuer} and e.face = 'OTHERS'
      where g.organisation_id = ${issuer} and g.object_kind = 'edition'
    ) x where late is not null`.execute(tx)
  return rows[0]?.measured ? rows[0] : null
}

/** The editions for others that an organisation issued, newest first: delay, reach, action and usefulness. */
export const effects = async (
  tx: Tx,
  issuer: string,
  { after, limit }: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<Effect[]> => {
  const { rows } = await sql<Effect>`
    with page as (
      select e.id, e.number, e.title, e.kind, e.released_at, e.advisory_id
      from access_grant g
      join advisory_edition e on e.id = g.object_id and e.issuer_id = ${issuer} and e.face = 'OTHERS'
      where g.organisation_id = ${issuer} and g.object_kind = 'edition'
        ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      order by g.sort_key desc, g.object_id desc limit ${limit}
    )
    select e.id, e.number, e.title, e.kind, e.released_at as "releasedAt", ${firstReport} as "firstReportAt", reach.*
    from page e, lateral (
      select count(d.id)::int as recipients, count(d.sent_at)::int as reached, count(d.acknowledged_at)::int as acknowledged,
        count(*) filter (where d.assessment <> 'NOT_YET_CHECKED')::int as checked,
        count(*) filter (where d.assessment = 'AFFECTED')::int as affected, count(d.acted_at)::int as acted,
        count(*) filter (where r.rating = 'USEFUL')::int as useful, count(*) filter (where r.rating = 'PARTLY')::int as partly,
        count(*) filter (where r.rating = 'NOT_USEFUL')::int as "notUseful",
        coalesce(array_agg(r.comment order by r.at desc) filter (where r.comment <> ''), '{}') as comments
      from delivery d left join edition_rating r on r.edition_id = d.edition_id and r.organisation_id = d.organisation_id
      where d.edition_id = e.id
    ) reach
    order by e.released_at desc, e.id desc`.execute(tx)
  return rows
}
