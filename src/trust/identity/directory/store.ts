import { sql } from 'kysely'
import type { Duty } from '../../../kernel/actor.ts'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { kept } from '../../../platform/db/statements.ts'

export const emailIsKnown = async (tx: Tx, email: string): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`select email_is_known(${email}) as known`.execute(tx)
  return rows[0]?.known ?? false
}

export const organisationHasAdministrator = async (tx: Tx, organisation: string): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`select exists (
    select from post where organisation_id = ${organisation} and 'ADMINISTER' = any (duties)
      and valid_on(valid_from, valid_until, actor_today())) as has`.execute(tx)
  return rows[0]?.has ?? false
}

export interface ListedOrganisation {
  id: string
  code: string
  name: OrganisationName
  kinds: string[]
  sectors: string[]
  /** Which of the three notions of an operator it is today (kernel/taxonomy/designations). */
  designations: string[]
  publicBody: boolean
  windowPhone: string
  version: number
}

const listed = sql`o.id, o.code, organisation_on(o.id, actor_today()) as name,
  array(select k.kind from organisation_kind k where k.organisation_id = o.id
    and valid_on(k.valid_from, k.valid_until, actor_today()) order by k.kind) as kinds,
  array(select s.sector from organisation_sector s where s.organisation_id = o.id
    and valid_on(s.valid_from, s.valid_until, actor_today()) order by s.sector) as sectors,
  array(select d.designation from organisation_designation d where d.organisation_id = o.id
    and valid_on(d.valid_from, d.valid_until, actor_today()) order by d.designation) as designations,
  o.public_body as "publicBody", o.window_phone as "windowPhone", o.version`

/** Organisations the actor may see, by code, one more than `limit` to tell whether there are more. */
export const listOrganisations = async (
  tx: Tx,
  filter: { after: string; kind: string | null; text: string | null; limit: number },
): Promise<ListedOrganisation[]> => {
  const { rows } = await sql<ListedOrganisation>`
    select o.id, o.code, o.name, o.kinds, o.sectors, o.designations, o.public_body as "publicBody", o.window_phone as "windowPhone", o.version
    from listed_organisation o
    where o.code > ${filter.after}
      ${filter.kind ? sql`and ${filter.kind} = any (o.kinds)` : sql``}
      ${
        filter.text
          ? sql`and exists (select from jsonb_to_recordset(o.names) as n (ja text, en text, "shortJa" text, "shortEn" text)
              where strpos(lower(concat_ws(' ', n.ja, n.en, n."shortJa", n."shortEn")), lower(${filter.text})) > 0)`
          : sql``
      }
    order by o.code limit ${filter.limit + 1}`.execute(tx)
  return rows
}

export const readOrganisation = async (tx: Tx, id: string): Promise<ListedOrganisation | undefined> => {
  const { rows } = await sql<ListedOrganisation>`select ${listed} from organisation o where o.id = ${id}`.execute(tx)
  return rows[0]
}

export interface DatedName {
  ja: string
  en: string
  validFrom: string
  validUntil: string | null
}

export const namesOf = async (tx: Tx, organisation: string): Promise<DatedName[]> => {
  const { rows } = await sql<DatedName>`
    select ja, en, valid_from as "validFrom", valid_until as "validUntil"
    from organisation_name where organisation_id = ${organisation} order by valid_from desc`.execute(tx)
  return rows
}

export interface ListedRelation {
  id: string
  kind: string
  from: OrganisationName
  to: OrganisationName
  validFrom: string
  validUntil: string | null
}

export const relationsOf = async (tx: Tx, organisation: string): Promise<ListedRelation[]> => {
  const { rows } = await sql<ListedRelation>`
    select id, kind, organisation_on(from_id, actor_today()) as from, organisation_on(to_id, actor_today()) as to,
      valid_from as "validFrom", valid_until as "validUntil"
    from organisation_relation where from_id = ${organisation} or to_id = ${organisation}
    order by kind, valid_from, id`.execute(tx)
  return rows
}

export interface ListedPost {
  id: string
  kind: string
  titleJa: string
  titleEn: string
  ja: string
  en: string
  email: string
  phone: string
  duties: Duty[]
}

