import readWorkbook from 'read-excel-file/universal'
import writeWorkbook, { type CellObject } from 'write-excel-file/universal'
import type { Language } from '../../kernel/taxonomy/label.ts'
import { inspectWorkbook } from './inspect.ts'
import type { ReadTable, SheetRow } from './sheet.ts'
import { FileFlaw } from './table-file.ts'

/** What XML 1.0 forbids or its writers drop, as ST_Xstring (ECMA-376 part 1 §22.9.2.19), so that no character is lost. */
const awkward =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are meant
  /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g

const unitsOf = (text: string): string =>
  [...Array(text.length).keys()]
    .map(at => `_x${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')

/** The writer looks shared strings up in an object, where “toString” or “constructor” is taken: their first letter is escaped. */
const escaped = (text: string): string =>
  text in {} ? `${unitsOf(text.slice(0, 1))}${text.slice(1)}` : text.replace(awkward, unitsOf)

/** Text, formatted as text: nothing runs, and 0312345678 or 11/20 stays what was typed, also when it is typed anew. */
const textCell = (text: string, look: Partial<CellObject> = {}): CellObject => ({
  value: escaped(text),
  type: String,
  format: '@',
  wrap: true,
  alignVertical: 'top',
  ...look,
})

const looks: Record<SheetRow['role'], Partial<CellObject>> = {
  HEAD: { fontWeight: 'bold' },
  NOTE: {},
  COLUMNS: { fontWeight: 'bold', backgroundColor: '#E8E8E8', borderStyle: 'thin' },
  SECTION: { fontWeight: 'bold', backgroundColor: '#F2F2F2' },
  FIELD: { borderStyle: 'thin' },
}

const names = { ja: { form: '様式', choices: '選択肢' }, en: { form: 'Form', choices: 'Choices' } } as const
const widths = [18, 26, 48, 18, 18, 14, 14, 60]

const bytesOf = async (book: { toBlob(): Promise<Blob> }): Promise<Uint8Array> =>
  new Uint8Array(await (await book.toBlob()).arrayBuffer())

/** A form as a workbook: the form on the first sheet, what may be chosen on the second. */
export const writeFormWorkbook = (
  rows: readonly SheetRow[],
  choices: readonly (readonly string[])[],
  language: Language,
): Promise<Uint8Array> => {
  const columns = rows.findIndex(({ role }) => role === 'COLUMNS') + 1
  return bytesOf(
    writeWorkbook([
      {
        sheet: names[language].form,
        data: rows.map(({ role, cells }) => cells.map(text => textCell(text, looks[role]))),
        columns: widths.map(width => ({ width })),
        stickyRowsCount: columns,
        orientation: 'landscape',
      },
      {
        sheet: names[language].choices,
        data: [['', '', ''], ...choices].map(cells => cells.map(text => textCell(text))),
        columns: [{ width: 24 }, { width: 48 }, { width: 24 }],
      },
    ]),
  )
}

/** A plain table of text as a workbook. */
export const writeTableWorkbook = (rows: readonly (readonly string[])[], language: Language): Promise<Uint8Array> =>
  bytesOf(
    writeWorkbook([
      { sheet: names[language].form, data: rows.map(cells => cells.map(text => textCell(text))), stickyRowsCount: 1 },
    ]),
  )

const wordsOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime())
      ? ''
      : cell
          .toISOString()
          .replace('T', ' ')
          .replace(/(:\d\d)?\.\d{3}Z$/, '')
  return String(cell)
}

/**
 * The visible sheets of a workbook as tables of text, with what was found beside the values.
 * @throws FileFlaw
 */
export const readWorkbookTables = async (file: Uint8Array): Promise<ReadTable[]> => {
  const { sheets } = await inspectWorkbook(file)
  // A copy of its own: a Buffer may lie in a larger piece of memory.
  const read = await readWorkbook(new Blob([Uint8Array.from(file)]), { trim: false, parseNumber: text => text }).catch(
    () => {
      throw new FileFlaw('NOT_A_WORKBOOK')
    },
  )
  return read.flatMap(({ sheet, data }) => {
    const traits = sheets.get(sheet)
    return traits ? [{ name: sheet, rows: data.map(cells => cells.map(wordsOf)), ...traits }] : []
  })
}
