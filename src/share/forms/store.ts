import { sql } from 'kysely'
import type { WrittenDefinition } from '../../formats/forms/definition.ts'
import type { Answer, FilledForm, FormDefinition } from '../../formats/forms/model.ts'
import type { AskedFact, ExportMedium, ShareConsent } from '../../kernel/taxonomy/report-facts.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Truth } from './model.ts'

export interface FormVersion extends FormDefinition {
  enteredAt: Date
  enteredBy: { id: string; ja: string; en: string } | null
}

interface FormRow {
  code: string
  seq: number
  definition: Omit<FormDefinition, 'code' | 'seq'>
  enteredAt: Date
  enteredBy: FormVersion['enteredBy']
}

/** Every version of every form, or of one; forms are few and are read whole. */
export const readVersions = async (tx: Tx, code: string | null = null): Promise<FormVersion[]> => {
  const { rows } = await sql<FormRow>`
    select f.code, v.seq, v.definition, v.entered_at as "enteredAt", person_name(v.person_id) as "enteredBy"
    from form f join form_version v on v.form_id = f.id
    where ${code}::text is null or f.code = ${code} order by f.created_at, f.code, v.seq`.execute(tx)
  return rows.map(({ definition, ...row }) => ({ ...definition, ...row }))
}

export const formId = async (tx: Tx, code: string): Promise<string | undefined> =>
  (await sql<{ id: string }>`select id from form where code = ${code}`.execute(tx)).rows[0]?.id

/** Of two who make the same form at once, the second waits and then finds it made. */
export const insertForm = async (tx: Tx, form: { id: string; code: string; at: Date }): Promise<void> => {
  await sql`insert into form (id, code, created_at) values (${form.id}, ${form.code}, ${form.at})
    on conflict (code) do nothing`.execute(tx)
}

