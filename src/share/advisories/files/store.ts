import { sql } from 'kysely'
import { z } from 'zod'
import { type FileReading, fileFields } from '../../../formats/office/model.ts'
import { codesOf } from '../../../kernel/taxonomy/label.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { ReadFile } from './model.ts'

export interface AdvisoryFile extends ReadFile {
  attachment: string
  size: number
  sha256: string
  kind: string | null
  lookedBy: { id: string; ja: string; en: string } | null
}

const fieldsSchema = z.array(z.object({ field: z.enum(codesOf(fileFields)), value: z.string() }))

/** Files that go with an advisory, in the order of their hashes: one order for everybody who compares them. */
export const filesOf = async (tx: Tx, advisory: string): Promise<AdvisoryFile[]> => {
  const { rows } = await sql<AdvisoryFile>`
    select f.attachment_id as attachment, a.name, a.size::float8 as size, a.sha256, f.kind, f.fields, f.complete,
      f.read_at as "readAt", person_name(f.looked_by) as "lookedBy", f.looked_at as "lookedAt"
    from advisory_file f join attachment a on a.id = f.attachment_id
    where f.advisory_id = ${advisory} and f.removed_at is null order by a.sha256, a.name`.execute(tx)
  return rows.map(row => ({ ...row, fields: fieldsSchema.parse(row.fields) }))
}

export const insertFiles = async (tx: Tx, advisory: string, attachments: readonly string[]): Promise<void> => {
  await sql`insert into advisory_file (advisory_id, attachment_id)
    select ${advisory}, attachment from unnest(${attachments}::uuid[]) attachment`.execute(tx)
}

const standing = (advisory: string, attachment: string) =>
  sql`advisory_id = ${advisory} and attachment_id = ${attachment} and removed_at is null`

export const markLooked = async (
  tx: Tx,
  advisory: string,
  file: string,
  person: string,
  at: Date,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update advisory_file set looked_by = ${person}, looked_at = ${at}
    where ${standing(advisory, file)} and read_at is not null`.execute(tx)
  return numAffectedRows === 1n
}

export const markRemoved = async (
  tx: Tx,
  advisory: string,
  file: string,
  person: string,
  at: Date,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update advisory_file set removed_by = ${person}, removed_at = ${at}
    where ${standing(advisory, file)}`.execute(tx)
  return numAffectedRows === 1n
}

export const markRead = async (tx: Tx, attachment: string, reading: FileReading, at: Date): Promise<void> => {
  await sql`update advisory_file set kind = ${reading.kind}, fields = ${JSON.stringify(reading.fields)}::jsonb,
      complete = ${reading.complete}, read_at = ${at} where attachment_id = ${attachment}`.execute(tx)
}
