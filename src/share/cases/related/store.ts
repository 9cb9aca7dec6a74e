import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { CaseState } from '../../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { closeDays } from './model.ts'

export type Verdict = 'CONFIRMED' | 'REJECTED'

export interface RelatedCase {
  id: string
  number: string
  title: string
  state: CaseState
  originator: OrganisationName | null
  tlp: string
  openedAt: Date
  indicators: string[]
  sameClass: boolean
  hoursApart: number
  verdict: Verdict | null
  verdictReason: string | null
  verdictBy: { id: string; ja: string; en: string } | null
  verdictAt: Date | null
}

/** More reports than this with one indicator make it common; the newest are looked at. */
const mostPerIndicator = 200

/**
 * Cases that share an indicator, or the class within the days, and those that somebody has judged. Every table in it is
 * read under the reader's grants, so a case that is not the reader's neither shows nor counts. Each trait is one probe of
 * report_trait_value; nothing grows with the number of cases.
 */
export const relatedTo = async (tx: Tx, id: string): Promise<RelatedCase[]> => {
  const { rows } = await sql<RelatedCase>`
    with here as (select opened_at from case_file where id = ${id}),
    family as materialized (select f as id from case_family(${id}) f),
    own as materialized (
      select distinct t.kind, t.value from case_report l join report_trait t on t.report_id = l.report_id
      where l.case_id in (select family.id from family) limit 500),
    alike as materialized (
      select t.report_id, o.value as indicator from own o cross join lateral (
        select report_id from report_trait where kind = 'INDICATOR' and value = o.value
        order by at desc limit ${mostPerIndicator}) t
      where o.kind = 'INDICATOR'
      union all
      select t.report_id, null from own o cross join here cross join lateral (
        select report_id from report_trait where kind = 'CLASS' and value = o.value
          and at between here.opened_at - make_interval(days => ${closeDays}::int)
            and here.opened_at + make_interval(days => ${closeDays}::int)
        order by at desc limit ${mostPerIndicator}) t
      where o.kind = 'CLASS'),
    judged as (
      select distinct on (other) case when r.case_id = ${id} then r.other_id else r.case_id end as other, r.verdict, r.reason,
        r.person_id, r.at
      from case_relation r where r.case_id = ${id} or r.other_id = ${id}
      order by other, r.seq desc),
    found as (
      select case_root(l.case_id) as id, array_agg(distinct a.indicator) filter (where a.indicator is not null) as indicators,
        bool_or(a.indicator is null) as same_class
      from alike a join case_report l on l.report_id = a.report_id
      group by 1)
    select c.id, c.number, c.title, c.state, organisation_on(c.originator_id, tokyo_day(c.opened_at)) as originator, c.tlp,
      c.opened_at as "openedAt", coalesce(f.indicators, '{}') as indicators, coalesce(f.same_class, false) as "sameClass",
      round(abs(extract(epoch from c.opened_at - here.opened_at)) / 3600)::int as "hoursApart",
      j.verdict, j.reason as "verdictReason", person_name(j.person_id) as "verdictBy", j.at as "verdictAt"
    from (select id from found union select other from judged) both_kinds
    join case_file c on c.id = both_kinds.id
    cross join here
    left join found f on f.id = c.id
    left join judged j on j.other = c.id
    where c.id not in (select family.id from family) and c.id <> case_root(${id})
    order by j.verdict is not null desc, cardinality(coalesce(f.indicators, '{}')) desc,
      "hoursApart", c.id
    limit 50`.execute(tx)
  return rows
}

export const insertVerdict = async (
  tx: Tx,
  row: {
    id: string
    one: string
    other: string
    verdict: Verdict
    reason: string
    person: string
    post: string
    at: Date
  },
): Promise<void> => {
  await sql`insert into case_relation (id, case_id, other_id, verdict, reason, person_id, post_id, at)
    values (${row.id}, least(${row.one}::uuid, ${row.other}::uuid), greatest(${row.one}::uuid, ${row.other}::uuid),
      ${row.verdict}, ${row.reason}, ${row.person}, ${row.post}, ${row.at})`.execute(tx)
}
