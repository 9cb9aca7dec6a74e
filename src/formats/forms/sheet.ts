import type { Certainty } from '../../kernel/taxonomy/certainty.ts'
import type { Language } from '../../kernel/taxonomy/label.ts'
import {
  choicesAt,
  type PartFlaw,
  type Parts,
  readAnswer,
  readCertainty,
  writeAnswer,
  writeCertainty,
} from './cells.ts'
import { columnName, type Flaw, type FlawCode, flawOf } from './flaws.ts'
import { type Answer, type FilledForm, type FormDefinition, type FormField, fieldsOf } from './model.ts'
import { sourceOf } from './sources.ts'
import { choicesOf } from './tables.ts'

/** A table as a file held it. Rows and columns count from 0 here and from 1 and A for people. */
export interface ReadTable {
  name: string
  rows: readonly (readonly string[])[]
  /** Cells that hold a number, as C5. */
  numbers: ReadonlySet<string>
  /** Cells that must not be read as they are, as C5, with the reason. */
  faults: ReadonlyMap<string, { flaw: FlawCode; range?: string }>
}

export interface SheetRow {
  role: 'HEAD' | 'NOTE' | 'COLUMNS' | 'SECTION' | 'FIELD'
  cells: readonly string[]
}

export const headings = {
  ja: ['項目コード', '項目', '回答', '続き1', '続き2', '続き3', '確度', '書き方'],
  en: ['Field', 'Item', 'Answer', 'Part 2', 'Part 3', 'Part 4', 'Certainty', 'How to write'],
} as const
const marker = { ja: '様式コード', en: 'Form code' } as const
const answerColumn = 2
const certaintyColumn = 6
/** Rows that a person may fill in beyond those that are filled. */
const spareRows = 3

const kindHelp = {
  LINE: { ja: '', en: '' },
  PASSAGE: { ja: '', en: '' },
  CHOICE: { ja: '次から一つ：{choices}', en: 'One of: {choices}' },
  CHOICES: { ja: '次からいくつでも、1行に一つ：{choices}', en: 'Any of, one on a line: {choices}' },
  TIME: {
    ja: '回答：言葉のままで可（11月19日夕刻など）。続き1・2：いちばん早い・遅い時刻（2026-11-20 03:07）。続き3：時刻の確かさ。',
    en: 'Answer: words will do (evening of 19 November). Parts 2 and 3: earliest and latest (2026-11-20 03:07). Part 4: how sure the time is.',
  },
  DAY: { ja: '2026-11-20 のように書きます。', en: 'Like 2026-11-20.' },
  NUMBER: { ja: '数だけを書きます。', en: 'The number alone.' },
  QUANTITIES: { ja: '回答：何の量か。続き1：数。続き2：単位。', en: 'Answer: of what. Part 2: number. Part 3: unit.' },
  INDICATORS: {
    ja: '回答：値。続き1：種類（{choices}）。続き3：確度。',
    en: 'Answer: value. Part 2: kind ({choices}). Part 4: certainty.',
  },
} as const

const wordsFor = (field: FormField, part: number, language: Language): string =>
  choicesAt(field, part)
    .map(choice => choice[language])
    .join(' ／ ') // a comma may stand within a choice

/** A form that nobody checked says so once, at its head. */
const howTo = (field: FormField, language: Language, checked: boolean): string =>
  [
    field.required === 'ALWAYS' ? { ja: '必須。', en: 'Needed.' }[language] : '',
    sourceOf(field.from)?.told ? { ja: '読み込み時には使いません。', en: 'Not read back.' }[language] : '',
    field.help[language],
    kindHelp[field.kind][language].replace('{choices}', wordsFor(field, field.kind === 'INDICATORS' ? 1 : 0, language)),
    field.verified || !checked ? '' : { ja: '【未確認の項目】', en: '[unverified field]' }[language],
  ]
    .filter(words => words !== '')
    .join(language === 'ja' ? '' : ' ')

