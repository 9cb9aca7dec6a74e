import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { flawWords } from './flaws.ts'
import type { FormDefinition, FormField } from './model.ts'
import { readTables } from './read-tables.ts'
import { identify, readSheet } from './sheet.ts'
import { FileFlaw } from './table-file.ts'

const now = new Date('2026-11-20T03:07:00+09:00')
const field = (code: string, more: Partial<FormField>): FormField => ({
  code,
  ja: code,
  en: code,
  kind: 'PASSAGE',
  required: 'NEVER',
  help: { ja: '', en: '' },
  verified: false,
  source: '',
  ...more,
})
const definition: FormDefinition = {
  code: 'TEST-1',
  seq: 1,
  ja: '試験',
  en: 'Test',
  validFrom: null,
  validUntil: null,
  verified: false,
  source: '',
  offices: [],
  sections: [
    {
      code: 's',
      ja: 's',
      en: 's',
      fields: [
        field('summary', { from: 'summary' }),
        field('phone', { from: 'contact.phone', kind: 'LINE' }),
        field('day', { kind: 'DAY' }),
        field('note', {}),
      ],
    },
  ],
}

const zipped = async (files: Record<string, string | Uint8Array>): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter())
  for (const [name, content] of Object.entries(files))
    await writer.add(
      name,
      new Uint8ArrayReader(typeof content === 'string' ? new TextEncoder().encode(content) : content),
    )
  return writer.close()
}

const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
const marker = `<row r="1">${inline('A1', '様式コード')}${inline('C1', 'TEST-1')}${inline('D1', '1')}</row>`
const row = (number: number, code: string, cells: string, attributes = '') =>
  `<row r="${number}"${attributes}>${inline(`A${number}`, code)}${cells}</row>`

interface Sheet {
  name?: string
  state?: string
  rows: string
  before?: string
  after?: string
}

