import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { AdvisoryKind } from '../../kernel/taxonomy/advisory-kinds.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Facts } from './anonymise.ts'
import { type DraftContent, draftContent } from './content.ts'
import type { AdvisoryState } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface NewAdvisory {
  id: string
  number: string
  case: string | null
  /** The released advisory that this one corrects. */
  corrects: string | null
  content: DraftContent
  person: string
  post: string
  at: Date
}

export const insertAdvisory = async (tx: Tx, advisory: NewAdvisory): Promise<void> => {
  await tx
    .insertInto('advisory')
    .values({
      id: advisory.id,
      number: advisory.number,
      case_id: advisory.case,
      corrects_id: advisory.corrects,
      kind: advisory.content.kind,
      state: 'DRAFTING',
      revision: 1,
      author_id: advisory.person,
      created_at: advisory.at,
    })
    .execute()
}

export const insertRevision = async (
  tx: Tx,
  revision: { advisory: string; revision: number; content: DraftContent; person: string; post: string; at: Date },
): Promise<void> => {
  await tx
    .insertInto('advisory_draft')
    .values({
      advisory_id: revision.advisory,
      revision: revision.revision,
      content: JSON.stringify(revision.content),
      person_id: revision.person,
      post_id: revision.post,
      at: revision.at,
    })
    .execute()
}

export interface Change {
  state: AdvisoryState
  kind?: AdvisoryKind
  revision?: number
  approver?: string
  returnedReason?: string
  releasedAt?: Date
}

/** Changes what is still at `version`. @returns whether it was: false means that somebody else came first */
export const updateAdvisory = async (tx: Tx, id: string, version: number, change: Change): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('advisory')
    .set({
      state: change.state,
      version: version + 1,
      ...(change.kind ? { kind: change.kind } : {}),
      ...(change.revision ? { revision: change.revision } : {}),
      ...(change.approver ? { approver_id: change.approver } : {}),
      ...(change.returnedReason !== undefined ? { returned_reason: change.returnedReason } : {}),
      ...(change.releasedAt ? { released_at: change.releasedAt } : {}),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface StoredAdvisory {
  id: string
  number: string
  case: string | null
  /** The released advisory that this one corrects. */
  corrects: string | null
  state: AdvisoryState
  revision: number
  version: number
  author: PersonName
  authorId: string
  approver: PersonName
  returnedReason: string
  createdAt: Date
  releasedAt: Date | null
  savedAt: Date
  /** Everyone who wrote a revision. */
  editors: string[]
  content: DraftContent
}

const columns = sql`a.id, a.number, a.case_id as case, a.corrects_id as corrects, a.state, a.revision, a.version, person_name(a.author_id) as author,
  a.author_id as "authorId", person_name(a.approver_id) as approver, a.returned_reason as "returnedReason",
  a.created_at as "createdAt", a.released_at as "releasedAt", d.at as "savedAt"`

export const readAdvisory = async (tx: Tx, id: string): Promise<StoredAdvisory | undefined> => {
  const { rows } = await sql<Omit<StoredAdvisory, 'content'> & { content: unknown }>`
    select ${columns}, d.content,
      array(select distinct e.person_id from advisory_draft e where e.advisory_id = a.id) as editors
    from advisory a join advisory_draft d on d.advisory_id = a.id and d.revision = a.revision
    where a.id = ${id}`.execute(tx)
  const [row] = rows
  return row && { ...row, content: draftContent.parse(row.content) }
}

export interface Revision {
  revision: number
  person: PersonName
  at: Date
  content: DraftContent
}

/** Newest first. */
export const revisionsOf = async (tx: Tx, advisory: string): Promise<Revision[]> => {
  const { rows } = await sql<Omit<Revision, 'content'> & { content: unknown }>`
    select revision, person_name(person_id) as person, at, content from advisory_draft
    where advisory_id = ${advisory} order by revision desc limit 200`.execute(tx)
  return rows.map(row => ({ ...row, content: draftContent.parse(row.content) }))
}

const defaultThreshold = 5

/** The installation's *k*, `anonymity_threshold` among its settings. */
export const anonymityThreshold = async (tx: Tx): Promise<number> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', 'anonymity_threshold').executeTakeFirst()
  const set = z.number().int().positive().safeParse(row?.value)
  return set.success ? set.data : defaultThreshold
}

/** Organisations of the directory to which every fact applies, and how many there are in all. */
export const countFitting = async (tx: Tx, facts: Facts): Promise<{ count: number; directory: number }> => {
  const { sectors, kinds, places } = facts
  const { rows } = await sql<{ count: number; directory: number }>`
    select count(*)::int as directory, count(*) filter (where
      (${sectors.length === 0} or exists (select from organisation_sector s where s.organisation_id = o.id
        and s.sector = any (${sectors}::text[]) and valid_on(s.valid_from, s.valid_until, actor_today())))
      and (${kinds.length === 0} or exists (select from organisation_kind k where k.organisation_id = o.id
        and k.kind = any (${kinds}::text[]) and valid_on(k.valid_from, k.valid_until, actor_today())))
      and (${places.length === 0} or exists (select from organisation_identifier i, unnest(${places}::text[]) place
        where i.organisation_id = o.id and i.kind = 'PLACE' and position(place in i.value) > 0)))::int as count
    from organisation o
    where not exists (select from organisation_kind k where k.organisation_id = o.id and k.kind = 'COORD')`.execute(tx)
  return rows[0]!
}

export const advisoryOfEdition = async (tx: Tx, edition: string): Promise<string | undefined> => {
  const row = await tx.selectFrom('advisory_edition').select('advisory_id').where('id', '=', edition).executeTakeFirst()
  return row?.advisory_id
}

export const hasCorrection = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql`select from advisory where corrects_id = ${id} limit 1`.execute(tx)
  return rows.length > 0
}

