import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnownTime } from '../../kernel/known-time.ts'
import { certaintyCodes } from '../../kernel/taxonomy/certainty.ts'
import { indicatorKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import { bulkRows, identifyBulk, readBulk } from './bulk.ts'
import { neutral, plain, writeCsv } from './csv.ts'
import { writeFormWorkbook, writeTableWorkbook } from './excel.ts'
import { contentOf, fill } from './fill.ts'
import {
  type Answer,
  type AnswerKind,
  answerKinds,
  changedFields,
  type FilledForm,
  type FormDefinition,
  type FormField,
  unanswered,
} from './model.ts'
import { readTables } from './read-tables.ts'
import { choiceRows, identify, readSheet, sheetRows } from './sheet.ts'
import { sources } from './sources.ts'
import { choicesOf } from './tables.ts'

const now = new Date('2026-11-20T03:07:00+09:00')
const field = (code: string, kind: AnswerKind, more: Partial<FormField> = {}): FormField => ({
  code,
  ja: `項目 ${code}`,
  en: `Field ${code}`,
  kind,
  required: 'NEVER',
  help: { ja: '', en: '' },
  verified: false,
  source: '',
  ...more,
})

const choice = {
  choices: [
    { code: 'A', ja: '暗号化', en: 'Encryption' },
    { code: 'B', ja: '暴露の示唆', en: 'Hint of a leak' },
  ],
}
const free: FormField[] = (Object.keys(answerKinds) as AnswerKind[]).map(kind =>
  field(`own_${kind}`, kind, kind === 'CHOICE' || kind === 'CHOICES' ? choice : {}),
)
const bound: FormField[] = Object.entries(sources).map(([from, source]) =>
  field(from, source.kind, { from, ...('table' in source ? { table: source.table } : {}) }),
)
const definition: FormDefinition = {
  code: 'TEST-1',
  seq: 3,
  ja: '試験の様式',
  en: 'A form for the test',
  validFrom: null,
  validUntil: null,
  verified: false,
  source: '',
  sections: [
    { code: 'report', ja: '報告', en: 'Report', fields: bound },
    { code: 'own', ja: '追加', en: 'More', fields: free },
  ],
  offices: [],
}

/** Anything that people and attackers put into a cell: line breaks, quotes, formulas, control characters, emoji. */
const anyText = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      '@x',
      '+81-3-0000-0142',
      '0312345678',
      '1/2',
      '1e5',
      'TRUE',
      '"',
      '\r\n',
      '_x000D_',
      '#N/A',
      'toString',
      '__proto__',
    ),
    fc
      .array(fc.constantFrom('=', "'", '"', ',', '\n', '\r', '\t', 'あ', '\u0001', '_x0041_', '\ufffd', '😀', ' '), {
        minLength: 1,
      })
      .map(letters => letters.join('')),
  )
  // PostgreSQL stores no U+0000, so that no report holds one.
  .map(text => text.replaceAll('\0', ''))
  .filter(text => text.trim() !== '')
const instant = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map(at => at.toISOString())
const time: fc.Arbitrary<KnownTime> = fc
  .record({
    ends: fc.oneof(
      fc.constant<readonly [string | null, string | null]>([null, null]),
      fc.tuple(instant, instant).map(ends => ends.sort() as unknown as readonly [string | null, string | null]),
    ),
    zone: fc.constantFrom('Asia/Tokyo', 'Europe/Paris', 'Nowhere]', ''),
    certainty: fc.constantFrom(...certaintyCodes),
    wording: fc.oneof(fc.constant(''), anyText),
  })
  .map(({ ends: [earliest, latest], ...rest }) => ({ earliest, latest, ...rest }))
  .filter(({ wording, earliest, certainty }) => wording !== '' || earliest !== null || certainty !== 'NOT_GIVEN')
const certainty = fc.constantFrom(...certaintyCodes)
const size = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs)
const quantity = fc.record({ number: size, unit: anyText, what: anyText })
const indicator = fc.record({ kind: fc.constantFrom(...indicatorKindCodes), value: anyText, certainty })

