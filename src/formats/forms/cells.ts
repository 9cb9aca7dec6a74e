import type { Language } from '../../kernel/taxonomy/label.ts'
import type { FlawCode } from './flaws.ts'
import type { Answer, AnswerKind, AnswerOf, FormChoice, FormField } from './model.ts'
import { choicesOf, chosenBy } from './tables.ts'
import { readTimeCells, timeCells } from './time-cells.ts'

/** The cells of an answer: the answer itself and three more, whose meaning the kind gives. */
export type Parts = readonly [string, string, string, string]

export interface PartFlaw {
  /** Which row of the field, and which of its cells. */
  line: number
  part: 0 | 1 | 2 | 3
  flaw: FlawCode
}

interface Context {
  field: FormField
  language: Language
  now: Date
}

interface Codec<Kind extends AnswerKind> {
  write(answer: AnswerOf[Kind], context: Context): Parts[]
  /** @returns the answer; undefined where nothing was answered; the flaws where it cannot be read */
  read(lines: readonly Parts[], context: Context): AnswerOf[Kind] | undefined | PartFlaw[]
}

const alone = (text: string): Parts[] => [[text, '', '', '']]
const isBlank = (parts: Parts): boolean => parts.every(part => part.trim() === '')
const firstOf = (lines: readonly Parts[]): string => lines[0]?.[0] ?? ''
const flawed = (part: PartFlaw['part'], flaw: FlawCode, line = 0): PartFlaw[] => [{ line, part, flaw }]

/** The words of a choice; its code where two choices are called the same. */
const wordsOf = (choices: readonly FormChoice[], code: string, language: Language): string => {
  const words = choices.find(choice => choice.code === code)?.[language] ?? code
  return chosenBy(choices, words) === code ? words : code
}

const certaintyChoices = choicesOf({ table: 'certainties' })
const notGiven = { ja: '未記入', en: 'Not given' } as const
export const writeCertainty = (code: string, language: Language): string =>
  code === 'NOT_GIVEN' ? notGiven[language] : wordsOf(certaintyChoices, code, language)

type CertaintyCode = AnswerOf['TIME']['certainty']
/** @returns null where the cell is empty, undefined where it is no certainty */
export const readCertainty = (cell: string): CertaintyCode | null | undefined => {
  if (cell.trim() === '') return null
  if ([notGiven.ja, notGiven.en, 'NOT_GIVEN'].includes(cell.trim())) return 'NOT_GIVEN'
  return chosenBy(certaintyChoices, cell) as CertaintyCode | undefined
}

const text = (limit: number): Pick<Codec<'LINE'>, 'read'> & { write(answer: string): Parts[] } => ({
  write: alone,
  read: lines => {
    const written = firstOf(lines)
    if (written.trim() === '') return undefined
    return written.length > limit ? flawed(0, 'TOO_LONG') : written
  },
})

const readNumber = (cell: string): number | undefined => {
  const plain = cell.normalize('NFKC').replaceAll(',', '').trim()
  return /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined
}

const readDay = (cell: string): string | undefined => {
  const [, year, month, day] =
    /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?: 00:00)?$/.exec(cell.normalize('NFKC').trim()) ?? []
  if (!year || !month || !day) return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined
}

const filledLines = (lines: readonly Parts[]) =>
  lines.map((parts, line) => ({ parts, line })).filter(({ parts }) => !isBlank(parts))

/** Every filled row by itself: all answers, or all flaws. */
const rowsOf = <Row>(lines: readonly Parts[], read: (parts: Parts, line: number) => Row | PartFlaw[]) => {
  const found = filledLines(lines).map(({ parts, line }) => read(parts, line))
  const flaws = found.filter((each): each is PartFlaw[] => Array.isArray(each)).flat()
  if (flaws.length > 0) return flaws
  return found.length === 0 ? undefined : (found as Row[])
}

const indicatorChoices = choicesOf({ table: 'indicatorKinds' })

