import { type RawBuilder, sql } from 'kysely'
import type { Audience } from '../../../kernel/audience.ts'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { AudienceSum, Exclusion, LabelReach } from './model.ts'

export interface Reach {
  issuer: string
  victim: string | null
  label: LabelReach
  directKinds: readonly string[]
  chosen: Audience
  /** Null when there is no originator who would have to consent. */
  consented: Audience | null
}

/** kernel/audience.ts isAddressed, asked of the database; the test beside the service compares the two. */
const isAddressed = ({ kinds, sectors, organisations }: Audience): RawBuilder<boolean> => sql`(
  l.id = any (${organisations}::uuid[])
  or ((${kinds.length > 0} or ${sectors.length > 0})
    and (${kinds.length === 0} or l.kinds && ${kinds}::text[])
    and (${sectors.length === 0} or l.sectors && ${sectors}::text[])))`

/**
 * Who gets it, at which tier, through whom (P1, F09). One statement over the whole directory, because a release
 * reaches ten thousand recipients. `path` holds the tiers above, nearest first; the nearest one passes it on.
 */
const recipients = ({ issuer, victim, label, directKinds, chosen, consented }: Reach) => sql`
  listed as (
    select o.id, o.code,
      array(select k.kind from organisation_kind k where k.organisation_id = o.id
        and valid_on(k.valid_from, k.valid_until, actor_today())) as kinds,
      array(select s.sector from organisation_sector s where s.organisation_id = o.id
        and valid_on(s.valid_from, s.valid_until, actor_today())) as sectors
    from organisation o where o.id <> ${issuer}
  ),
  related as (
    select r.kind, r.from_id, r.to_id from organisation_relation r
    where r.kind in ('MEMBER_OF', 'REGULATES', 'SUPERVISES') and valid_on(r.valid_from, r.valid_until, actor_today())
  ),
  relay as (select * from listed where id is distinct from ${victim}::uuid), -- the victim passes nothing on
  ceptoar_of as (
    select distinct on (r.from_id) r.from_id as id, c.id as ceptoar
    from related r join relay c on c.id = r.to_id and 'CEPTOAR' = any (c.kinds)
    where r.kind = 'MEMBER_OF' order by r.from_id, c.code
  ),
  regulator as (
    select r.to_id as id, m.id as ministry, m.code from related r join relay m on m.id = r.from_id where r.kind = 'REGULATES'
  ),
  home_of as ( -- the ministry of a CEPTOAR is the one that regulates most of its members
    select distinct on (c.ceptoar) c.ceptoar, g.ministry
    from ceptoar_of c join regulator g on g.id = c.id
    group by c.ceptoar, g.ministry, g.code order by c.ceptoar, count(*) desc, g.code
  ),
  ministry_of as ( -- an operator of two sectors is reached through the ministry of its CEPTOAR
    select distinct on (g.id) g.id, g.ministry
    from regulator g left join ceptoar_of c on c.id = g.id left join home_of h on h.ceptoar = c.ceptoar
    order by g.id, (g.ministry is not distinct from h.ministry) desc, g.code
  ),
  supervisor_of as (
    select distinct on (r.to_id) r.to_id as id, m.id as ministry from related r join relay m on m.id = r.from_id
    where r.kind = 'SUPERVISES' order by r.to_id, (m.kinds && '{MINISTRY,SECTOR_MINISTRY}') desc, m.code
  ),
  placed as (
    select l.*,
      (${label.kinds === null} or l.kinds && ${label.kinds ?? []}::text[] or l.id = any (${chosen.organisations}::uuid[])) as allowed,
      ${isAddressed(chosen)} as chosen,
      ${consented ? isAddressed(consented) : sql`true`} as consented,
      l.id is not distinct from ${victim}::uuid as victim,
      case
        when l.kinds && '{MINISTRY,SECTOR_MINISTRY,MINISTRY_CSIRT}' then 1
        when 'CEPTOAR' = any (l.kinds) then 2
        when 'CI_OPERATOR' = any (l.kinds) then 3
        when 'SUPERVISED_BODY' = any (l.kinds) then 2
        else 1
      end as tier,
      case
        when not ${label.relays} or l.kinds && '{MINISTRY,SECTOR_MINISTRY,MINISTRY_CSIRT}' then '{}'::uuid[]
        when 'CEPTOAR' = any (l.kinds) then array_remove(array[h.ministry], null)
        when 'CI_OPERATOR' = any (l.kinds) then array_remove(array[ch.ceptoar, coalesce(m.ministry, ch.ministry)], null)
        when 'SUPERVISED_BODY' = any (l.kinds) then array_remove(array[s.ministry], null)
        else '{}'::uuid[]
      end as path
    from listed l
    left join home_of h on h.ceptoar = l.id
    left join ceptoar_of c on c.id = l.id
    left join home_of ch on ch.ceptoar = c.ceptoar -- without a ministry above it, no CEPTOAR is reached (F09)
    left join ministry_of m on m.id = l.id
    left join supervisor_of s on s.id = l.id
  ),
  judged as (
    select p.*, (p.path <> '{}' or p.kinds && ${directKinds}::text[]) as has_route from placed p
  ),
  addressed as (
    select id, tier, path from judged where allowed and chosen and consented and has_route and not victim
  ),
  above as (select distinct u.id from addressed a cross join unnest(a.path) u (id)),
  above_those as (
    select id from above
    union select u.id from judged j cross join unnest(j.path) u (id) where j.id in (select id from above)
  ),
  recipient as (
    select id, tier, path from addressed
    union select j.id, j.tier, j.path from judged j where j.id in (select id from above_those)
  )`

