import { csvRows } from '../../../../formats/eventlog/csv-rows.ts'
import { actorKinds } from '../../../../kernel/taxonomy/actor-kinds.ts'
import { isCodeOf } from '../../../../kernel/taxonomy/label.ts'
import { sectors } from '../../../../kernel/taxonomy/sectors.ts'
import { type Column, columns, type Flaw } from './model.ts'

const needed: readonly Column[] = ['code', 'ja', 'en', 'short_ja', 'short_en', 'valid_from', 'kinds']

export interface ImportRow extends Record<Column, string> {
  line: number
}

export const wordsOf = (cell: string): string[] => cell.split(/[\s;、]+/).filter(word => word !== '')

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** Rows of the file with every cell that cannot be taken by itself; a row of empty cells is passed over. */
export const readRows = (text: string): { rows: ImportRow[]; flaws: Flaw[] } => {
  const [head, ...lines] = csvRows(text.replace(/^\uFEFF/, ''))
  const places = new Map((head?.cells ?? []).map((name, place) => [name.trim().toLowerCase(), place]))
  const absent = needed.filter(column => !places.has(column))
  if (absent.length > 0)
    return { rows: [], flaws: absent.map(column => ({ line: 1, column, value: '', flaw: 'MISSING_COLUMN' })) }
  const rows = lines.flatMap(({ cells, line }) => {
    const row = Object.fromEntries(
      columns.map(column => [column, (cells[places.get(column) ?? -1] ?? '').normalize('NFKC').trim()]),
    ) as Record<Column, string>
    return Object.values(row).some(cell => cell !== '') ? [{ ...row, line }] : []
  })
  const seen = new Set<string>()
  return { rows, flaws: rows.flatMap(row => flawsOf(row, seen)) }
}

const flawsOf = (row: ImportRow, seen: Set<string>): Flaw[] => {
  const flaws: Flaw[] = []
  const bad = (column: Column, flaw: Flaw['flaw'], value = row[column]) =>
    void flaws.push({ line: row.line, column, value, flaw })
  for (const column of needed) if (row[column] === '') bad(column, 'MISSING')
  if (row.code !== '' && !/^[A-Z0-9][A-Z0-9-]{1,38}$/.test(row.code)) bad('code', 'BAD_CODE')
  if (seen.has(row.code)) bad('code', 'TWICE')
  seen.add(row.code)
  if (row.valid_from !== '' && !isDay(row.valid_from)) bad('valid_from', 'NOT_A_DAY')
  if (!['', 'yes', 'no'].includes(row.public_body.toLowerCase())) bad('public_body', 'NOT_YES_OR_NO')
  for (const code of wordsOf(row.kinds))
    if (!isCodeOf(actorKinds, code) || code === 'COORD') bad('kinds', 'UNKNOWN_CODE', code)
  for (const code of wordsOf(row.sectors)) if (!isCodeOf(sectors, code)) bad('sectors', 'UNKNOWN_CODE', code)
  return flaws
}