const isTableKind = ({ kind }: FormField): boolean => kind === 'QUANTITIES' || kind === 'INDICATORS'
const noParts: Parts = ['', '', '', '']

const fieldRows = (
  field: FormField,
  { answers, certainties }: FilledForm,
  { language, now, checked }: { language: Language; now: Date; checked: boolean },
): SheetRow[] => {
  const answer = answers[field.code]
  const written = answer === undefined ? [] : writeAnswer(answer, field, language, now)
  const lines = isTableKind(field) ? [...written, ...Array<Parts>(spareRows).fill(noParts)] : [written[0] ?? noParts]
  const sure = certainties[field.code]
  return lines.map((parts, line) => ({
    role: 'FIELD',
    cells: [
      field.code,
      line === 0 ? field[language] : '',
      ...parts,
      line === 0 && sure ? writeCertainty(sure, language) : '',
      line === 0 ? howTo(field, language, checked) : '',
    ],
  }))
}

/** The rows of a form: what it is, then each field with its answer in cells. @param head label, number and version */
export const sheetRows = (
  definition: FormDefinition,
  filled: FilledForm,
  { language, head, now }: { language: Language; head: string; now: Date },
): SheetRow[] => [
  { role: 'HEAD', cells: [marker[language], definition[language], definition.code, String(definition.seq)] },
  { role: 'NOTE', cells: ['', head] },
  {
    role: 'NOTE',
    cells: [
      '',
      definition.verified
        ? ''
        : {
            ja: '見本です。提出先の様式と照合していません。提出先の最新の様式を確かめてください。',
            en: 'A sample, not compared with the office’s own form. Check the office’s latest form.',
          }[language],
    ],
  },
  { role: 'COLUMNS', cells: headings[language] },
  ...definition.sections.flatMap((section): SheetRow[] => [
    { role: 'SECTION', cells: ['', section[language]] },
    ...section.fields.flatMap(field => fieldRows(field, filled, { language, now, checked: definition.verified })),
  ]),
]

/** Which form and version a table says it is; undefined where it says none in its first rows. */
export const identify = ({ rows }: ReadTable): { code: string; seq: number; row: number } | undefined => {
  const row = rows.slice(0, 10).findIndex(cells => cells[0] === marker.ja || cells[0] === marker.en)
  const [, , code = '', seq = ''] = rows[row] ?? []
  return row < 0 ? undefined : { code: code.trim(), seq: Number(seq.normalize('NFKC')) || 0, row }
}

interface FieldLine {
  row: number
  parts: Parts
  certainty: string
}

const lineOf = (cells: readonly string[], row: number): FieldLine => ({
  row,
  parts: [cells[2] ?? '', cells[3] ?? '', cells[4] ?? '', cells[5] ?? ''],
  certainty: cells[certaintyColumn] ?? '',
})

const isBlank = ({ parts, certainty }: FieldLine): boolean => [...parts, certainty].every(cell => cell.trim() === '')

const limitOf = (field: FormField): string =>
  field.kind === 'PASSAGE' ? '20000' : field.kind === 'TIME' ? '200' : '2000'

/** A flaw of a cell in the words of its field. */
export const cellFlaw = (
  field: FormField,
  flaw: FlawCode,
  place: { sheet: string; row: number; column: number; part: number; value: string; range?: string; limit?: string },
): Flaw => {
  const values = (language: Language) => ({
    choices: wordsFor(field, place.part, language),
    limit: place.limit ?? limitOf(field),
    range: place.range ?? '',
  })
  return flawOf(
    flaw,
    { sheet: place.sheet, row: place.row + 1, column: columnName(place.column), field: field.code, value: place.value },
    { ja: values('ja'), en: values('en') },
  )
}

