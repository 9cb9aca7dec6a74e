import { sql } from 'kysely'
import type { Audience } from '../../kernel/audience.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Span } from '../../kernel/spans.ts'
import type { IndicatorDoubt, SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { ExpectedAction } from '../../kernel/taxonomy/sweeps.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'

export type PersonName = { id: string; ja: string; en: string } | null

export interface SweepRow {
  id: string
  number: string
  title: string
  tlp: Tlp
  askedFrom: Date
  askedTo: Date
  issuerId: string
  issuer: OrganisationName | null
  person: PersonName
  issuedAt: Date
  revision: number
  remindedAt: Date | null
  reminders: number
  recalledAt: Date | null
  recallReason: string
  endedAt: Date | null
  /** Of the latest batch. */
  dueAt: Date
  /** For whoever may read it. */
  case: { id: string; number: string; title: string } | null
  /** Whether the reader watches over it, and whether its organisation was asked. */
  oversees: boolean
  asked: boolean
}

const columns = sql`s.id, s.number, s.title, s.tlp, s.asked_from as "askedFrom", s.asked_to as "askedTo", s.issuer_id as "issuerId",
  organisation_on(s.issuer_id, tokyo_day(s.issued_at)) as issuer, person_name(s.person_id) as person, s.issued_at as "issuedAt",
  s.revision, s.reminded_at as "remindedAt", s.reminders, s.recalled_at as "recalledAt", s.recall_reason as "recallReason",
  s.ended_at as "endedAt",
  (select b.due_at from sweep_batch b where b.sweep_id = s.id and b.revision = s.revision) as "dueAt",
  (select jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) from case_file c where c.id = s.case_id) as case,
  oversees(s.id) as oversees,
  exists (select from sweep_recipient r where r.sweep_id = s.id and r.organisation_id = actor_organisation()) as asked`

/** @param lock until the transaction ends, so that a revision or a recall and an answer meet one after the other */
export const readSweep = async (tx: Tx, id: string): Promise<SweepRow | undefined> => {
  const { rows } = await sql<SweepRow>`select ${columns} from sweep s where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** The sweep as it stands until the transaction ends: revisions, recalls and closings come one after the other. */
export const lockSweep = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 46))`.execute(tx)
}

/** @returns the state of the case that this one goes on in; null where the actor does not hold it */
export const lockCase = async (tx: Tx, id: string): Promise<string | null> => {
  const { rows } = await sql<{ stands: string | null }>`select lock_case(${id}) as stands`.execute(tx)
  return rows[0]?.stands ?? null
}

export const sweepOfCase = async (tx: Tx, caseId: string): Promise<SweepRow | undefined> => {
  const { rows } =
    await sql<SweepRow>`select ${columns} from sweep s where s.case_id = ${caseId} and s.recalled_at is null`.execute(
      tx,
    )
  return rows[0]
}

export interface NewSweep {
  id: string
  number: string
  caseId: string | null
  title: string
  tlp: Tlp
  asked: { from: Date; to: Date }
  issuer: string
  person: string
  post: string
  at: Date
}

/** @returns false where the case has a sweep already */
export const insertSweep = async (tx: Tx, sweep: NewSweep): Promise<boolean> => {
  const { id, number, caseId, title, tlp, asked, issuer, person, post, at } = sweep
  const { numAffectedRows } = await sql`
    insert into sweep (id, number, case_id, title, tlp, asked_from, asked_to, issuer_id, person_id, post_id, issued_at)
    values (${id}, ${number}, ${caseId}, ${title}, ${tlp}, ${asked.from}, ${asked.to}, ${issuer}, ${person}, ${post}, ${at})
    on conflict (case_id) where recalled_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface NewBatch {
  id: string
  sweep: string
  revision: number
  title: string
  at: Date
  due: Date
}

export const insertBatch = async (tx: Tx, { id, sweep, revision, title, at, due }: NewBatch): Promise<void> => {
  await sql`insert into sweep_batch (id, sweep_id, revision, title, issued_at, due_at)
    values (${id}, ${sweep}, ${revision}, ${title}, ${at}, ${due})`.execute(tx)
}

export const markRevised = async (tx: Tx, id: string, revision: number): Promise<void> => {
  await sql`update sweep set revision = ${revision} where id = ${id}`.execute(tx)
}

export interface NewIndicator {
  id: string
  kind: SweptKind
  value: string
  actions: readonly ExpectedAction[]
  note: string
  doubt: IndicatorDoubt | null
}

/** Indicators that were not asked before, in one statement. @returns how many they are, and how many of them are held back */
export const insertIndicators = async (
  tx: Tx,
  { sweep, batch }: { sweep: string; batch: string },
  indicators: readonly NewIndicator[],
): Promise<{ added: number; held: number }> => {
  const { rows } = await sql<{ added: number; held: number }>`
    with added as (
      insert into sweep_indicator (id, sweep_id, batch_id, seq, kind, value, actions, note, doubt)
      select n.id, ${sweep}::uuid, ${batch}::uuid,
        (select coalesce(max(k.seq), 0) from sweep_indicator k where k.sweep_id = ${sweep}) + row_number() over (order by n.place),
        n.kind, n.value, n.actions, n.note, n.doubt
      from jsonb_to_recordset(${JSON.stringify(indicators.map((one, place) => ({ ...one, place })))}::jsonb)
        as n (id uuid, place int, kind text, value text, actions text[], note text, doubt text)
      on conflict (sweep_id, kind, value) do nothing returning doubt)
    select count(*)::int as added, count(doubt)::int as held from added`.execute(tx)
  return rows[0] ?? { added: 0, held: 0 }
}

/** kernel/audience.ts isAddressed, asked of the database. */
const isAddressed = ({ kinds, sectors, organisations }: Audience) => sql<boolean>`(
  l.id = any (${organisations}::uuid[])
  or ((${kinds.length > 0} or ${sectors.length > 0})
    and (${kinds.length === 0} or l.kinds && ${kinds}::text[])
    and (${sectors.length === 0} or l.sectors && ${sectors}::text[])))`

/**
 * Everybody addressed, with the grant, in one statement however many they are; a ministry reaches those it supervises
 * or regulates today, and nobody asks the coordinator.
 * @returns who is asked now and was not before
 */
export const insertRecipients = async (
  tx: Tx,
  asked: { sweep: string; issuer: string; anybody: boolean; audience: Audience; at: Date },
): Promise<string[]> => {
  const { sweep, issuer, anybody, audience, at } = asked
  const { rows } = await sql<{ organisations: string[] }>`
    with listed as (
      select o.id,
        array(select k.kind from organisation_kind k where k.organisation_id = o.id
          and valid_on(k.valid_from, k.valid_until, actor_today())) as kinds,
        array(select c.sector from organisation_sector c where c.organisation_id = o.id
          and valid_on(c.valid_from, c.valid_until, actor_today())) as sectors
      from organisation o where o.id <> ${issuer}),
    added as (
      insert into sweep_recipient (id, sweep_id, organisation_id, asked_at)
      select gen_random_uuid(), ${sweep}, l.id, ${at} from listed l
      where ${isAddressed(audience)} and not l.kinds && '{COORD}' and (${anybody} or exists (
        select from organisation_relation r where r.from_id = ${issuer} and r.to_id = l.id and r.kind in ('SUPERVISES', 'REGULATES')
          and valid_on(r.valid_from, r.valid_until, actor_today())))
      on conflict (sweep_id, organisation_id) do nothing returning organisation_id),
    granted as (
      insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
      select gen_random_uuid(), a.organisation_id, 'sweep', ${sweep}, 'asked', ${at}, ${at} from added a
      on conflict do nothing)
    select coalesce(array_agg(organisation_id), '{}') as organisations from added`.execute(tx)
  return rows[0]?.organisations ?? []
}

export interface IndicatorRow {
  id: string
  batch: string
  revision: number
  kind: SweptKind
  value: string
  actions: ExpectedAction[]
  note: string
  doubt: IndicatorDoubt | null
  confirmedAt: Date | null
  confirmedBy: PersonName
  confirmReason: string
}

export const indicatorsOf = async (tx: Tx, sweep: string): Promise<IndicatorRow[]> => {
  const { rows } = await sql<IndicatorRow>`
    select i.id, i.batch_id as batch, b.revision, i.kind, i.value, i.actions, i.note, i.doubt, i.confirmed_at as "confirmedAt",
      person_name(i.confirmed_by) as "confirmedBy", i.confirm_reason as "confirmReason"
    from sweep_indicator i join sweep_batch b on b.id = i.batch_id where i.sweep_id = ${sweep} order by i.seq`.execute(
    tx,
  )
  return rows
}

export const markConfirmed = async (
  tx: Tx,
  sweep: string,
  indicator: string,
  by: { person: string; reason: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update sweep_indicator
    set confirmed_at = ${by.at}, confirmed_by = ${by.person}, confirm_reason = ${by.reason}
    where id = ${indicator} and sweep_id = ${sweep} and doubt is not null and confirmed_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export interface BatchRow {
  id: string
  revision: number
  title: string
  issuedAt: Date
  dueAt: Date
}

export const batchesOf = async (tx: Tx, sweep: string): Promise<BatchRow[]> => {
  const { rows } = await sql<BatchRow>`select id, revision, title, issued_at as "issuedAt", due_at as "dueAt"
    from sweep_batch where sweep_id = ${sweep} order by revision desc`.execute(tx)
  return rows
}

/** Sweeps that an organisation asked for, watches over or was asked, newest first, starting from its grants. */
export const listSweeps = async (
  tx: Tx,
  organisation: string,
  page: { after: { sortKey: Date; id: string } | null; limit: number; caseId?: string | null; id?: string | null },
): Promise<(SweepRow & { sortKey: Date })[]> => {
  const ofCase = page.caseId
    ? sql`and g.object_id in (select s.id from sweep s where s.case_id = ${page.caseId})`
    : sql``
  const one = page.id ? sql`and g.object_id = ${page.id}` : sql``
  const { rows } = await sql<SweepRow & { sortKey: Date }>`
    with page as materialized (
      select g.sort_key, g.object_id from access_grant g
      where g.organisation_id = ${organisation} and g.object_kind = 'sweep' ${ofCase} ${one}
        and (${page.after === null} or (g.sort_key, g.object_id) < (${page.after?.sortKey ?? null}, ${page.after?.id ?? null}::uuid))
      order by g.sort_key desc, g.object_id desc limit ${page.limit + 1})
    select ${columns}, page.sort_key as "sortKey" from page join sweep s on s.id = page.object_id
    order by page.sort_key desc, page.object_id desc`.execute(tx)
  return rows
}

/** What an organisation was asked and still is, oldest first, so that a program takes it up in order. */
export const requestsTo = async (
  tx: Tx,
  organisation: string,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<(SweepRow & { sortKey: Date })[]> => {
  const { rows } = await sql<SweepRow & { sortKey: Date }>`
    select ${columns}, g.sort_key as "sortKey" from access_grant g join sweep s on s.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'sweep' and s.recalled_at is null and s.ended_at is null
      and exists (select from sweep_recipient r where r.sweep_id = s.id and r.organisation_id = ${organisation})
      and (${page.after === null} or (g.sort_key, g.object_id) > (${page.after?.sortKey ?? null}, ${page.after?.id ?? null}::uuid))
    order by g.sort_key, g.object_id limit ${page.limit + 1}`.execute(tx)
  return rows
}

/** A program has read what is asked; written down once a minute. */
export const markFetched = async (tx: Tx, organisation: string, sweeps: readonly string[], at: Date): Promise<void> => {
  await sql`update sweep_recipient set fetched_at = ${at} where organisation_id = ${organisation} and sweep_id = any (${sweeps}::uuid[])
    and (fetched_at is null or fetched_at < ${at}::timestamptz - interval '1 minute')`.execute(tx)
}

/** @returns which reminder it is */
export const markReminded = async (tx: Tx, id: string, at: Date): Promise<number> => {
  const { rows } = await sql<{ reminders: number }>`update sweep set reminded_at = ${at}, reminders = reminders + 1
    where id = ${id} returning reminders`.execute(tx)
  return rows[0]?.reminders ?? 0
}

export const markRecalled = async (tx: Tx, id: string, reason: string, at: Date): Promise<void> => {
  await sql`update sweep set recalled_at = ${at}, recall_reason = ${reason} where id = ${id}`.execute(tx)
}

/** With its case; null where the case is open again. */
export const markEnded = async (tx: Tx, caseId: string, at: Date | null): Promise<void> => {
  await sql`update sweep set ended_at = ${at} where case_id = ${caseId} and recalled_at is null`.execute(tx)
}

export const recipientsOf = async (tx: Tx, sweep: string): Promise<string[]> => {
  const { rows } = await sql<{ organisation: string }>`
    select organisation_id as organisation from sweep_recipient where sweep_id = ${sweep}`.execute(tx)
  return rows.map(({ organisation }) => organisation)
}

/** Values that are asked about in a case, by whatever sweep of it. */
export const valuesAsked = async (tx: Tx, caseId: string): Promise<string[]> => {
  const { rows } = await sql<{
    value: string
  }>`select distinct i.value from sweep_indicator i join sweep s on s.id = i.sweep_id
    where s.case_id = ${caseId} and s.recalled_at is null`.execute(tx)
  return rows.map(({ value }) => value)
}

export const spanOf = ({ askedFrom, askedTo }: Pick<SweepRow, 'askedFrom' | 'askedTo'>): Span => ({
  from: askedFrom.toISOString(),
  to: askedTo.toISOString(),
})

/** The case of a sweep, also for those who may not read the case: an entry on its timeline is theirs and the asker's. */
export const caseOfSweep = async (tx: Tx, id: string): Promise<string | null> => {
  const { rows } = await sql<{ case: string | null }>`select case_id as case from sweep where id = ${id}`.execute(tx)
  return rows[0]?.case ?? null
}
