import { sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { AdvisoryKind } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Assessment, Fate, Progress } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

/** What recipients read: a thing of its own, without a way back to the case or the draft. */
export interface Edition {
  id: string
  number: string
  face: 'VICTIM' | 'OTHERS'
  kind: AdvisoryKind
  title: string
  body: string
  requests: string[]
  tlp: Tlp
  issuerId: string
  issuer: OrganisationName | null
  releasedAt: Date
  acknowledgeBy: Date
  assessBy: Date
  /** Recalled editions have no words for anybody but their issuer; number, label and reason remain. */
  fate: Fate | null
  recallReason: string | null
  recalledAt: Date | null
  /** The edition that corrects this one, and the one that this one corrects, as far as the reader may read them. */
  correctedBy: { id: string; number: string } | null
  corrects: { id: string; number: string } | null
}

type Afterlife = 'fate' | 'recallReason' | 'recalledAt' | 'correctedBy' | 'corrects'

export interface NewEdition extends Omit<Edition, 'issuer' | Afterlife> {
  advisory: string
  consent: string | null
}

export const insertEdition = async (tx: Tx, edition: NewEdition): Promise<void> => {
  await tx
    .insertInto('advisory_edition')
    .values({
      id: edition.id,
      advisory_id: edition.advisory,
      consent_id: edition.consent,
      number: edition.number,
      face: edition.face,
      kind: edition.kind,
      title: edition.title,
      body: edition.body,
      requests: JSON.stringify(edition.requests),
      tlp: edition.tlp,
      issuer_id: edition.issuerId,
      released_at: edition.releasedAt,
      acknowledge_by: edition.acknowledgeBy,
      assess_by: edition.assessBy,
    })
    .execute()
}

const title = sql`case when edition_withheld(e.id, e.issuer_id) then '' else e.title end as title`

const editionColumns = sql`e.id, e.number, e.face, e.kind, ${title}, e.tlp, e.issuer_id as "issuerId",
  case when edition_withheld(e.id, e.issuer_id) then '' else e.body end as body,
  case when edition_withheld(e.id, e.issuer_id) then '[]'::jsonb else e.requests end as requests,
  edition_fate(e.id) as fate, (select r.reason from edition_recall r where r.edition_id = e.id and r.confirmed_at is not null)
    as "recallReason",
  (select r.confirmed_at from edition_recall r where r.edition_id = e.id) as "recalledAt",
  (select jsonb_build_object('id', x.id, 'number', x.number) from edition_correction c join advisory_edition x on x.id = c.later_id
    where c.earlier_id = e.id) as "correctedBy",
  (select jsonb_build_object('id', x.id, 'number', x.number) from edition_correction c join advisory_edition x on x.id = c.earlier_id
    where c.later_id = e.id) as corrects,
  organisation_on(e.issuer_id, tokyo_day(e.released_at)) as issuer, e.released_at as "releasedAt",
  e.acknowledge_by as "acknowledgeBy", e.assess_by as "assessBy"`

const texts = z.array(z.string())
const toEdition = <Row extends { requests: unknown }>(row: Row) => ({ ...row, requests: texts.parse(row.requests) })

export const readEdition = async (tx: Tx, id: string): Promise<Edition | undefined> => {
  const { rows } = await sql<Edition>`select ${editionColumns} from advisory_edition e where e.id = ${id}`.execute(tx)
  return rows[0] && toEdition(rows[0])
}

export interface EditionHead {
  id: string
  face: 'VICTIM' | 'OTHERS'
  number: string
  tlp: Tlp
}

export const editionsOfAdvisory = async (tx: Tx, advisory: string): Promise<EditionHead[]> => {
  const { rows } = await sql<EditionHead>`
    select id, face, number, tlp from advisory_edition where advisory_id = ${advisory} order by face`.execute(tx)
  return rows
}