/** The answers of a table that was filled in, and every cell that cannot be read, as its reader will look for it. */
export const readSheet = (
  table: ReadTable,
  definition: FormDefinition,
  now: Date,
): { filled: FilledForm; flaws: Flaw[]; places: ReadonlyMap<string, number> } => {
  const begin = (identify(table)?.row ?? -1) + 1
  const fields = new Map(fieldsOf(definition).map(field => [field.code, field]))
  const lines = new Map<string, FieldLine[]>()
  const flaws: Flaw[] = []
  table.rows.forEach((cells, row) => {
    const code = (cells[0] ?? '').trim()
    if (row < begin || code === '' || code === headings.ja[0] || code === headings.en[0]) return
    if (!fields.has(code))
      flaws.push(flawOf('UNKNOWN_FIELD', { sheet: table.name, row: row + 1, column: 'A', value: code }))
    else lines.set(code, [...(lines.get(code) ?? []), lineOf(cells, row)])
  })
  const answers: Record<string, Answer> = {}
  const certainties: Record<string, Certainty> = {}
  const places = new Map<string, number>()
  for (const [code, found] of lines) {
    const field = fields.get(code)
    if (!field || sourceOf(field.from)?.told) continue
    places.set(code, found[0]?.row ?? 0)
    const faults = found.flatMap(line => faultsOf(table, field, line))
    const read: ReturnType<typeof readField> =
      faults.length > 0 ? { flaws: faults } : readField(table, field, found, now)
    flaws.push(...read.flaws)
    if (read.answer !== undefined) answers[code] = read.answer
    if (read.certainty && read.answer !== undefined) certainties[code] = read.certainty
  }
  return { filled: { answers, certainties }, flaws: flaws.sort((a, b) => a.row - b.row), places }
}

const faultsOf = (table: ReadTable, field: FormField, { row, parts, certainty }: FieldLine): Flaw[] =>
  [...parts, certainty].flatMap((value, part) => {
    const column = answerColumn + part
    const fault = table.faults.get(`${columnName(column)}${row + 1}`)
    return fault
      ? [
          cellFlaw(field, fault.flaw, {
            sheet: table.name,
            row,
            column,
            part,
            value,
            ...(fault.range ? { range: fault.range } : {}),
          }),
        ]
      : []
  })

const readField = (
  table: ReadTable,
  field: FormField,
  found: readonly FieldLine[],
  now: Date,
): { answer?: Answer; certainty?: Certainty; flaws: Flaw[] } => {
  const filled = isTableKind(field) ? found : found.filter(line => !isBlank(line))
  const at = (flaw: FlawCode, line: FieldLine | undefined, part: number): Flaw =>
    cellFlaw(field, flaw, {
      sheet: table.name,
      row: line?.row ?? 0,
      column: answerColumn + part,
      part: part === 4 ? 3 : part,
      value: [...(line?.parts ?? []), line?.certainty ?? ''][part] ?? '',
    })
  if (!isTableKind(field) && filled.length > 1) return { flaws: [at('TWICE', filled[1], 0)] }
  const [first] = filled
  if (first && sourceOf(field.from)?.digits && table.numbers.has(`${columnName(answerColumn)}${first.row + 1}`))
    return { flaws: [at('ZERO_LOST', first, 0)] }
  const read = readAnswer(
    filled.map(line => line.parts),
    field,
    now,
  )
  const certainty = readCertainty(first?.certainty ?? '')
  return {
    ...(read.answer === undefined ? {} : { answer: read.answer }),
    ...(certainty ? { certainty } : {}),
    flaws: [
      ...read.flaws.map(({ line, part, flaw }: PartFlaw) => at(flaw, filled[line], part)),
      ...(certainty === undefined ? [at('NO_SUCH_CHOICE', first, 4)] : []),
    ],
  }
}

/** Every choice of the form beside the code of its field: the second sheet. */
export const choiceRows = (definition: FormDefinition, language: Language): string[][] =>
  fieldsOf(definition).flatMap(field => choicesOf(field).map(choice => [field.code, choice[language], choice.code]))