export const postsOf = async (tx: Tx, organisation: string): Promise<ListedPost[]> => {
  const { rows } = await sql<ListedPost>`
    select o.id, o.kind, o.title_ja as "titleJa", o.title_en as "titleEn", p.ja, p.en, p.email, p.phone, o.duties
    from post o join person p on p.id = o.person_id
    where o.organisation_id = ${organisation} and valid_on(o.valid_from, o.valid_until, actor_today())
    order by o.kind, o.id`.execute(tx)
  return rows
}

export interface NewOrganisation {
  id: string
  code: string
  publicBody: boolean
  fictional: boolean
  windowPhone: string
  names: readonly {
    ja: string
    en: string
    shortJa: string
    shortEn: string
    validFrom: string
    validUntil: string | null
  }[]
  kinds: readonly string[]
  sectors: readonly string[]
  validFrom: string
  at: Date
}

/** Ids by code, of those that exist and that the actor may see. */
export const idsOfCodes = async (tx: Tx, codes: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from organisation where code = any (${codes}::text[])`.execute(tx)
  return new Map(rows.map(({ code, id }) => [code, id]))
}

export const codeIsTaken = async (tx: Tx, code: string): Promise<boolean> => {
  const found = await tx.selectFrom('organisation').select('id').where('code', '=', code).executeTakeFirst()
  return found !== undefined
}

export const insertOrganisation = async (tx: Tx, organisation: NewOrganisation): Promise<void> => {
  await tx
    .insertInto('organisation')
    .values({
      id: organisation.id,
      code: organisation.code,
      public_body: organisation.publicBody,
      fictional: organisation.fictional,
      window_phone: organisation.windowPhone,
      created_at: organisation.at,
    })
    .execute()
  for (const name of organisation.names) {
    await sql`insert into organisation_name values (gen_random_uuid(), ${organisation.id}, ${name.ja}, ${name.en},
      ${name.shortJa}, ${name.shortEn}, ${name.validFrom}, ${name.validUntil})`.execute(tx)
  }
  await sql`insert into organisation_kind (organisation_id, kind, valid_from)
    select ${organisation.id}, kind, ${organisation.validFrom}::date
    from (select distinct unnest(${organisation.kinds}::text[]) as kind) kinds`.execute(tx)
  await sql`insert into organisation_sector (organisation_id, sector, valid_from)
    select ${organisation.id}, sector, ${organisation.validFrom}::date
    from (select distinct unnest(${organisation.sectors}::text[]) as sector) sectors`.execute(tx)
}

export const insertRelation = async (
  tx: Tx,
  relation: { id: string; kind: string; from: string; to: string; validFrom: string; validUntil: string | null },
): Promise<void> => {
  await tx
    .insertInto('organisation_relation')
    .values({
      id: relation.id,
      kind: relation.kind,
      from_id: relation.from,
      to_id: relation.to,
      valid_from: relation.validFrom,
      valid_until: relation.validUntil,
    })
    .execute()
}

/** Organisations reached from this one over one kind of relation on a day, e.g. who regulates it. */
export const related = async (
  tx: Tx,
  query: { kind: string; from?: string; to?: string; day: string },
): Promise<{ id: string; kinds: string[] }[]> => {
  const { rows } = await sql<{ id: string; kinds: string[] }>`
    select e.id, array(select k.kind from organisation_kind k where k.organisation_id = e.id
      and valid_on(k.valid_from, k.valid_until, ${query.day}::date) order by k.kind) as kinds
    from organisation_relation r
    join organisation e on e.id = case when ${query.from ?? null}::uuid is null then r.from_id else r.to_id end
    where r.kind = ${query.kind} and valid_on(r.valid_from, r.valid_until, ${query.day}::date)
      and (r.from_id = ${query.from ?? null}::uuid or r.to_id = ${query.to ?? null}::uuid)
    order by e.code`.execute(tx)
  return rows
}

/** What stands around an organisation: what it is, who regulates and who supervises it, and the coordinator, on a day. */
export const around = async (
  tx: Tx,
  organisation: string,
  day: string,
): Promise<{ kinds: string[]; above: { id: string; kinds: string[] }[]; coordinator: string | null }> => {
  const kinds = (
    of: ReturnType<typeof sql>,
  ) => sql`select k.kind from organisation_kind k where k.organisation_id = ${of}
    and valid_on(k.valid_from, k.valid_until, ${day}::date) order by k.kind`
  const { rows } = await sql<{ kinds: string[]; above: { id: string; kinds: string[] }[]; coordinator: string | null }>`
    ${kept} select array(${kinds(sql`${organisation}`)}) as kinds,
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kinds', array(${kinds(sql`e.id`)})) order by r.kind, e.code), '[]')
        from organisation_relation r join organisation e on e.id = r.from_id
        where r.to_id = ${organisation} and r.kind in ('REGULATES', 'SUPERVISES') and valid_on(r.valid_from, r.valid_until, ${day}::date)) as above,
      (select k.organisation_id from organisation_kind k join organisation o on o.id = k.organisation_id
        where k.kind = 'COORD' and valid_on(k.valid_from, k.valid_until, ${day}::date) order by o.code limit 1) as coordinator`.execute(
    tx,
  )
  return rows[0]!
}

export const organisationsOfKind = async (tx: Tx, kind: string, day: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select k.organisation_id as id from organisation_kind k join organisation o on o.id = k.organisation_id
    where k.kind = ${kind} and valid_on(k.valid_from, k.valid_until, ${day}::date) order by o.code`.execute(tx)
  return rows.map(row => row.id)
}

