import { bulkRows } from '../../formats/forms/bulk.ts'
import { writeCsv } from '../../formats/forms/csv.ts'
import type { WrittenDefinition } from '../../formats/forms/definition.ts'
import { writeFormWorkbook, writeTableWorkbook } from '../../formats/forms/excel.ts'
import type { FilledForm, FormDefinition } from '../../formats/forms/model.ts'
import { choiceRows, sheetRows } from '../../formats/forms/sheet.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/taxonomy/label.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { inForce } from './model.ts'
import * as store from './store.ts'

export const list = store.readVersions

/** One version of a form; without a number the one that is valid today. A form that nobody entered is not there. */
export const definition = async (tx: Tx, code: string, seq: number | null, now: Date): Promise<FormDefinition> => {
  const versions = await store.readVersions(tx, code)
  const found = seq === null ? inForce(versions, dayInJapan(now))[0] : versions.find(version => version.seq === seq)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** Enters a form, or its next version; `after` is the version that the writer saw, 0 for a new form. */
export const enter = async (
  tx: Tx,
  actor: PersonActor,
  code: string,
  written: WrittenDefinition,
  after: number,
  now: Date,
): Promise<{ code: string; seq: number }> => {
  must(decide(actor, 'form.enter', null))
  const last = (await store.readVersions(tx, code)).at(-1)?.seq ?? 0
  if (last !== after) throw new NoroshiError('changed_meanwhile')
  if (after === 0) await store.insertForm(tx, { id: newId(now), code, at: now })
  const seq = after + 1
  if (!(await store.insertVersion(tx, { form: code, seq, definition: written, person: actor.person, now })))
    throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'form.entered', { kind: 'form', id: (await store.formId(tx, code)) ?? null }, { seq })
  return { code, seq }
}

export interface FormFile {
  name: string
  bytes: Uint8Array
}

type Sheetlike = 'EXCEL' | 'CSV'

/** A form as a file. @param head label, number and version, which repeat on every export (SCREENS §3) */
export const formFile = async (
  form: FormDefinition,
  filled: FilledForm,
  {
    medium,
    language,
    head,
    name,
    now,
  }: { medium: Sheetlike; language: Language; head: string; name: string; now: Date },
): Promise<FormFile> => {
  const rows = sheetRows(form, filled, { language, head, now })
  return medium === 'CSV'
    ? { name: `${name}.csv`, bytes: new TextEncoder().encode(writeCsv(rows.map(({ cells }) => cells))) }
    : { name: `${name}.xlsx`, bytes: await writeFormWorkbook(rows, choiceRows(form, language), language) }
}

/** An empty form, or an empty table for several reports. */
export const blankFile = async (
  tx: Tx,
  code: string,
  { layout, medium, language }: { layout: 'FORM' | 'BULK'; medium: Sheetlike; language: Language },
  now: Date,
): Promise<FormFile> => {
  const form = await definition(tx, code, null, now)
  const name = `${form.code}-${form.seq}`
  if (layout === 'FORM')
    return formFile(form, { answers: {}, certainties: {} }, { medium, language, head: '', name, now })
  const rows = bulkRows(form, language)
  return medium === 'CSV'
    ? { name: `${name}-bulk.csv`, bytes: new TextEncoder().encode(writeCsv(rows)) }
    : { name: `${name}-bulk.xlsx`, bytes: await writeTableWorkbook(rows, language) }
}