const codecs: { [Kind in AnswerKind]: Codec<Kind> } = {
  LINE: text(2000),
  PASSAGE: text(20_000),
  CHOICE: {
    write: (code, { field, language }) => alone(wordsOf(choicesOf(field), code, language)),
    read: (lines, { field }) => {
      const words = firstOf(lines)
      if (words.trim() === '') return undefined
      return chosenBy(choicesOf(field), words) ?? flawed(0, 'NO_SUCH_CHOICE')
    },
  },
  CHOICES: {
    write: (codes, { field, language }) =>
      alone(codes.map(code => wordsOf(choicesOf(field), code, language)).join('\n')),
    read: (lines, { field }) => {
      const choices = choicesOf(field)
      const words = firstOf(lines)
        .split(/[\r\n;；]+/)
        .filter(part => part.trim() !== '')
      const codes = words.flatMap(part => {
        const whole = chosenBy(choices, part)
        return whole ? [whole] : part.split(/[、,，]/).map(piece => chosenBy(choices, piece))
      })
      if (codes.some(code => code === undefined)) return flawed(0, 'NO_SUCH_CHOICE')
      return codes.length === 0 ? undefined : (codes as string[])
    },
  },
  TIME: {
    write: (time, { language }) => [[...timeCells(time), writeCertainty(time.certainty, language)]],
    read: (lines, { now }) => {
      const [words = '', from = '', until = '', sure = ''] = lines[0] ?? []
      if (isBlank([words, from, until, sure])) return undefined
      if (words.length > 200) return flawed(0, 'TOO_LONG')
      const certainty = readCertainty(sure)
      if (certainty === undefined) return flawed(3, 'NO_SUCH_CHOICE')
      const time = readTimeCells([words, from, until], certainty ?? undefined, now)
      return 'flaw' in time ? flawed(time.part, time.flaw) : time
    },
  },
  DAY: {
    write: alone,
    read: lines => {
      const cell = firstOf(lines)
      return cell.trim() === '' ? undefined : (readDay(cell) ?? flawed(0, 'NOT_A_DAY'))
    },
  },
  NUMBER: {
    write: alone,
    read: lines => {
      const cell = firstOf(lines)
      if (cell.trim() === '') return undefined
      return readNumber(cell) === undefined
        ? flawed(0, 'NOT_A_NUMBER')
        : cell.normalize('NFKC').replaceAll(',', '').trim()
    },
  },
  QUANTITIES: {
    write: quantities => quantities.map(({ what, number, unit }): Parts => [what, String(number), unit, '']),
    read: lines =>
      rowsOf(lines, ([what, digits, unit], line) => {
        const number = readNumber(digits)
        if (what.trim() === '') return flawed(0, 'MISSING_PART', line)
        if (number === undefined) return flawed(1, digits.trim() === '' ? 'MISSING_PART' : 'NOT_A_NUMBER', line)
        if (unit.trim() === '') return flawed(2, 'MISSING_PART', line)
        return { number, unit, what }
      }),
  },
  INDICATORS: {
    write: (indicators, { language }) =>
      indicators.map(
        ({ kind, value, certainty }): Parts => [
          value,
          wordsOf(indicatorChoices, kind, language),
          '',
          writeCertainty(certainty, language),
        ],
      ),
    read: lines =>
      rowsOf(lines, ([value, words, , sure], line) => {
        const kind = chosenBy(indicatorChoices, words) as AnswerOf['INDICATORS'][number]['kind'] | undefined
        const certainty = readCertainty(sure)
        if (value.trim() === '') return flawed(0, 'MISSING_PART', line)
        if (!kind) return flawed(1, words.trim() === '' ? 'MISSING_PART' : 'NO_SUCH_CHOICE', line)
        if (certainty === undefined) return flawed(3, 'NO_SUCH_CHOICE', line)
        return { kind, value, certainty: certainty ?? 'NOT_GIVEN' }
      }),
  },
}

/** The rows of cells that hold an answer. */
export const writeAnswer = (answer: Answer, field: FormField, language: Language, now: Date): Parts[] =>
  (codecs[field.kind] as Codec<AnswerKind>).write(answer as never, { field, language, now })

export const readAnswer = (
  lines: readonly Parts[],
  field: FormField,
  now: Date,
): { answer?: Answer; flaws: PartFlaw[] } => {
  const read = (codecs[field.kind] as Codec<AnswerKind>).read(lines, { field, language: 'ja', now })
  if (Array.isArray(read) && read.some(isPartFlaw)) return { flaws: read as PartFlaw[] }
  return read === undefined ? { flaws: [] } : { answer: read as Answer, flaws: [] }
}

const isPartFlaw = (value: unknown): value is PartFlaw =>
  typeof value === 'object' && value !== null && 'flaw' in value && 'part' in value

/** What may be written in a cell of a field, for the sentence of a flaw. */
export const choicesAt = (field: FormField, part: number): readonly FormChoice[] => {
  if (part === 3) return certaintyChoices
  return field.kind === 'INDICATORS' && part === 1 ? indicatorChoices : choicesOf(field)
}