const answerTo = (asked: FormField): fc.Arbitrary<Answer> => {
  const codes = choicesOf(asked).map(({ code }) => code)
  const anyCode = fc.constantFrom(...(codes.length > 0 ? codes : ['']))
  const byKind: Record<AnswerKind, fc.Arbitrary<Answer>> = {
    LINE: anyText,
    PASSAGE: anyText,
    CHOICE: anyCode,
    CHOICES: fc.uniqueArray(anyCode, { minLength: 1 }),
    TIME: time,
    DAY: instant.map(iso => iso.slice(0, 10)),
    NUMBER: fc.nat().map(String),
    QUANTITIES: fc.array(quantity, { minLength: 1, maxLength: 5 }),
    INDICATORS: fc.array(indicator, { minLength: 1, maxLength: 5 }),
  }
  return byKind[asked.kind]
}

const isTold = ({ from }: FormField) => from?.startsWith('report.') ?? false
const isPart = ({ from }: FormField) => from !== undefined && 'part' in sources[from as keyof typeof sources]
const filledForm: fc.Arbitrary<FilledForm> = fc
  .tuple(
    ...[...bound, ...free].map(asked =>
      isTold(asked)
        ? fc.constant(null)
        : fc.option(fc.tuple(fc.constant(asked), answerTo(asked), fc.option(certainty))),
    ),
  )
  .map(given => {
    const said = given.filter(each => each !== null)
    return {
      answers: Object.fromEntries(said.map(([{ code }, answer]) => [code, answer])),
      certainties: Object.fromEntries(
        said.flatMap(([asked, , sure]) => (sure && !isPart(asked) ? [[asked.code, sure]] : [])),
      ),
    }
  })

/** “Unknown” with a certainty of “not given” is how a report keeps that nobody answered. */
const withoutDoubts = ({ answers, certainties }: FilledForm): FilledForm => ({
  answers,
  certainties: Object.fromEntries(Object.entries(certainties).filter(([, sure]) => sure !== 'NOT_GIVEN')),
})

const rowsOf = (filled: FilledForm, language: 'ja' | 'en') =>
  sheetRows(definition, filled, { language, head: 'TLP:AMBER R-1', now })
const excelOf = (filled: FilledForm, language: 'ja' | 'en' = 'ja') =>
  writeFormWorkbook(rowsOf(filled, language), choiceRows(definition, language), language)
const csvOf = (filled: FilledForm, language: 'ja' | 'en' = 'ja') =>
  new TextEncoder().encode(writeCsv(rowsOf(filled, language).map(({ cells }) => cells)))
const readBack = async (file: Uint8Array) => {
  const tables = await readTables(file)
  const table = tables.find(candidate => identify(candidate))
  if (!table) throw new Error('no form in it')
  expect(identify(table)).toMatchObject({ code: 'TEST-1', seq: 3 })
  return readSheet(table, definition, now)
}