export interface Delivery extends Progress {
  /** What it is spoken about by, between this recipient and the issuer alone. */
  thread: string
  edition: string
  organisation: string
  tier: number
  path: string[]
  openedBy: PersonName
  acknowledgedBy: PersonName
  acknowledgedPost: { ja: string; en: string } | null
  assessment: Assessment
  assessedAt: Date | null
  assessBy: Date
  affectedCount: number | null
  action: string
  /** Grows with each answer of the recipient. */
  version: number
  fate: Fate | null
}

const deliveryColumns = sql`d.id as thread, d.edition_id as edition, d.organisation_id as organisation, d.tier, d.path, d.sent_at as "sentAt",
  d.delivered_at as "deliveredAt", d.undeliverable, d.opened_at as "openedAt", person_name(d.opened_by) as "openedBy",
  d.acknowledged_at as "acknowledgedAt", person_name(d.acknowledged_by) as "acknowledgedBy",
  (select jsonb_build_object('ja', p.title_ja, 'en', p.title_en) from post p where p.id = d.acknowledged_post) as "acknowledgedPost",
  d.acknowledge_by as "acknowledgeBy", d.assessment, d.assessed_at as "assessedAt", d.assess_by as "assessBy",
  d.affected_count as "affectedCount", d.action, d.acted_at as "actedAt", d.version, edition_fate(d.edition_id) as fate`

export const readDelivery = async (tx: Tx, edition: string, organisation: string): Promise<Delivery | undefined> => {
  const { rows } = await sql<Delivery>`
    select ${deliveryColumns} from delivery d where d.edition_id = ${edition} and d.organisation_id = ${organisation}`.execute(
    tx,
  )
  return rows[0]
}

/** One answer after another: the second of two people who act at once sees what the first did. */
export const lockDelivery = async (tx: Tx, edition: string, organisation: string): Promise<void> => {
  await sql`select id from delivery where edition_id = ${edition} and organisation_id = ${organisation} for update`.execute(
    tx,
  )
}

/** One recipient of one edition. */
interface Recipient {
  edition: string
  organisation: string
}

const of = ({ edition, organisation }: Recipient) => sql`edition_id = ${edition} and organisation_id = ${organisation}`

export const markOpened = async (tx: Tx, to: Recipient, person: string, now: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`update delivery set opened_at = ${now}, opened_by = ${person}
    where ${of(to)} and opened_at is null and sent_at is not null`.execute(tx)
  return numAffectedRows === 1n
}

export const markAcknowledged = async (
  tx: Tx,
  to: Recipient,
  by: { person: string; post: string },
  now: Date,
): Promise<void> => {
  await sql`update delivery set version = version + 1, acknowledged_at = ${now}, acknowledged_by = ${by.person}, acknowledged_post = ${by.post},
      opened_at = coalesce(opened_at, ${now}), opened_by = coalesce(opened_by, ${by.person})
    where ${of(to)}`.execute(tx)
}

export const markAssessed = async (
  tx: Tx,
  to: Recipient,
  by: { person: string; assessment: Assessment; affectedCount: number | null },
  now: Date,
): Promise<void> => {
  const checked = by.assessment !== 'NOT_YET_CHECKED'
  await sql`update delivery set version = version + 1, assessment = ${by.assessment}, affected_count = ${by.affectedCount},
      assessed_at = ${checked ? now : null}, assessed_by = ${checked ? by.person : null}
    where ${of(to)}`.execute(tx)
}

export const markActed = async (
  tx: Tx,
  to: Recipient,
  by: { person: string; action: string; actedAt: Date },
): Promise<void> => {
  await sql`update delivery set version = version + 1, action = ${by.action}, acted_at = ${by.actedAt}, acted_by = ${by.person}
    where ${of(to)}`.execute(tx)
}

export const mayPassOn = async (tx: Tx, edition: string): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`select may_pass_on(${edition}) as may`.execute(tx)
  return rows[0]?.may ?? false
}

