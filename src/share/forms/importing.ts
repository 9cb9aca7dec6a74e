import type { z } from 'zod'
import { columnOfField, identifyBulk, readBulk } from '../../formats/forms/bulk.ts'
import { contentOf, ownAnswers, type VersionContent, wholeReport } from '../../formats/forms/fill.ts'
import { type Flaw, flawOf } from '../../formats/forms/flaws.ts'
import { type FilledForm, type FormDefinition, fieldsOf } from '../../formats/forms/model.ts'
import { readTables } from '../../formats/forms/read-tables.ts'
import { cellFlaw, identify, type ReadTable, readSheet } from '../../formats/forms/sheet.ts'
import { rootOf, sourceOf } from '../../formats/forms/sources.ts'
import { FileFlaw } from '../../formats/forms/table-file.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { deny } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as drafts from '../reports/drafts/service.ts'
import { complete, contentInput, draftContent, submit } from '../reports/service.ts'
import { list } from './definitions.ts'
import { mustFill, saveAnswers } from './filling.ts'
import * as store from './store.ts'

/** What becomes of a file: drafts that people look through and send, or reports that go at once. */
export type ImportAs = 'DRAFTS' | 'REPORTS'

export interface ImportOrder {
  as: ImportAs
  /** The report that a single form belongs to; without it every row is a first report. */
  report: string | null
}

interface ReadReport {
  row: number
  filled: FilledForm
}

interface ReadFile {
  form: FormDefinition | null
  layout: 'FORM' | 'BULK'
  reports: ReadReport[]
  flaws: Flaw[]
}

const nothing = (flaw: Flaw): ReadFile => ({ form: null, layout: 'FORM', reports: [], flaws: [flaw] })

/** Which form the tables of a file are, and what stands in them. */
const readFile = async (tx: Tx, file: Uint8Array, { as, report }: ImportOrder, now: Date): Promise<ReadFile> => {
  let tables: ReadTable[]
  try {
    tables = await readTables(file)
  } catch (error) {
    if (error instanceof FileFlaw) return nothing(flawOf(error.flaw, {}))
    throw error
  }
  const schema = as === 'REPORTS' ? contentInput : draftContent
  for (const table of tables) {
    const single = identify(table)
    const named = single ?? (report === null ? identifyBulk(table) : undefined)
    if (!named) continue
    const form = (await list(tx, named.code)).find(({ seq }) => seq === named.seq)
    if (!form)
      return nothing(flawOf('UNKNOWN_FORM', { sheet: table.name, row: 1, value: `${named.code} ${named.seq}` }))
    if (single) {
      const { filled, flaws, places } = readSheet(table, form, now)
      const unfit =
        flaws.length > 0
          ? []
          : unfitIn(table, form, filled, schema, code => ({ row: places.get(code) ?? 0, column: 2 }))
      return { form, layout: 'FORM', reports: [{ row: single.row + 1, filled }], flaws: [...flaws, ...unfit] }
    }
    const { reports, flaws } = readBulk(table, form, now)
    const all = reports.flatMap(({ row, filled, flaws }) =>
      flaws.length > 0
        ? flaws
        : unfitIn(table, form, filled, schema, code => ({ row: row - 1, column: columnOfField(table, code) })),
    )
    return { form, layout: 'BULK', reports, flaws: [...flaws, ...all] }
  }
  return nothing(flawOf('NO_FORM', { sheet: tables[0]?.name ?? '' }))
}

/** What the report itself would refuse, at the cell that says it. */
const unfitIn = (
  table: ReadTable,
  form: FormDefinition,
  filled: FilledForm,
  schema: z.ZodType,
  place: (code: string) => { row: number; column: number },
): Flaw[] => {
  const read = schema.safeParse(contentOf(form, filled))
  if (read.success) return []
  return read.error.issues.flatMap(issue => {
    const path = issue.path.filter(part => typeof part === 'string').join('.')
    const fields = fieldsOf(form).filter(({ from }) => from && !sourceOf(from)?.told)
    const field =
      fields.find(({ from }) => from === path) ??
      fields.find(({ from }) => from && path.startsWith(from)) ??
      fields.find(({ from }) => from && rootOf(from) === rootOf(path))
    if (!field) return [flawOf('NOT_ACCEPTED', { sheet: table.name, value: path })]
    const given = filled.answers[field.code]
    const flaw = given === undefined ? 'MISSING' : issue.code === 'too_big' ? 'TOO_LONG' : 'NOT_ACCEPTED'
    const limit = issue.code === 'too_big' ? { limit: String(issue.maximum) } : {}
    return [
      cellFlaw(field, flaw, {
        sheet: table.name,
        ...place(field.code),
        part: 0,
        value: typeof given === 'string' ? given : '',
        ...limit,
      }),
    ]
  })
}

