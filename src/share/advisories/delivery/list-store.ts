import { type RawBuilder, sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { AdvisoryKind } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Delivery } from './store.ts'

/** Lists of deliveries, read from the lines of their editions (ADR 0025). */

/** A delivery with what a list says of its edition. */
export interface ListedDelivery extends Delivery {
  /** Of the edition, by which recipients know it. */
  id: string
  number: string
  face: 'VICTIM' | 'OTHERS'
  kind: AdvisoryKind
  title: string
  tlp: Tlp
  issuer: OrganisationName | null
  releasedAt: Date
}

/**
 * What a list says of a delivery, for the rows of a page: people and posts are few, and each is asked for once. A
 * recipient sees its own row.
 */
const listedDeliveries = (page: RawBuilder<unknown>) => sql<ListedDelivery>`
    with page as materialized (${page}),
    people as materialized (
      select n.id, person_name(n.id) as name
      from (select opened_by as id from page union select acknowledged_by from page) n where n.id is not null),
    posts as materialized (
      select p.id, jsonb_build_object('ja', p.title_ja, 'en', p.title_en) as title from post p
      where p.id in (select acknowledged_post from page))
    select d.thread, d.object_id as edition, d.organisation_id as organisation, d.tier, d.path, d.sent_at as "sentAt",
      d.delivered_at as "deliveredAt", d.undeliverable, d.opened_at as "openedAt", o.name as "openedBy",
      d.acknowledged_at as "acknowledgedAt", a.name as "acknowledgedBy", t.title as "acknowledgedPost",
      d.acknowledge_by as "acknowledgeBy", d.assessment, d.assessed_at as "assessedAt", d.assess_by as "assessBy",
      d.affected_count as "affectedCount", d.action, d.acted_at as "actedAt", d.version, d.fate,
      d.object_id as id, d.number, d.face, d.kind, d.title, d.tlp, d.issuer, d.released_at as "releasedAt"
    from page d left join people o on o.id = d.opened_by left join people a on a.id = d.acknowledged_by
    left join posts t on t.id = d.acknowledged_post`

/** Not its own. Written so that the planner expects all of them and stops after a page (migration 0043). */
const received = sql`case when l.thread is not null then true end is not null`

/** Editions that an organisation has received, newest first, starting from its grants. */
export const listReceived = async (
  tx: Tx,
  organisation: string,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<ListedDelivery[]> => {
  const { after, limit } = page
  const { rows } = await sql<ListedDelivery>`
    ${listedDeliveries(sql`select * from listed_edition l
      where l.holder_id = ${organisation} and ${received}
        ${after ? sql`and (l.sort_key, l.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      order by l.sort_key desc, l.object_id desc limit ${limit + 1}`)}
    order by d.sort_key desc, d.object_id desc`.execute(tx)
  return rows
}

/** What an organisation has still to acknowledge, assess or act upon, the most pressing first. */
export const waitingFor = async (tx: Tx, organisation: string): Promise<ListedDelivery[]> => {
  const { rows } = await sql<ListedDelivery>`
    ${listedDeliveries(sql`select *, case when l.acknowledged_at is null then l.acknowledge_by else l.assess_by end as pressing
      from listed_edition l
      where l.holder_id = ${organisation} and l.organisation_id = ${organisation} and l.sent_at is not null and l.fate is null
        and (l.acknowledged_at is null or l.assessment = 'NOT_YET_CHECKED' or (l.assessment = 'AFFECTED' and l.acted_at is null))
      order by pressing, l.thread limit 200`)}
    order by d.pressing, d.thread`.execute(tx)
  return rows
}

export interface SilentEdition {
  edition: string
  number: string
  title: string
  silent: number
  /** Of whoever should have answered first. */
  acknowledgeBy: Date
  sentAt: Date
  worst: OrganisationName | null
}

/**
 * Counts the silent of each edition, however many they are, in the index of what nobody acknowledged; one name stands for
 * them. The 200 most pressing editions.
 */
export const silentEditions = async (tx: Tx, organisation: string): Promise<SilentEdition[]> => {
  const { rows } = await sql<SilentEdition>`
    with silent as materialized (
      select distinct on (d.edition_id) d.edition_id, count(*) over (partition by d.edition_id)::int as silent, d.acknowledge_by,
        d.sent_at, d.organisation_id
      from silent_delivery d where d.organisation_id <> ${organisation}
      order by d.edition_id, d.acknowledge_by, d.tier, d.organisation_id
    )
    select s.edition_id as edition, e.number, e.title, s.silent, s.acknowledge_by as "acknowledgeBy", s.sent_at as "sentAt",
      organisation_on(s.organisation_id, actor_today()) as worst
    from silent s join listed_edition e on e.object_id = s.edition_id
    where e.holder_id = ${organisation} and e.fate is null
    order by s.acknowledge_by, s.edition_id limit 200`.execute(tx)
  return rows
}