export const kindsOf = async (tx: Tx, organisation: string, day: string): Promise<string[]> => {
  const { rows } = await sql<{ kind: string }>`
    select kind from organisation_kind where organisation_id = ${organisation}
      and valid_on(valid_from, valid_until, ${day}::date) order by kind`.execute(tx)
  return rows.map(row => row.kind)
}

export interface Identifier {
  id: string
  kind: string
  value: string
}

export const identifiersOf = async (tx: Tx, organisation: string): Promise<Identifier[]> => {
  const { rows } = await sql<Identifier>`
    select id, kind, value from organisation_identifier where organisation_id = ${organisation} order by kind, value`.execute(
    tx,
  )
  return rows
}

export const insertIdentifier = async (tx: Tx, organisation: string, identifier: Identifier): Promise<void> => {
  await sql`insert into organisation_identifier (id, organisation_id, kind, value)
    values (${identifier.id}, ${organisation}, ${identifier.kind}, ${identifier.value}) on conflict do nothing`.execute(
    tx,
  )
}

/** Every name an organisation bears or bore, with its people: what would give it away besides its own list. */
export const namesAndPeople = async (
  tx: Tx,
  organisation: string,
): Promise<{ names: string[]; people: string[]; emails: string[]; phones: string[] }> => {
  const { rows } = await sql<{ names: string[]; people: string[]; emails: string[]; phones: string[] }>`
    select
      array(select distinct unnest(array[n.ja, n.en, n.short_ja, n.short_en]) from organisation_name n
        where n.organisation_id = ${organisation}) as names,
      array(select distinct unnest(array[p.ja, p.en]) from post o join person p on p.id = o.person_id
        where o.organisation_id = ${organisation}) as people,
      array(select distinct p.email from post o join person p on p.id = o.person_id
        where o.organisation_id = ${organisation}) as emails,
      array(select distinct p.phone from post o join person p on p.id = o.person_id
        where o.organisation_id = ${organisation} and p.phone <> '') as phones`.execute(tx)
  return rows[0] ?? { names: [], people: [], emails: [], phones: [] }
}

export const nameOrganisations = async (tx: Tx, ids: readonly string[]): Promise<Map<string, OrganisationName>> => {
  const { rows } = await sql<{ name: OrganisationName | null }>`
    select organisation_on(id, actor_today()) as name from unnest(${ids}::uuid[]) as id`.execute(tx)
  return new Map(rows.flatMap(({ name }) => (name ? [[name.id, name] as const] : [])))
}