/** @returns false where somebody else entered this version first */
export const insertVersion = async (
  tx: Tx,
  version: { form: string; seq: number; definition: WrittenDefinition; person: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into form_version (form_id, seq, definition, person_id, entered_at)
    values ((select id from form where code = ${version.form}), ${version.seq}, ${JSON.stringify(version.definition)}, ${version.person}, ${version.now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The newest answer to each fact of a report. */
export const answeredFacts = async (tx: Tx, report: string): Promise<Partial<Record<AskedFact, Truth>>> => {
  const { rows } = await sql<{ fact: AskedFact; answer: Truth }>`
    select distinct on (fact) fact, answer from report_fact where report_id = ${report} order by fact, number desc`.execute(
    tx,
  )
  return Object.fromEntries(rows.map(({ fact, answer }) => [fact, answer]))
}

export const insertFact = async (
  tx: Tx,
  fact: { id: string; report: string; fact: AskedFact; answer: Truth; person: string; post: string; at: Date },
): Promise<void> => {
  await sql`insert into report_fact (id, report_id, fact, answer, person_id, post_id, at)
    values (${fact.id}, ${fact.report}, ${fact.fact}, ${fact.answer}, ${fact.person}, ${fact.post}, ${fact.at})`.execute(
    tx,
  )
}

/** Which of the three notions of an operator an organisation was on a day. */
export const designationsOn = async (tx: Tx, organisation: string, day: string): Promise<string[]> => {
  const { rows } = await sql<{ designation: string }>`
    select designation from organisation_designation d
    where d.organisation_id = ${organisation} and valid_on(d.valid_from, d.valid_until, ${day}::date)`.execute(tx)
  return rows.map(({ designation }) => designation)
}

export interface OwnAnswers {
  answers: Record<string, Answer>
  version: number
}

export const readAnswers = async (tx: Tx, report: string, code: string): Promise<OwnAnswers> => {
  const { rows } = await sql<OwnAnswers>`
    select a.answers, a.version from form_answer a join form f on f.id = a.form_id
    where a.report_id = ${report} and f.code = ${code}`.execute(tx)
  return rows[0] ?? { answers: {}, version: 0 }
}

/** @returns false where somebody saved in between: nothing is overwritten */
export const saveAnswers = async (
  tx: Tx,
  saved: { report: string; form: string; answers: Record<string, Answer>; expected: number; person: string; at: Date },
): Promise<boolean> => {
  const { report, form, answers, expected, person, at } = saved
  const id = sql`(select id from form where code = ${form})`
  const { numAffectedRows } =
    expected === 0
      ? await sql`insert into form_answer (report_id, form_id, answers, saved_at, saved_by)
          values (${report}, ${id}, ${JSON.stringify(answers)}, ${at}, ${person}) on conflict do nothing`.execute(tx)
      : await sql`update form_answer set answers = ${JSON.stringify(answers)}, version = version + 1, saved_at = ${at},
          saved_by = ${person} where report_id = ${report} and form_id = ${id} and version = ${expected}`.execute(tx)
  return numAffectedRows === 1n
}

export interface FormExport {
  id: string
  report: string
  seq: number
  form: string
  formSeq: number
  office: string
  medium: ExportMedium
  language: 'ja' | 'en'
  consent: ShareConsent
  sha256: string
  size: number
  person: { id: string; ja: string; en: string } | null
  at: Date
  sentAt: Date | null
  sentTo: string
  receiptNumber: string
  sentBy: { id: string; ja: string; en: string } | null
  filled: FilledForm
}

const columns =
  sql.raw(`e.id, e.report_id as report, e.seq, f.code as form, e.form_seq as "formSeq", e.office, e.medium, e.language,
  e.consent, e.sha256, length(e.content) as size, person_name(e.person_id) as person, e.at, e.sent_at as "sentAt",
  e.sent_to as "sentTo", e.receipt_number as "receiptNumber", person_name(e.sent_by) as "sentBy", e.filled`)

/** Exports of a report that the reader may know of, newest first. */
export const readExports = async (tx: Tx, report: string): Promise<FormExport[]> => {
  const { rows } = await sql<FormExport>`
    select ${columns} from form_export e join form f on f.id = e.form_id
    where e.report_id = ${report} order by e.at desc, e.id desc limit 500`.execute(tx)
  return rows
}

export const readExport = async (tx: Tx, id: string): Promise<(FormExport & { content: Uint8Array }) | undefined> => {
  const { rows } = await sql<FormExport & { content: Uint8Array }>`
    select ${columns}, e.content from form_export e join form f on f.id = e.form_id where e.id = ${id}`.execute(tx)
  return rows[0]
}

export interface NewExport {
  id: string
  report: string
  seq: number
  form: string
  formSeq: number
  office: string
  medium: ExportMedium
  language: 'ja' | 'en'
  consent: ShareConsent
  filled: FilledForm
  content: Uint8Array
  sha256: string
  person: string
  post: string
  at: Date
}

export const insertExport = async (tx: Tx, e: NewExport): Promise<void> => {
  await sql`
    insert into form_export (id, report_id, seq, form_id, form_seq, office, medium, language, consent, filled, content, sha256,
      person_id, post_id, at)
    values (${e.id}, ${e.report}, ${e.seq}, (select id from form where code = ${e.form}), ${e.formSeq}, ${e.office}, ${e.medium}, ${e.language}, ${e.consent},
      ${JSON.stringify(e.filled)}, ${Buffer.from(e.content)}, ${e.sha256}, ${e.person}, ${e.post}, ${e.at})`.execute(tx)
}

/** Said once; a slip is mended by saying it again. */
export const markSent = async (
  tx: Tx,
  id: string,
  sent: { sentAt: Date; sentTo: string; receiptNumber: string; consent: ShareConsent; person: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update form_export set sent_at = ${sent.sentAt}, sent_to = ${sent.sentTo}, receipt_number = ${sent.receiptNumber},
      consent = ${sent.consent}, sent_by = ${sent.person}, marked_at = ${sent.now} where id = ${id}`.execute(tx)
  return numAffectedRows === 1n
}

/** Reports of a case that the reader holds. */
export const reportsOfCase = async (tx: Tx, caseId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select l.report_id as id from case_report l join report r on r.id = l.report_id
    where l.case_id = ${caseId} order by r.created_at, r.id`.execute(tx)
  return rows.map(({ id }) => id)
}