export interface ListedAdvisory {
  id: string
  number: string
  title: string
  kind: AdvisoryKind
  state: AdvisoryState
  tlp: Tlp
  case: { id: string; number: string } | null
  author: PersonName
  returnedReason: string
  createdAt: Date
  savedAt: Date
  releasedAt: Date | null
  /** The edition for others, once released: its board is the page of the distribution. */
  edition: string | null
}

/** A page of advisories with the names of their authors, who are few: each is asked for once. */
const listed = (page: RawBuilder<unknown>) => sql<ListedAdvisory>`
    with page as materialized (${page}),
    authors as materialized (select n.author_id as id, person_name(n.author_id) as name from (select distinct author_id from page) n)
    select a.object_id as id, a.number, a.title, a.kind, a.state, a.tlp,
      case when a.case_id is not null then jsonb_build_object('id', a.case_id, 'number', a.case_number) end as case,
      n.name as author, a.returned_reason as "returnedReason", a.created_at as "createdAt", a.saved_at as "savedAt",
      a.released_at as "releasedAt", a.edition_id as edition
    from page a join authors n on n.id = a.author_id`

/** Advisories of an organisation, newest first, starting from its grants; one more than `limit`. */
export const listAdvisories = async (
  tx: Tx,
  organisation: string,
  filter: {
    state: AdvisoryState | null
    case: string | null
    after: { sortKey: Date; id: string } | null
    limit: number
  },
): Promise<ListedAdvisory[]> => {
  const { state, after } = filter
  const { rows } = await sql<ListedAdvisory>`
    ${listed(sql`select * from listed_advisory a
      where a.holder_id = ${organisation}
        ${state ? sql`and a.state = ${state}` : sql``}
        ${filter.case ? sql`and a.case_id = ${filter.case}` : sql``}
        ${after ? sql`and (a.sort_key, a.object_id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
      order by a.sort_key desc, a.object_id desc limit ${filter.limit + 1}`)}
    order by a.sort_key desc, a.object_id desc`.execute(tx)
  return rows
}

/** What waits for a person: drafts in review that it wrote nothing of, and its own that were returned. */
export const waitingFor = async (
  tx: Tx,
  person: { id: string; organisation: string },
  duties: { release: boolean; draft: boolean },
): Promise<ListedAdvisory[]> => {
  const { rows } = await sql<ListedAdvisory>`
    ${listed(sql`select * from listed_advisory a
      where a.holder_id = ${person.organisation} and a.state in ('IN_REVIEW', 'RETURNED')
        and ((${duties.release} and a.state = 'IN_REVIEW' and not exists (
            select from advisory_draft e where e.advisory_id = a.object_id and e.person_id = ${person.id}))
          or (${duties.draft} and a.state = 'RETURNED' and a.author_id = ${person.id}))
      order by a.saved_at, a.object_id limit 100`)}
    order by a.saved_at, a.object_id`.execute(tx)
  return rows
}
