import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { TimelineKind } from '../timeline/model.ts'
import type { HandoverLine } from './model.ts'

interface Someone {
  id: string
  ja: string
  en: string
}

export interface Handover {
  id: string
  since: Date
  givenAt: Date
  givenBy: string
  giver: Someone | null
  giverPost: { ja: string; en: string }
  note: string
  version: number
  acceptedAt: Date | null
  accepter: Someone | null
}

const columns =
  sql.raw(`h.id, h.since, h.given_at as "givenAt", h.given_by as "givenBy", person_name(h.given_by) as giver,
  (select jsonb_build_object('ja', p.title_ja, 'en', p.title_en) from post p where p.id = h.given_post) as "giverPost",
  h.note, h.version, h.accepted_at as "acceptedAt", person_name(h.accepted_by) as accepter`)

export interface NewHandover {
  id: string
  organisation: string
  since: Date
  at: Date
  person: string
  post: string
  note: string
  lines: readonly HandoverLine[]
}

export const insertHandover = async (tx: Tx, h: NewHandover): Promise<void> => {
  await sql`insert into handover (id, organisation_id, since, given_at, given_by, given_post, note, lines)
    values (${h.id}, ${h.organisation}, ${h.since}, ${h.at}, ${h.person}, ${h.post}, ${h.note}, ${JSON.stringify(h.lines)}::jsonb)`.execute(
    tx,
  )
}

/** The archive of the actor's organisation, newest first. */
export const listHandovers = async (
  tx: Tx,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<Handover[]> => {
  const { after } = page
  const { rows } = await sql<Handover>`select ${columns} from handover h
    where h.organisation_id = actor_organisation()
      ${after ? sql`and (h.given_at, h.id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by h.given_at desc, h.id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export const readHandover = async (tx: Tx, id: string): Promise<Handover | undefined> => {
  const { rows } = await sql<Handover>`select ${columns} from handover h where h.id = ${id}`.execute(tx)
  return rows[0]
}

/**
 * The lines whose subject the reader still holds a grant on, in their order; of an edition that was recalled since, the
 * number remains and the title does not.
 */
export const readLines = async (tx: Tx, id: string): Promise<HandoverLine[]> => {
  const { rows } = await sql<{ line: HandoverLine }>`
    select case when l.line ->> 'subjectKind' = 'edition'
        and edition_withheld((l.line ->> 'subject')::uuid, (select e.issuer_id from advisory_edition e where e.id = (l.line ->> 'subject')::uuid))
      then l.line || '{"title": ""}' else l.line end as line
    from handover h cross join lateral jsonb_array_elements(h.lines) with ordinality l(line, place)
    where h.id = ${id} and exists (select from access_grant g
      where g.object_id = (l.line ->> 'subject')::uuid and g.organisation_id = actor_organisation())
    order by l.place`.execute(tx)
  return rows.map(({ line }) => line)
}

export const lastGivenAt = async (tx: Tx): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date | null }>`
    select max(given_at) as at from handover where organisation_id = actor_organisation()`.execute(tx)
  return rows[0]?.at ?? null
}

export const writeNote = async (tx: Tx, change: { id: string; note: string; version: number }): Promise<boolean> => {
  const { numAffectedRows } = await sql`update handover set note = ${change.note}, version = version + 1
    where id = ${change.id} and version = ${change.version} and accepted_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export const writeAcceptance = async (
  tx: Tx,
  acceptance: { id: string; person: string; post: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update handover
    set accepted_at = ${acceptance.at}, accepted_by = ${acceptance.person}, accepted_post = ${acceptance.post}, version = version + 1
    where id = ${acceptance.id} and accepted_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export interface ShiftChange {
  id: string
  kind: TimelineKind
  subjectKind: string
  subjectId: string
  number: string | null
  at: Date
}

/** What happened in a shift to things that the reader may know of, newest first. */
export const changesBetween = async (tx: Tx, since: Date, until: Date, limit: number): Promise<ShiftChange[]> => {
  const { rows } = await sql<ShiftChange>`
    select t.id, t.kind, t.subject_kind as "subjectKind", t.subject_id as "subjectId", coalesce(r.number, c.number, a.number) as number,
      t.recorded_at as at
    from timeline_entry t
    left join report r on r.id = t.subject_id
    left join case_file c on c.id = t.subject_id
    left join advisory a on a.id = t.subject_id
    where t.recorded_at > ${since} and t.recorded_at <= ${until}
    order by t.recorded_at desc, t.id desc limit ${limit}`.execute(tx)
  return rows
}
