import { readZip } from '../archive/zip.ts'
import { attributesOf, xmlText } from '../office/xml.ts'
import { columnName, type FlawCode } from './flaws.ts'
import { FileFlaw, fileLimits } from './table-file.ts'

/** What a workbook holds beside the values of its cells. */
export interface Inspected {
  /** Visible sheets, by the names that stand on their tabs. */
  sheets: ReadonlyMap<string, SheetTraits>
}

export interface SheetTraits {
  faults: Map<string, { flaw: FlawCode; range?: string }>
  numbers: Set<string>
}

interface Place {
  column: number
  row: number
}

const placeOf = (reference: string): Place | undefined => {
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (!digits) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(digits) }
}

const number = (text: string | undefined): number => Number(text ?? Number.NaN)

/** Every element of a name with its attributes as they stand; linear, for it stops at each `<`. */
const tagsOf = (xml: string, name: string): RegExpStringIterator<RegExpExecArray> =>
  xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^<>]*)>`, 'g'))

const attribute = (tag: string, name: string): string | undefined => attributesOf(` ${tag}`, name)[0]

/** A reference far out makes a reader fill in everything before it: 17 thousand million empty cells in one line of XML. */
const refuseFarCells = (xml: string): void => {
  for (const [, reference = ''] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br=["']([A-Za-z0-9]*)["']/g)) {
    const place = placeOf(reference.toUpperCase())
    if (!place || place.row > fileLimits.rows || place.column >= fileLimits.columns) throw new FileFlaw('TOO_LARGE')
  }
  for (const [, tag = ''] of tagsOf(xml, 'row')) {
    if (number(attribute(tag, 'r')) > fileLimits.rows) throw new FileFlaw('TOO_LARGE')
  }
  if ([...tagsOf(xml, 'row')].length > fileLimits.rows) throw new FileFlaw('TOO_LARGE')
  const cells = [...tagsOf(xml, 'c')].length
  if (cells > fileLimits.rows * 64) throw new FileFlaw('TOO_LARGE')
}

const traitsOf = (xml: string): SheetTraits => {
  refuseFarCells(xml)
  const faults = new Map<string, { flaw: FlawCode; range?: string }>()
  const numbers = new Set<string>()
  const hiddenColumns = [...tagsOf(xml, 'col')].flatMap(([, tag = '']) =>
    /^(?:1|true)$/.test(attribute(tag, 'hidden') ?? '')
      ? [{ from: number(attribute(tag, 'min')) - 1, to: number(attribute(tag, 'max')) - 1 }]
      : [],
  )
  const isHidden = (column: number) => hiddenColumns.some(({ from, to }) => column >= from && column <= to)
  const hiddenRows = new Set(
    [...tagsOf(xml, 'row')].flatMap(([, tag = '']) =>
      /^(?:1|true)$/.test(attribute(tag, 'hidden') ?? '') ? [number(attribute(tag, 'r'))] : [],
    ),
  )
  for (const match of tagsOf(xml, 'c')) {
    const [whole, tag = ''] = match
    const reference = attribute(tag, 'r') ?? ''
    const place = placeOf(reference)
    if (!place || whole.endsWith('/>')) continue
    const behind = xml.slice(match.index + whole.length, match.index + whole.length + 400)
    const formula = /^\s*<(?:\w+:)?f[\s/>]/.test(behind)
    if (formula) faults.set(reference, { flaw: 'FORMULA' })
    else if (isHidden(place.column) || hiddenRows.has(place.row)) faults.set(reference, { flaw: 'HIDDEN' })
    if (['n', undefined].includes(attribute(tag, 't')) && /^\s*<(?:\w+:)?v>/.test(behind)) numbers.add(reference)
  }
  for (const [, tag = ''] of tagsOf(xml, 'mergeCell')) markMerged(attribute(tag, 'ref') ?? '', faults)
  return { faults, numbers }
}

/** Merging across does no harm, the words stand in the first cell; merging downwards takes the answers of other rows. */
const markMerged = (range: string, faults: SheetTraits['faults']): void => {
  const [from, to] = range.split(':').map(placeOf)
  if (!from || !to || to.row === from.row) return
  const last = { row: Math.min(to.row, fileLimits.rows), column: Math.min(to.column, fileLimits.columns) }
  for (let row = from.row; row <= last.row; row++)
    for (let column = from.column; column <= last.column; column++)
      faults.set(`${columnName(column)}${row}`, { flaw: 'MERGED', range })
}

/**
 * Looks into a workbook before it is read: its size unpacked, macros, hidden sheets, rows and columns, merged cells,
 * formulas, and how far out its cells lie.
 * @throws FileFlaw
 */
export const inspectWorkbook = async (file: Uint8Array): Promise<Inspected> => {
  const { parts, partBytes, allBytes } = fileLimits
  const archive = await readZip(file, { entries: parts, entryBytes: partBytes, totalBytes: allBytes }).catch(() => {
    throw new FileFlaw('NOT_A_WORKBOOK')
  })
  const content = new Map(archive.entries.map(entry => [entry.name, entry]))
  if (archive.incomplete || archive.entries.some(({ unread }) => unread === 'too-large'))
    throw new FileFlaw('TOO_LARGE')
  if (archive.entries.some(({ name }) => /vbaProject|macrosheets\//i.test(name))) throw new FileFlaw('MACRO')
  if (archive.entries.some(({ unread }) => unread !== undefined)) throw new FileFlaw('NOT_A_WORKBOOK')
  const text = (name: string) => {
    const bytes = content.get(name)?.content
    return bytes && xmlText(bytes)
  }
  const workbook = text('xl/workbook.xml')
  const relations = text('xl/_rels/workbook.xml.rels')
  if (!workbook || !relations) throw new FileFlaw('NOT_A_WORKBOOK')
  for (const { name, content: bytes } of archive.entries)
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name) && bytes) refuseFarCells(xmlText(bytes))
  const targets = new Map(
    [...tagsOf(relations, 'Relationship')].map(([, tag = '']) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  )
  const sheets = new Map<string, SheetTraits>()
  for (const [, tag = ''] of tagsOf(workbook, 'sheet')) {
    const hidden = /^(?:hidden|veryHidden)$/.test(attribute(tag, 'state') ?? '')
    const target = targets.get(attribute(tag, 'id'))?.replace(/^\/?xl\//, '') ?? ''
    const xml = text(`xl/${target}`)
    if (!hidden && xml) sheets.set(attribute(tag, 'name') ?? '', traitsOf(xml))
  }
  return { sheets }
}