/** What a file would bring in, and every cell that cannot be taken; writes nothing. */
export const previewImport = async (tx: Tx, actor: PersonActor, file: Uint8Array, order: ImportOrder, now: Date) => {
  must(decide(actor, 'form.import', null))
  if (order.report) await mustFill(tx, actor, order.report)
  const { form, layout, reports, flaws } = await readFile(tx, file, order, now)
  return {
    form: form && { code: form.code, seq: form.seq, ja: form.ja, en: form.en },
    layout,
    flaws,
    reports: reports.map(({ row, filled }) => {
      const { summary } = form ? contentOf(form, filled) : {}
      return {
        row,
        summary: typeof summary === 'string' ? summary : '',
        answers: Object.keys(filled.answers).length,
        own: form ? Object.keys(ownAnswers(form, filled)).length : 0,
      }
    }),
  }
}

/** Takes the whole of a file, or nothing of it. */
export const applyImport = async (
  tx: Tx,
  actor: PersonActor,
  file: Uint8Array,
  order: ImportOrder,
  now: Date,
): Promise<{ drafts: string[]; reports: { id: string; number: string }[]; answers: number }> => {
  must(decide(actor, 'form.import', null))
  const { form, reports, flaws } = await readFile(tx, file, order, now)
  if (!form || flaws.length > 0 || reports.length === 0)
    must(deny('import_flawed', `${flaws.length} cells`, undefined, { count: flaws.length }))
  const done = { drafts: [] as string[], reports: [] as { id: string; number: string }[], answers: 0 }
  if (!form) return done
  const [only] = reports
  if (order.report && only) return { ...done, ...(await toReport(tx, actor, order.report, form, only.filled, now)) }
  for (const { filled } of reports) {
    const said = contentOf(form, filled)
    const way = { to: 'MINISTRY', ministry: null } as const
    if (order.as === 'REPORTS') {
      const content = complete(contentInput.parse(said))
      done.reports.push(await submit(tx, actor, { type: 'REPORT', content, convertedFrom: null, ...way }, now))
    } else {
      const begun = { kind: 'FIRST', report: null, content: draftContent.parse(said), ...way } as const
      done.drafts.push((await drafts.begin(tx, actor, begun, now)).id)
    }
  }
  const detail = { form: form.code, seq: form.seq, as: order.as, count: reports.length }
  await append(tx, actor, now, 'form.imported', { kind: 'form', id: null }, detail)
  return done
}

/**
 * A form that was exported, filled in further and brought back: what the report says becomes a follow-up in draft, what
 * only the form asks is kept with the form. A field that the sheet leaves empty is taken out of the follow-up.
 */
const toReport = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  form: FormDefinition,
  filled: FilledForm,
  now: Date,
) => {
  const { report, version } = await mustFill(tx, actor, id)
  const own = ownAnswers(form, filled)
  const known = await store.readAnswers(tx, id, form.code)
  if (Object.keys(own).length > 0)
    await saveAnswers(tx, actor, id, form.code, { given: { ...known.answers, ...own }, expected: known.version }, now)
  const before = wholeReport(version.content as unknown as VersionContent)
  const said = contentOf(form, filled)
  const asked = new Set(fieldsOf(form).flatMap(({ from }) => (from ? [rootOf(from)] : [])))
  const sure = { ...(before.fieldCertainty as object | undefined), ...(said.fieldCertainty as object | undefined) }
  const kept = Object.fromEntries(Object.entries(before).filter(([field]) => !asked.has(field)))
  const content = draftContent.parse({ ...kept, ...said, fieldCertainty: sure })
  const same =
    JSON.stringify(sorted(content)) === JSON.stringify(sorted(draftContent.parse({ ...before, fieldCertainty: sure })))
  if (same) return { answers: Object.keys(own).length }
  if ((await drafts.list(tx, actor)).some(draft => draft.report === id && draft.kind === 'FOLLOW_UP'))
    throw new NoroshiError('draft_under_way')
  const begun = { kind: 'FOLLOW_UP', report: report.id, content, to: 'MINISTRY', ministry: null } as const
  return { drafts: [(await drafts.begin(tx, actor, begun, now)).id], answers: Object.keys(own).length }
}

const sorted = (content: object) => Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))