export interface Excluded {
  organisation: OrganisationName
  because: Exclusion
}

const shownExclusions = 200

/** The sum, and the first two hundred of those who were chosen and do not get it. */
export const weigh = async (tx: Tx, reach: Reach): Promise<{ sum: AudienceSum; excluded: Excluded[] }> => {
  const { rows } = await sql<AudienceSum & { excluded: Excluded[] }>`
    with ${recipients(reach)},
    excluded as (
      select j.code, j.id, case when j.victim then 'VICTIM' when not j.allowed then 'LABEL' when not j.consented then 'CONSENT'
          else 'NO_ROUTE' end as because
      from judged j where j.chosen and not exists (select from recipient r where r.id = j.id)
      order by j.code limit ${shownExclusions}
    )
    select count(*) filter (where allowed)::int as label,
      count(*) filter (where allowed and chosen)::int as chosen,
      count(*) filter (where allowed and chosen and consented)::int as consented,
      count(*) filter (where allowed and chosen and consented and victim)::int as victim,
      count(*) filter (where allowed and chosen and consented and not victim and not has_route)::int as "noRoute",
      ((select count(*) from recipient) - (select count(*) from addressed))::int as relays,
      (select count(*) from recipient)::int as actual,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', organisation_on(e.id, actor_today()), 'because', e.because)
        order by e.code) from excluded e), '[]') as excluded
    from judged`.execute(tx)
  const { excluded, ...sum } = rows[0]!
  return { sum, excluded }
}

export const pathOfRecipient = async (tx: Tx, reach: Reach, organisation: string): Promise<string[] | null> => {
  const { rows } = await sql<{ path: string[] }>`
    with ${recipients(reach)} select path from recipient where id = ${organisation}`.execute(tx)
  return rows[0]?.path ?? null
}

export interface FanOut extends Reach {
  edition: string
  now: Date
  acknowledgeBy: Date
  assessBy: Date
}

/**
 * Deliveries for everyone, and grants for the tier that gets it now; the tiers below are held until the one above
 * them has acknowledged.
 * @returns who got it now, and how many there are in all
 */
export const insertDeliveries = async (tx: Tx, fanOut: FanOut): Promise<{ sent: string[]; recipients: number }> => {
  const { edition, issuer, now, acknowledgeBy, assessBy } = fanOut
  const { rows } = await sql<{ sent: string[]; recipients: number }>`
    with ${recipients(fanOut)},
    delivered as (
      insert into delivery (id, edition_id, organisation_id, issuer_id, tier, path, sent_at, acknowledge_by, assess_by)
      select gen_random_uuid(), ${edition}, r.id, ${issuer}, r.tier, r.path, case when r.path = '{}' then ${now}::timestamptz end,
        ${acknowledgeBy}, ${assessBy}
      from recipient r
      returning organisation_id, sent_at
    ),
    granted as (
      insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
      select gen_random_uuid(), d.organisation_id, 'edition', ${edition}, 'audience', ${now}, ${now}
      from delivered d where d.sent_at is not null
    )
    select coalesce(array_agg(organisation_id) filter (where sent_at is not null), '{}') as sent, count(*)::int as recipients
    from delivered`.execute(tx)
  return rows[0]!
}

/** The face of the victim goes to the victim alone (F07). */
export const insertVictimDelivery = async (
  tx: Tx,
  delivery: { edition: string; issuer: string; victim: string; now: Date; acknowledgeBy: Date; assessBy: Date },
): Promise<void> => {
  const { edition, issuer, victim, now, acknowledgeBy, assessBy } = delivery
  await sql`insert into delivery (id, edition_id, organisation_id, issuer_id, tier, path, sent_at, acknowledge_by, assess_by)
    values (gen_random_uuid(), ${edition}, ${victim}, ${issuer}, 1, '{}', ${now}, ${acknowledgeBy}, ${assessBy})`.execute(
    tx,
  )
}