/** Sends to the tier directly below what was held for it, with its time running from now. @returns who got it */
export const sendBelow = async (
  tx: Tx,
  relay: { edition: string; organisation: string; now: Date; acknowledgeBy: Date; assessBy: Date },
): Promise<string[]> => {
  const { rows } = await sql<{ sent: string[] }>`
    with sent as (
      update delivery set sent_at = ${relay.now}, acknowledge_by = ${relay.acknowledgeBy}, assess_by = ${relay.assessBy}
      where edition_id = ${relay.edition} and path[1] = ${relay.organisation} and sent_at is null
      returning organisation_id
    ),
    granted as (
      insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
      select gen_random_uuid(), organisation_id, 'edition', ${relay.edition}, 'audience', ${relay.now}, ${relay.now} from sent
      on conflict do nothing
    )
    select coalesce(array_agg(organisation_id), '{}') as sent from sent`.execute(tx)
  return rows[0]?.sent ?? []
}

export interface BoardRow extends Delivery {
  name: OrganisationName | null
}

/** What the board counts of a delivery; names and people are read for those that are shown. */
export interface CountedDelivery extends Progress {
  thread: string
  organisation: string
  tier: number
  path: string[]
  assessment: Assessment
}

/** Every delivery of an edition that the reader may see, by the code of the organisation: one statement, however many. */
export const countedDeliveries = async (tx: Tx, edition: string): Promise<CountedDelivery[]> => {
  const { rows } = await sql<CountedDelivery>`
    select d.id as thread, d.organisation_id as organisation, d.tier, d.path, d.sent_at as "sentAt", d.delivered_at as "deliveredAt",
      d.undeliverable, d.opened_at as "openedAt", d.acknowledged_at as "acknowledgedAt", d.acknowledge_by as "acknowledgeBy",
      d.assessment, d.acted_at as "actedAt", f.fate
    from delivery d left join organisation o on o.id = d.organisation_id
    cross join (select edition_fate(${edition}) as fate) f
    where d.edition_id = ${edition} order by d.tier, o.code, d.id`.execute(tx)
  return rows
}

/** Some of them in full, in no order. */
export const deliveriesBy = async (tx: Tx, threads: readonly string[]): Promise<BoardRow[]> => {
  const { rows } = await sql<BoardRow>`
    select ${deliveryColumns}, organisation_on(d.organisation_id, actor_today()) as name
    from delivery d where d.id = any (${threads}::uuid[])`.execute(tx)
  return rows
}

/** All of them in full, for the file. */
export const deliveriesOf = async (tx: Tx, edition: string): Promise<BoardRow[]> => {
  const { rows } = await sql<BoardRow>`
    select ${deliveryColumns}, organisation_on(d.organisation_id, actor_today()) as name
    from delivery d left join organisation o on o.id = d.organisation_id
    where d.edition_id = ${edition} order by d.tier, o.code, d.id`.execute(tx)
  return rows
}

/** The later edition takes the place of the earlier one. */
export const insertCorrection = async (tx: Tx, earlier: string, later: string, at: Date): Promise<void> => {
  await sql`insert into edition_correction (earlier_id, later_id, at) values (${earlier}, ${later}, ${at})`.execute(tx)
}

/**
 * A correction goes to exactly those who have the earlier edition, however it came to them; whoever would still have got
 * that one through a tier will get this one through it.
 * @returns who has it now, and how many there are in all
 */
