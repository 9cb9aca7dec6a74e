import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { DraftContent, Recipient } from '../service.ts'

export type DraftKind = 'FIRST' | 'CONSULTATION' | 'FOLLOW_UP' | 'FINAL' | 'CORRECTION' | 'WITHDRAWAL'

/** What is being written, and to whom. */
export interface Written {
  content: DraftContent
  to: Recipient
  ministry: string | null
}

export interface Draft extends Written {
  id: string
  kind: DraftKind
  report: string | null
  number: string | null
  version: number
  createdAt: Date
  savedAt: Date
  savedBy: { id: string; ja: string; en: string } | null
  discardedAt: Date | null
}

const columns =
  sql.raw(`d.id, d.kind, d.report_id as report, (select r.number from report r where r.id = d.report_id) as number,
  d.addressee as to, d.ministry_id as ministry, d.content, d.version, d.created_at as "createdAt", d.saved_at as "savedAt",
  person_name(d.saved_by) as "savedBy", d.discarded_at as "discardedAt"`)

/** @returns false where a draft of this version of this report is being written already */
export const insertDraft = async (
  tx: Tx,
  draft: Written & {
    id: string
    organisation: string
    kind: DraftKind
    report: string | null
    person: string
    at: Date
  },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('report_draft')
    .values({
      id: draft.id,
      organisation_id: draft.organisation,
      kind: draft.kind,
      report_id: draft.report,
      addressee: draft.to,
      ministry_id: draft.ministry,
      content: JSON.stringify(draft.content),
      created_at: draft.at,
      saved_at: draft.at,
      saved_by: draft.person,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const readDraft = async (tx: Tx, id: string): Promise<Draft | undefined> =>
  (await sql<Draft>`select ${columns} from report_draft d where d.id = ${id}`.execute(tx)).rows[0]

export const draftOfVersion = async (tx: Tx, report: string, kind: DraftKind): Promise<Draft | undefined> =>
  (
    await sql<Draft>`select ${columns} from report_draft d
      where d.report_id = ${report} and d.kind = ${kind} and d.discarded_at is null`.execute(tx)
  ).rows[0]

/** Lists start from grants (ADR 0003); row-level security asks the post as well. */
export const listDrafts = async (tx: Tx, organisation: string): Promise<Draft[]> => {
  const { rows } = await sql<Draft>`
    select ${columns} from access_grant g join report_draft d on d.id = g.object_id
    where g.organisation_id = ${organisation} and g.object_kind = 'report_draft' and d.discarded_at is null
    order by d.saved_at desc, d.id desc limit 200`.execute(tx)
  return rows
}

/** @returns false where somebody saved in between: nothing is overwritten */
export const saveDraft = async (
  tx: Tx,
  id: string,
  save: Written & { expected: number; person: string; at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('report_draft')
    .set({
      content: JSON.stringify(save.content),
      addressee: save.to,
      ministry_id: save.ministry,
      version: save.expected + 1,
      saved_at: save.at,
      saved_by: save.person,
    })
    .where('id', '=', id)
    .where('version', '=', save.expected)
    .where('discarded_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns false where it was so already */
export const markDiscarded = async (tx: Tx, id: string, by: { person: string; at: Date | null; now: Date }) => {
  const { numUpdatedRows } = await tx
    .updateTable('report_draft')
    .set({ discarded_at: by.at, saved_by: by.person, saved_at: by.now })
    .where('id', '=', id)
    .where('discarded_at', by.at ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns whether it was there: of two who send it at once, one finds it gone */
export const deleteDraft = async (tx: Tx, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('report_draft')
    .where('id', '=', id)
    .where('discarded_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** @returns how many were forgotten */
export const forgetDrafts = async (tx: Tx, before: Date): Promise<number> =>
  (await sql<{ count: number }>`select forget_drafts(${before}) as count`.execute(tx)).rows[0]?.count ?? 0
