import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface InboxEntry {
  id: string
  kind: 'report' | 'edition' | 'consent_request'
  number: string
  title: string
  from: OrganisationName | null
  tlp: string
  arrivedAt: Date
  dueAt: Date | null
  /** When this organisation acknowledged or answered it. */
  answeredAt: Date | null
}

/** What may still wait for an answer, found by the small indexes of what has none: never by reading all that ever came. */
const waiting = (organisation: string) => sql`waiting as materialized (
      select h.report_id as id from relay_hop h where h.to_id = ${organisation} and h.acknowledged_at is null
      union select d.edition_id from delivery d
        where d.organisation_id = ${organisation} and d.acknowledged_at is null and d.sent_at is not null
      union select q.id from consent_request q where q.originator_id = ${organisation}
        and not exists (select from consent_decision x where x.request_id = q.id)
    ),`

const keptReasons = sql`g.reason in ('routed', 'copied', 'audience', 'asked')`

/** The grants of one page, newest first: each kind has its own way through the index, and none is read to its end. */
const pageOfGrants = (organisation: string, after: { sortKey: Date; id: string } | null, most: number) => sql`
  (select g.* from (values ('report'), ('edition'), ('consent_request')) k (kind)
    cross join lateral (select * from access_grant g
      where g.organisation_id = ${organisation} and g.object_kind = k.kind and ${keptReasons}
        ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      order by g.sort_key desc, g.object_id desc limit ${most}) g
    order by g.sort_key desc, g.object_id desc limit ${most}) g`

/** The grants of what may wait. */
const waitingGrants = (organisation: string, after: { sortKey: Date; id: string } | null) => sql`
  (select g.* from waiting w join access_grant g on g.object_id = w.id
    where g.organisation_id = ${organisation} and g.object_kind in ('report', 'edition', 'consent_request') and ${keptReasons}
      ${after ? sql`and (g.sort_key, g.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}) g`

/**
 * Everything that others gave this organisation, newest first. Starts from the grants; each kind adds its own columns.
 * The sort key of a grant is when the thing was sent, which does not change afterwards.
 */
export const listInbox = async (
  tx: Tx,
  filter: { organisation: string; unanswered: boolean; after: { sortKey: Date; id: string } | null; limit: number },
): Promise<InboxEntry[]> => {
  const { after } = filter
  const { rows } = await sql<InboxEntry>`
    with ${filter.unanswered ? waiting(filter.organisation) : sql``} given as (
      select g.object_id as id, g.object_kind as kind, g.sort_key as "arrivedAt",
        coalesce(r.number, e.number, q.number) as number,
        coalesce(left(v.summary, 200), case when edition_withheld(e.id, e.issuer_id) then '' else e.title end, q.title) as title,
        case g.object_kind
          when 'report' then organisation_on(r.organisation_id, tokyo_day(r.created_at))
          when 'edition' then organisation_on(e.issuer_id, tokyo_day(e.released_at))
          else organisation_on(p.organisation_id, tokyo_day(q.asked_at))
        end as "from",
        coalesce(v.content ->> 'tlp', e.tlp, q.tlp) as tlp,
        coalesce(h.due_at, d.acknowledge_by, q.answer_by) as "dueAt",
        coalesce(h.acknowledged_at, d.acknowledged_at, c.at) as "answeredAt"
      from ${filter.unanswered ? waitingGrants(filter.organisation, after) : pageOfGrants(filter.organisation, after, filter.limit + 1)}
      left join report r on g.object_kind = 'report' and r.id = g.object_id
      left join lateral (select * from report_version v where v.report_id = r.id order by v.seq desc limit 1) v on true
      left join relay_hop h on h.report_id = r.id and h.seq = v.seq and h.to_id = g.organisation_id
      left join advisory_edition e on g.object_kind = 'edition' and e.id = g.object_id
      left join delivery d on d.edition_id = e.id and d.organisation_id = g.organisation_id
      left join consent_request q on g.object_kind = 'consent_request' and q.id = g.object_id
      left join lateral (select o.organisation_id from post o where o.person_id = q.person_id order by o.id limit 1) p on true
      left join lateral (select x.at from consent_decision x where x.request_id = q.id order by x.at desc limit 1) c on true
    )
    select * from given ${filter.unanswered ? sql`where "answeredAt" is null` : sql``}
    order by "arrivedAt" desc, id desc limit ${filter.limit + 1}`.execute(tx)
  return rows
}
