import type { Certainty } from '../../kernel/taxonomy/certainty.ts'
import type { Language } from '../../kernel/taxonomy/label.ts'
import { type Parts, readAnswer, readCertainty } from './cells.ts'
import { columnName, type Flaw, flawOf } from './flaws.ts'
import { type Answer, type FilledForm, type FormDefinition, type FormField, fieldsOf } from './model.ts'
import { cellFlaw, type ReadTable } from './sheet.ts'
import { sourceOf } from './sources.ts'

/** Reports that one table may hold: as many as one person can look through before they are sent. */
export const mostReports = 200

interface Column {
  field: FormField
  part: 0 | 1 | 2 | 3 | 'certainty'
}

const partsOf = ({ kind, from }: FormField): Column['part'][] => {
  const parts: Column['part'][] =
    kind === 'TIME' ? [0, 1, 2, 3] : kind === 'QUANTITIES' ? [0, 1, 2] : kind === 'INDICATORS' ? [0, 1, 3] : [0]
  return sourceOf(from)?.part ? parts : [...parts, 'certainty']
}

const nameOf = ({ field, part }: Column): string =>
  part === 0 ? field.code : `${field.code}/${part === 'certainty' ? part : part + 1}`

const columnsOf = (definition: FormDefinition): Column[] =>
  fieldsOf(definition)
    .filter(({ from }) => from && !sourceOf(from)?.told)
    .flatMap(field => partsOf(field).map(part => ({ field, part })))

const sign = ({ code, seq }: Pick<FormDefinition, 'code' | 'seq'>): string => `#${code}/${seq}`

/** An empty table for several reports: a column for each answer, a row for each report. Rows that begin with # are not read. */
export const bulkRows = (definition: FormDefinition, language: Language): string[][] => {
  const columns = columnsOf(definition)
  const certainty = { ja: '確度', en: 'certainty' }[language]
  const words = ({ field, part }: Column) =>
    part === 0 ? field[language] : `${field[language]} ${part === 'certainty' ? certainty : part + 1}`
  return [
    [sign(definition), ...columns.map(nameOf)],
    ['#', ...columns.map(words)],
  ]
}

/** Which form a table of several reports is of. */
export const identifyBulk = ({ rows }: ReadTable): { code: string; seq: number } | undefined => {
  const [, code, seq] = /^#([A-Za-z][\w.-]*)\/(\d{1,6})$/.exec((rows[0]?.[0] ?? '').trim()) ?? []
  return code ? { code, seq: Number(seq) } : undefined
}

export interface BulkReport {
  /** As the spreadsheet counts it. */
  row: number
  filled: FilledForm
  flaws: Flaw[]
}

const lines = (cell: string, several: boolean): string[] => (several ? cell.split(/\r?\n/) : [cell])

/** One report for each row that says something. */
export const readBulk = (
  table: ReadTable,
  definition: FormDefinition,
  now: Date,
): { reports: BulkReport[]; flaws: Flaw[] } => {
  const heads = (table.rows[0] ?? []).map(cell => cell.trim())
  const known = new Map(columnsOf(definition).map(column => [nameOf(column), column]))
  const strangers = heads.flatMap((name, place) =>
    place === 0 || name === '' || known.has(name)
      ? []
      : [flawOf('UNKNOWN_FIELD', { sheet: table.name, row: 1, column: columnName(place), value: name })],
  )
  const absent = columnsOf(definition)
    .filter(({ field, part }) => field.required === 'ALWAYS' && part === 0 && !heads.includes(field.code))
    .map(({ field }) =>
      flawOf('MISSING_COLUMN', { sheet: table.name, row: 1, field: field.code }, { ja: { field: field.code } }),
    )
  const said = table.rows
    .map((cells, row) => ({ cells, row }))
    .filter(({ cells, row }) => row > 0 && !(cells[0] ?? '').startsWith('#') && cells.some(cell => cell.trim() !== ''))
  if (said.length > mostReports) return { reports: [], flaws: [flawOf('TOO_LARGE', { sheet: table.name })] }
  const place = new Map(heads.map((name, column) => [name, column]))
  return {
    reports: said.map(({ cells, row }) => readRow(table, definition, { cells, row, place, now })),
    flaws: [...strangers, ...absent],
  }
}

interface BulkRow {
  cells: readonly string[]
  row: number
  place: ReadonlyMap<string, number>
  now: Date
}

const readRow = (table: ReadTable, definition: FormDefinition, { cells, row, place, now }: BulkRow): BulkReport => {
  const answers: Record<string, Answer> = {}
  const certainties: Record<string, Certainty> = {}
  const flaws: Flaw[] = []
  for (const field of new Set(columnsOf(definition).map(column => column.field))) {
    const columnOf = (part: Column['part']) => place.get(nameOf({ field, part }))
    const cell = (part: Column['part']) => cells[columnOf(part) ?? -1] ?? ''
    const bad = (flaw: Flaw['flaw'], part: Column['part'], range?: string) =>
      void flaws.push(
        cellFlaw(field, flaw, {
          sheet: table.name,
          row,
          column: columnOf(part) ?? columnOf(0) ?? 0,
          part: part === 'certainty' ? 3 : part,
          value: cell(part),
          ...(range ? { range } : {}),
        }),
      )
    const faulty = partsOf(field).filter(part => {
      const column = columnOf(part)
      const fault = column === undefined ? undefined : table.faults.get(`${columnName(column)}${row + 1}`)
      if (fault) bad(fault.flaw, part, fault.range)
      return fault !== undefined
    })
    if (faulty.length > 0) continue
    if (sourceOf(field.from)?.digits && table.numbers.has(`${columnName(columnOf(0) ?? 0)}${row + 1}`)) {
      bad('ZERO_LOST', 0)
      continue
    }
    const several = field.kind === 'QUANTITIES' || field.kind === 'INDICATORS'
    const split = ([0, 1, 2, 3] as const).map(part => lines(cell(part), several))
    const parts = Array.from(
      { length: Math.max(...split.map(column => column.length)) },
      (_, line): Parts => [
        split[0]?.[line] ?? '',
        split[1]?.[line] ?? '',
        split[2]?.[line] ?? '',
        split[3]?.[line] ?? '',
      ],
    )
    const read = readAnswer(parts, field, now)
    for (const { part, flaw } of read.flaws) bad(flaw, part)
    if (read.answer !== undefined) answers[field.code] = read.answer
    const sure = readCertainty(cell('certainty'))
    if (sure === undefined) bad('NO_SUCH_CHOICE', 'certainty')
    else if (sure && read.answer !== undefined) certainties[field.code] = sure
  }
  return { row: row + 1, filled: { answers, certainties }, flaws }
}

/** Where a field stands in the table; the first column where it stands nowhere. */
export const columnOfField = (table: ReadTable, code: string): number =>
  Math.max(
    0,
    (table.rows[0] ?? []).findIndex(cell => cell.trim() === code),
  )
