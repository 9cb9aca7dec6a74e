import { isFormula, plain } from './csv.ts'
import { columnName, type FlawCode } from './flaws.ts'
import type { ReadTable } from './sheet.ts'
import { FileFlaw, fileLimits } from './table-file.ts'

/** UTF-8 or UTF-16 by its mark; without one strictly UTF-8, and otherwise what Excel writes in Japan (Windows-31J). */
const decoded = (file: Uint8Array): string => {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file)
  for (const encoding of ['utf-8', 'shift_jis'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file)
    } catch {
      // the next encoding
    }
  throw new FileFlaw('NOT_A_WORKBOOK')
}

interface RawCell {
  text: string
  quoted: boolean
}

/** Rows of RFC 4180; a line break within quotation marks belongs to its cell, and an empty row counts. */
const rowsOf = (text: string, delimiter: string): RawCell[][] => {
  const rows: RawCell[][] = []
  let row: RawCell[] = []
  let cell: RawCell = { text: '', quoted: false }
  let open = false
  const endCell = () => {
    row.push(cell)
    cell = { text: '', quoted: false }
    if (row.length > fileLimits.columns) throw new FileFlaw('TOO_LARGE')
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
    if (rows.length > fileLimits.rows) throw new FileFlaw('TOO_LARGE')
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (open) {
      if (letter !== '"') cell.text += letter
      else if (text[at + 1] === '"') {
        cell.text += '"'
        at++
      } else open = false
    } else if (letter === '"' && cell.text === '' && !cell.quoted) {
      open = true
      cell.quoted = true
    } else if (letter === delimiter) endCell()
    else if (letter === '\n') endRow()
    else if (letter === '\r') {
      if (text[at + 1] === '\n') at++
      endRow()
    } else cell.text += letter
  }
  if (open) throw new FileFlaw('NOT_A_WORKBOOK')
  if (cell.text !== '' || cell.quoted || row.length > 0) endRow()
  return rows
}

const delimiterOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1)
  return first.includes('\t') && !first.includes(',') ? '\t' : ','
}

/** A table of text. Cells that a spreadsheet would run are named, unless an apostrophe made them text. */
export const readCsv = (file: Uint8Array): ReadTable => {
  const text = decoded(file).replace(/^\uFEFF/, '')
  if (text.includes('\0')) throw new FileFlaw('NOT_A_WORKBOOK')
  const faults = new Map<string, { flaw: FlawCode }>()
  const rows = rowsOf(text, delimiterOf(text)).map((cells, row) =>
    cells.map(({ text }, column) => {
      if (isFormula(text)) faults.set(`${columnName(column)}${row + 1}`, { flaw: 'FORMULA' })
      return plain(text)
    }),
  )
  return { name: 'CSV', rows, numbers: new Set(), faults }
}