describe('a filled form', () => {
  it('R-014: comes back from Excel exactly as it went, the certainty of each field included', async () => {
    await fc.assert(
      fc.asyncProperty(filledForm, fc.constantFrom('ja', 'en'), async (filled, language) => {
        const { filled: read, flaws } = await readBack(await excelOf(filled, language))
        expect(flaws).toEqual([])
        expect(read).toEqual(filled)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('R-014: comes back from CSV exactly as it went, the certainty of each field included', async () => {
    await fc.assert(
      fc.asyncProperty(filledForm, fc.constantFrom('ja', 'en'), async (filled, language) => {
        const { filled: read, flaws } = await readBack(csvOf(filled, language))
        expect(flaws).toEqual([])
        expect(read).toEqual(filled)
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('R-013: gives back the content of a report, and an unanswered field stays unanswered', () => {
    fc.assert(
      fc.property(filledForm.map(withoutDoubts), filled => {
        const said = contentOf(definition, filled) as { fieldCertainty?: Record<string, never> }
        const roots = new Set(Object.keys(said))
        const content = { ...said, fieldCertainty: said.fieldCertainty ?? {} }
        const told = { number: '', case: '', seq: '', kind: '', originator: '', submittedAt: '' }
        const own = Object.fromEntries(
          free.flatMap(({ code }) => (filled.answers[code] === undefined ? [] : [[code, filled.answers[code]]])),
        )
        const again = fill(definition, told, content, own)
        expect(contentOf(definition, again)).toEqual(said)
        for (const { from, code } of bound)
          if (from && !roots.has(from.split('.')[0] ?? '')) expect(again.answers[code]).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })

  it('says which needed fields are open, and which changed since', () => {
    const needed = {
      ...definition,
      sections: [
        {
          code: 's',
          ja: '',
          en: '',
          fields: [
            field('kind', 'CHOICE', choice),
            field('note', 'PASSAGE', { required: { field: 'kind', is: ['A'] } }),
            field('who', 'LINE', { required: 'ALWAYS' }),
          ],
        },
      ],
    }
    const open = (answers: Record<string, Answer>) => unanswered(needed, { answers }).map(({ code }) => code)
    expect(open({})).toEqual(['who'])
    expect(open({ kind: 'A' })).toEqual(['note', 'who'])
    expect(open({ kind: 'B', who: '早瀬' })).toEqual([])
    const form = (answers: Record<string, Answer>, certainties: FilledForm['certainties'] = {}) => ({
      answers,
      certainties,
    })
    expect(changedFields(needed, form({ who: 'a' }), form({ who: 'a' }))).toEqual([])
    expect(
      changedFields(needed, form({ who: 'a' }), form({ who: 'a' }, { who: 'PROBABLE' })).map(({ code }) => code),
    ).toEqual(['who'])
    expect(changedFields(needed, form({ who: 'a' }), form({ kind: 'A' })).map(({ code }) => code)).toEqual([
      'kind',
      'who',
    ])
  })
})

describe('a cell that cannot be read', () => {
  const change = async (cells: Record<string, [number, string]>) => {
    const rows = rowsOf({ answers: { summary: '改札が止まった。' }, certainties: {} }, 'ja').map(({ cells }) => [
      ...cells,
    ])
    for (const [code, [column, text]] of Object.entries(cells)) {
      const row = rows.find(([first]) => first === code)
      if (row) row[column] = text
    }
    const { flaws } = await readBack(await writeTableWorkbook(rows, 'ja'))
    return flaws.map(({ sheet, row, column, field, flaw, ja }) => ({ sheet, row, column, field, flaw, ja }))
  }

  it('is named by sheet, row and column, with what to write there', async () => {
    const place = rowsOf({ answers: {}, certainties: {} }, 'ja').findIndex(({ cells }) => cells[0] === 'own_CHOICE') + 1
    expect(await change({ own_CHOICE: [2, '身代金'] })).toEqual([
      {
        sheet: '様式',
        row: place,
        column: 'C',
        field: 'own_CHOICE',
        flaw: 'NO_SUCH_CHOICE',
        ja: '選べる言葉ではありません。次のどれかを書いてください：暗号化 ／ 暴露の示唆',
      },
    ])
  })

  it('does not hide the others', async () => {
    const flaws = await change({
      own_DAY: [2, '2026-02-30'],
      own_NUMBER: [2, '多数'],
      occurredAt: [3, 'きのう'],
      own_QUANTITIES: [3, '660'],
      service: [6, 'たぶん'],
      own_CHOICES: [2, '暗号化\n無差別'],
    })
    expect(flaws.map(({ field, column, flaw }) => [field, column, flaw])).toEqual([
      ['service', 'G', 'NO_SUCH_CHOICE'],
      ['occurredAt', 'D', 'NOT_A_TIME'],
      ['own_CHOICES', 'C', 'NO_SUCH_CHOICE'],
      ['own_DAY', 'C', 'NOT_A_DAY'],
      ['own_NUMBER', 'C', 'NOT_A_NUMBER'],
      ['own_QUANTITIES', 'C', 'MISSING_PART'],
    ])
  })

  it('and a row of no field, or of one field twice, is named as well', async () => {
    const rows = rowsOf({ answers: { service: '運行', system: '改札' }, certainties: {} }, 'ja').map(({ cells }) => [
      ...cells,
    ])
    const [service] = rows.filter(([code]) => code === 'service')
    const { flaws } = await readBack(await writeTableWorkbook([...rows, ['servise', '', '運行'], service ?? []], 'ja'))
    expect(flaws.map(({ flaw, column }) => [flaw, column])).toEqual([
      ['UNKNOWN_FIELD', 'A'],
      ['TWICE', 'C'],
    ])
  })
})

describe('words alone', () => {
  it('are read as a time like words typed into the report', async () => {
    const rows = rowsOf({ answers: {}, certainties: {} }, 'ja').map(({ cells }) => [...cells])
    const row = rows.find(([code]) => code === 'occurredAt')
    if (row) row[2] = '昨日の夕刻'
    const { filled } = await readBack(new TextEncoder().encode(writeCsv(rows)))
    expect(filled.answers.occurredAt).toMatchObject({
      wording: '昨日の夕刻',
      certainty: 'PROBABLE',
      zone: 'Asia/Tokyo',
    })
    expect((filled.answers.occurredAt as KnownTime).earliest).toMatch(/^2026-11-19T/)
  })
})

describe('a table for several reports', () => {
  const head = bulkRows(definition, 'ja')
  const tableOf = async (...rows: Record<string, string>[]) => {
    const names = head[0] ?? []
    const lines = rows.map(row => names.map(name => row[name] ?? ''))
    const [table] = await readTables(new TextEncoder().encode(writeCsv([...head, ...lines])))
    if (!table) throw new Error('no table')
    expect(identifyBulk(table)).toEqual({ code: 'TEST-1', seq: 3 })
    return readBulk(table, definition, now)
  }

  it('holds a report in each row, in the columns that its first row names', async () => {
    const { reports, flaws } = await tableOf(
      { summary: '改札が止まった。', 'contact.name': '早瀬', 'contact.phone': '03-0000-0142', causes: '機器等の故障' },
      {
        summary: '二件目\n続き',
        indicators: '192.0.2.1\nexample.jp',
        'indicators/2': 'IPV4\nドメイン',
        'summary/certainty': '疑い',
      },
    )
    expect(flaws).toEqual([])
    expect(reports.map(({ row, flaws }) => [row, flaws])).toEqual([
      [3, []],
      [4, []],
    ])
    expect(contentOf(definition, reports[0]!.filled)).toEqual({
      summary: '改札が止まった。',
      contact: { name: '早瀬', phone: '03-0000-0142' },
      causes: ['CA_ACC_HW'],
    })
    expect(reports[1]?.filled.answers.indicators).toEqual([
      { kind: 'IPV4', value: '192.0.2.1', certainty: 'NOT_GIVEN' },
      { kind: 'DOMAIN', value: 'example.jp', certainty: 'NOT_GIVEN' },
    ])
    expect(reports[1]?.filled.certainties).toEqual({ summary: 'SUSPECTED' })
  })

  it('names bad cells by row and column', async () => {
    const { reports } = await tableOf({ summary: '一件目' }, { summary: '二件目', eventClass: '停電' })
    const column = head[0]?.indexOf('eventClass') ?? 0
    expect(reports.map(({ flaws }) => flaws.map(({ row, column, flaw }) => [row, column, flaw]))).toEqual([
      [],
      [
        [
          4,
          String.fromCharCode(65 + Math.floor(column / 26) - 1).replace('@', '') +
            String.fromCharCode(65 + (column % 26)),
          'NO_SUCH_CHOICE',
        ],
      ],
    ])
  })
})

it('text that a spreadsheet would run is made text, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constant('')), text => {
      expect(neutral(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
      expect(plain(neutral(text))).toBe(text)
    }),
  )
})