export const deliverAsBefore = async (
  tx: Tx,
  to: { earlier: string; later: string; now: Date; acknowledgeBy: Date; assessBy: Date },
): Promise<{ sent: string[]; recipients: number }> => {
  const { earlier, later, now, acknowledgeBy, assessBy } = to
  const { rows } = await sql<{ sent: string[]; recipients: number }>`
    with delivered as (
      insert into delivery (id, edition_id, organisation_id, issuer_id, tier, path, sent_at, acknowledge_by, assess_by)
      select gen_random_uuid(), ${later}, d.organisation_id, d.issuer_id, d.tier, d.path,
        case when d.sent_at is not null then ${now}::timestamptz end, ${acknowledgeBy}, ${assessBy}
      from delivery d where d.edition_id = ${earlier}
      returning organisation_id, sent_at
    ),
    granted as (
      insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
      select gen_random_uuid(), d.organisation_id, 'edition', ${later}, 'audience', ${now}, ${now}
      from delivered d where d.sent_at is not null
    )
    select coalesce(array_agg(organisation_id) filter (where sent_at is not null), '{}') as sent, count(*)::int as recipients
    from delivered`.execute(tx)
  return rows[0]!
}

/** How many an edition was addressed to. */
export const countRecipients = async (tx: Tx, edition: string): Promise<number> => {
  const { rows } = await sql<{ recipients: number }>`
    select count(*)::int as recipients from delivery where edition_id = ${edition}`.execute(tx)
  return rows[0]?.recipients ?? 0
}

export interface SilentRow extends BoardRow {
  number: string
  title: string
  tlp: Tlp
  /** How many directly below wait for this one to acknowledge. */
  blocks: number
}

/** Recipients below the actor, or of its own editions, that are past their time; tiers before operators. */
export const silentRows = async (tx: Tx, organisation: string, now: Date): Promise<SilentRow[]> => {
  const { rows } = await sql<SilentRow>`
    select ${deliveryColumns}, organisation_on(d.organisation_id, actor_today()) as name, e.number, e.title, e.tlp,
      (select count(*) from delivery b where b.edition_id = d.edition_id and b.path[1] = d.organisation_id and b.sent_at is null)::int
        as blocks
    from delivery d join advisory_edition e on e.id = d.edition_id
    where d.organisation_id <> ${organisation} and d.sent_at is not null and d.acknowledged_at is null
      and edition_fate(d.edition_id) is null
      and not exists (select from organisation_kind k where k.organisation_id = d.organisation_id
        and k.kind = 'OTHER_BRANCH' and valid_on(k.valid_from, k.valid_until, actor_today()))
      and (d.acknowledge_by <= ${now} or (d.undeliverable <> '' and d.opened_at is null))
    order by d.tier, d.sent_at, d.id limit 200`.execute(tx)
  return rows
}

/** A delivery as something to speak about, for its recipient and its issuer; the tiers between them are no party. */
export const readThread = async (
  tx: Tx,
  id: string,
): Promise<
  { id: string; edition: string; number: string; tlp: Tlp; recipient: string; issuer: string } | undefined
> => {
  const { rows } = await sql<{
    id: string
    edition: string
    number: string
    tlp: Tlp
    recipient: string
    issuer: string
  }>`select d.id, e.id as edition, e.number, e.tlp, d.organisation_id as recipient, d.issuer_id as issuer
    from delivery d join advisory_edition e on e.id = d.edition_id
    where d.id = ${id} and d.sent_at is not null and actor_organisation() in (d.organisation_id, d.issuer_id)`.execute(
    tx,
  )
  return rows[0]
}

export interface ListedThread {
  thread: string
  organisation: OrganisationName | null
  messages: number
  unanswered: number
  lastAt: Date
}

/** Conversations on an edition that have begun: all for the issuer, its own for a recipient. */
export const threadsOf = async (tx: Tx, edition: string): Promise<ListedThread[]> => {
  const { rows } = await sql<ListedThread>`
    select d.id as thread, organisation_on(d.organisation_id, tokyo_day(min(m.at))) as organisation, count(*)::int as messages,
      count(*) filter (where m.kind = 'QUESTION' and not exists (
        select from thread_message a where a.subject_id = d.id and a.answers_id = m.id))::int as unanswered,
      max(m.at) as "lastAt"
    from delivery d join thread_message m on m.subject_id = d.id
    where d.edition_id = ${edition} group by d.id, d.organisation_id order by 4 desc, 5 desc limit 200`.execute(tx)
  return rows
}