/** A workbook as spreadsheets write it, with whatever is put between its lines. */
const workbook = (sheets: readonly Sheet[], extra: Record<string, string | Uint8Array> = {}): Promise<Uint8Array> =>
  zipped({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets
      .map(
        ({ name, state }, place) =>
          `<sheet name="${name ?? `様式${place + 1}`}" sheetId="${place + 1}" r:id="rId${place + 1}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, place) =>
          `<Relationship Id="rId${place + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml':
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', after = '' }, place) => [
        `xl/worksheets/sheet${place + 1}.xml`,
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...extra,
  })

const read = async (file: Uint8Array) => {
  const tables = await readTables(file)
  const table = tables.find(candidate => identify(candidate))
  if (!table) return { answers: {}, flaws: [['', 'NO_FORM']] }
  const { filled, flaws } = readSheet(table, definition, now)
  return { answers: filled.answers, flaws: flaws.map(({ row, column, flaw }) => [`${column}${row}`, flaw]) }
}
const flawOf = (file: Promise<Uint8Array> | Uint8Array): Promise<string> =>
  Promise.resolve(file)
    .then(readTables)
    .then(
      () => 'read',
      (error: unknown) => (error instanceof FileFlaw ? error.flaw : String(error)),
    )

describe('a workbook that somebody filled in', () => {
  it('is read in the sheet that carries the form code, wherever it stands', async () => {
    const file = await workbook([
      { name: '説明', rows: row(1, 'はじめに', '') },
      { name: '様式', rows: `${marker}${row(2, 'summary', inline('C2', '改札が止まった。'))}` },
    ])
    expect(await read(file)).toEqual({ answers: { summary: '改札が止まった。' }, flaws: [] })
    expect(await read(await workbook([{ rows: row(1, 'summary', inline('C1', 'x')) }]))).toMatchObject({
      flaws: [['', 'NO_FORM']],
    })
  })

  it('keeps what is written in furigana out, and reads a date cell as its day', async () => {
    const strings =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>早瀬</t><rPh sb="0" eb="2"><t>ハヤセ</t></rPh></si></sst>'
    const file = await workbook(
      [
        {
          rows: `${marker}${row(2, 'summary', '<c r="C2" t="s"><v>0</v></c>')}${row(3, 'day', '<c r="C3" s="1"><v>46346</v></c>')}`,
        },
      ],
      {
        'xl/sharedStrings.xml': strings,
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      },
    )
    expect(await read(file)).toEqual({ answers: { summary: '早瀬', day: '2026-11-20' }, flaws: [] })
  })

  it('names formulas, rows merged into one, hidden rows and columns, and a telephone number that lost its zero', async () => {
    const rows = [
      marker,
      row(2, 'summary', '<c r="C2" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>'),
      row(3, 'phone', '<c r="C3"><v>312345678</v></c>'),
      row(4, 'day', inline('C4', '2026-11-20')),
      row(5, 'note', inline('C5', '隠れた行'), ' hidden="1"'),
    ].join('')
    const after = '<mergeCells count="2"><mergeCell ref="C4:C5"/><mergeCell ref="C3:E3"/></mergeCells>'
    const { answers, flaws } = await read(await workbook([{ rows, after }]))
    expect(answers).toEqual({})
    expect(flaws).toEqual([
      ['C2', 'FORMULA'],
      ['C3', 'ZERO_LOST'],
      ['C4', 'MERGED'],
      ['C5', 'MERGED'],
    ])
    const hidden = await read(
      await workbook([{ rows: `${marker}${row(5, 'note', inline('C5', 'x'), ' hidden="1"')}` }]),
    )
    expect(hidden.flaws).toEqual([['C5', 'HIDDEN']])
    const column = '<cols><col min="3" max="3" hidden="1"/></cols>'
    const byColumn = await read(
      await workbook([{ before: column, rows: `${marker}${row(5, 'note', inline('C5', 'x'))}` }]),
    )
    expect(byColumn.flaws).toEqual([['C5', 'HIDDEN']])
  })

  it('is never read from a hidden sheet', async () => {
    const form = { rows: `${marker}${row(2, 'summary', inline('C2', '隠れたシート'))}` }
    for (const state of ['hidden', 'veryHidden'])
      expect(
        await read(
          await workbook([
            { name: '表紙', rows: '' },
            { ...form, state },
          ]),
        ),
      ).toEqual({ answers: {}, flaws: [['', 'NO_FORM']] })
  })

  it('is refused with macros, with a password, as an old workbook, and as anything else', async () => {
    const form = { rows: marker }
    expect(await flawOf(workbook([form], { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3]) }))).toBe('MACRO')
    expect(await flawOf(workbook([form], { 'xl/macrosheets/sheet1.xml': '<x/>' }))).toBe('MACRO')
    expect(await flawOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('NOT_A_WORKBOOK')
    expect(await flawOf(zipped({ 'word/document.xml': '<x/>' }))).toBe('NOT_A_WORKBOOK')
    expect(await flawOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe('NOT_A_WORKBOOK')
    expect(await flawOf(new Uint8Array(0))).toBe('NOT_A_WORKBOOK')
    expect(await flawOf(new TextEncoder().encode('a,"open'))).toBe('NOT_A_WORKBOOK')
  })

  it('is refused before it is unpacked when it would fill the memory', async () => {
    const bomb = new Uint8Array(40 << 20)
    expect(await flawOf(workbook([{ rows: marker }], { 'xl/media/image1.bin': bomb }))).toBe('TOO_LARGE')
    expect(await flawOf(workbook([{ rows: `${marker}<row r="1048576">${inline('XFD1048576', 'x')}</row>` }]))).toBe(
      'TOO_LARGE',
    )
    expect(await flawOf(workbook([{ rows: `<row r="1"><c t="inlineStr" r='XFD1'><is><t>x</t></is></c></row>` }]))).toBe(
      'TOO_LARGE',
    )
    expect(await flawOf(new Uint8Array(11 << 20))).toBe('TOO_LARGE')
    expect(await flawOf(new TextEncoder().encode(`${','.repeat(300)}\n`))).toBe('TOO_LARGE')
    expect(await flawOf(new TextEncoder().encode('a\n'.repeat(5001)))).toBe('TOO_LARGE')
  })
})

describe('a CSV file', () => {
  const lines = '様式コード,,TEST-1,1\r\nsummary,,"改札が\n止まった。"\r\n'
  const sjis = Uint8Array.from([
    ...[0x97, 0x6c, 0x8e, 0xae, 0x83, 0x52, 0x81, 0x5b, 0x83, 0x68], // 様式コード
    ...new TextEncoder().encode(',,TEST-1,1\r\nsummary,,'),
    ...[0x89, 0xfc, 0x8e, 0x44, 0x0d, 0x0a], // 改札
  ])

  it('is read in UTF-8 with and without its mark, in UTF-16, and in the encoding of Japanese Excel', async () => {
    const said = { answers: { summary: '改札が\n止まった。' }, flaws: [] }
    expect(await read(new TextEncoder().encode(lines))).toEqual(said)
    expect(await read(new TextEncoder().encode(`\uFEFF${lines}`))).toEqual(said)
    expect(await read(Buffer.from(`\uFEFF${lines.replaceAll(',', '\t')}`, 'utf16le'))).toEqual(said)
    expect(await read(sjis)).toEqual({ answers: { summary: '改札' }, flaws: [] })
  })

  it('names what a spreadsheet would run, and takes signs that begin words', async () => {
    const of = (cell: string) => read(new TextEncoder().encode(`様式コード,,TEST-1,1\nsummary,,"${cell}"\n`))
    for (const cell of ['=1+1', "+cmd|' /C calc'!A0", '-2+3+SUM(1)', '@SUM(1)', '＝１'])
      expect((await of(cell)).flaws).toEqual([['C2', 'FORMULA']])
    for (const cell of ['+81-3-0000-0142', '-5', '- 改札3台（復旧済み）', "'=1+1"])
      expect((await of(cell)).flaws).toEqual([])
  })
})

it('every flaw says in both languages what to write instead', () => {
  for (const { ja, en } of Object.values(flawWords)) {
    expect(ja).toMatch(/。$|\}$/)
    expect(en).toMatch(/\.$|\}$/)
    expect([...ja.matchAll(/\{\w+\}/g)].join()).toBe([...en.matchAll(/\{\w+\}/g)].join())
  }
})
