import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface NewAttachment {
  id: string
  content: string
  organisation: string
  person: string
  post: string
  name: string
  declaredType: string
  detectedType: string
  size: number
  sha256: string
  tlp: Tlp | null
  note: string
  objectLimit: number
  at: Date
}

export const insert = async (tx: Tx, attachment: NewAttachment): Promise<void> => {
  await tx
    .insertInto('attachment')
    .values({
      id: attachment.id,
      content_id: attachment.content,
      organisation_id: attachment.organisation,
      person_id: attachment.person,
      post_id: attachment.post,
      name: attachment.name,
      declared_type: attachment.declaredType,
      detected_type: attachment.detectedType,
      size: String(attachment.size),
      sha256: attachment.sha256,
      tlp: attachment.tlp,
      note: attachment.note,
      object_limit: String(attachment.objectLimit),
      added_at: attachment.at,
    })
    .execute()
}

export interface StoredAttachment {
  id: string
  contentId: string
  objectKind: string | null
  objectId: string | null
  seq: number | null
  messageId: string | null
  measureId: string | null
  organisationId: string
  organisation: OrganisationName | null
  person: { id: string; ja: string; en: string } | null
  name: string
  declaredType: string
  detectedType: string
  size: number
  sha256: string
  tlp: Tlp | null
  note: string
  objectLimit: number
  addedAt: Date
  withdrawnAt: Date | null
  withdrawnReason: string
}

const columns = sql`a.id, a.content_id as "contentId", a.object_kind as "objectKind", a.object_id as "objectId", a.seq,
  a.message_id as "messageId", a.measure_id as "measureId", a.organisation_id as "organisationId",
  organisation_on(a.organisation_id, tokyo_day(a.added_at)) as organisation, person_name(a.person_id) as person,
  a.name, a.declared_type as "declaredType", a.detected_type as "detectedType", a.size::float8 as size, a.sha256, a.tlp,
  a.note, a.object_limit::float8 as "objectLimit", a.added_at as "addedAt", a.withdrawn_at as "withdrawnAt",
  a.withdrawn_reason as "withdrawnReason"`

export const find = async (tx: Tx, id: string): Promise<StoredAttachment | undefined> => {
  const { rows } = await sql<StoredAttachment>`select ${columns} from attachment a where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** In the order in which they came; a case shows its reports’ files as well. */
export const ofObject = async (tx: Tx, object: string): Promise<StoredAttachment[]> => {
  const { rows } = await sql<StoredAttachment>`
    select ${columns} from attachment a
    where a.object_id in (select case_family(${object}))
      or a.object_id in (select l.report_id from case_report l where l.case_id in (select case_family(${object})))
    order by a.bound_at, a.id limit 1000`.execute(tx)
  return rows
}

/** What this person has uploaded and not sent; locked, so that two acts do not take the same file. */
export const waiting = async (tx: Tx, person: string, ids: readonly string[] | null): Promise<StoredAttachment[]> => {
  const { rows } = await sql<StoredAttachment>`
    select ${columns} from attachment a
    where a.object_id is null and a.person_id = ${person} and (${ids}::uuid[] is null or a.id = any (${ids}::uuid[]))
    order by a.added_at, a.id for update of a`.execute(tx)
  return rows
}

export const sizeOf = async (tx: Tx, object: string): Promise<number> => {
  const { rows } = await sql<{ size: number }>`
    select coalesce(sum(size), 0)::float8 as size from attachment where object_id = ${object}`.execute(tx)
  return rows[0]?.size ?? 0
}

/** Where a file stands within its object: nothing is the object itself. */
export interface Place {
  seq?: number
  message?: string
  measure?: string
}

export const bind = async (
  tx: Tx,
  ids: readonly string[],
  object: { kind: string; id: string },
  place: Place,
  at: Date,
): Promise<void> => {
  await tx
    .updateTable('attachment')
    .set({
      object_kind: object.kind,
      object_id: object.id,
      seq: place.seq ?? null,
      message_id: place.message ?? null,
      measure_id: place.measure ?? null,
      bound_at: at,
    })
    .where('id', 'in', [...ids])
    .execute()
}

export const insertCopies = async (
  tx: Tx,
  by: { organisation: string; person: string; post: string },
  ids: readonly string[],
  object: { kind: string; id: string },
  at: Date,
): Promise<void> => {
  await sql`insert into attachment (id, content_id, object_kind, object_id, organisation_id, person_id, post_id, name, declared_type,
      detected_type, size, sha256, tlp, note, object_limit, added_at, bound_at)
    select gen_random_uuid(), content_id, ${object.kind}, ${object.id}, ${by.organisation}, ${by.person}, ${by.post}, name,
      declared_type, detected_type, size, sha256, tlp, note, object_limit, ${at}, ${at}
    from attachment where id = any (${ids}::uuid[])`.execute(tx)
}

export const withdraw = async (tx: Tx, id: string, by: { person: string; reason: string; at: Date }): Promise<void> => {
  await tx
    .updateTable('attachment')
    .set({ withdrawn_at: by.at, withdrawn_by: by.person, withdrawn_reason: by.reason })
    .where('id', '=', id)
    .execute()
}

/** @returns the names of the bytes, which go once this is committed */
export const removeWaiting = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ content: string }>`
    delete from attachment where id = ${id} and object_id is null returning content_id as content`.execute(tx)
  return rows[0]?.content
}

export const forgetWaiting = async (tx: Tx, before: Date): Promise<string[]> => {
  const { rows } = await sql<{ content: string }>`
    delete from attachment where object_id is null and added_at < ${before} returning content_id as content`.execute(tx)
  return rows.map(row => row.content)
}

export const knownContents = async (tx: Tx, contents: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ content: string }>`
    select content_id as content from attachment where content_id = any (${contents}::uuid[])`.execute(tx)
  return new Set(rows.map(row => row.content))
}

/** The organisation that carries out a measure of this case. */
export const measureOwner = async (tx: Tx, caseId: string, measure: string): Promise<string | null> => {
  const { rows } = await sql<{ owner: string }>`
    select owner_organisation_id as owner from measure where id = ${measure} and case_id = ${caseId}`.execute(tx)
  return rows[0]?.owner ?? null
}
