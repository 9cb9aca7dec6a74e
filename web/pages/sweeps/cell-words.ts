import type { TFunction } from 'i18next'
import { type Span, substantial, united, without } from '../../../src/kernel/spans.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import { type SweepCell, sweepCells } from '../../../src/kernel/taxonomy/sweeps.ts'
import { clockTime, dateAndTime, daysFrom, shortDate } from '../../ui/time.ts'
import type { Cell, Indicator } from './queries.ts'

/** The look of a cell, and what it says: the verdict, then one fact. */
export interface CellWords {
  look: 'hit' | 'silent' | 'unknown' | 'plain'
  verdict: string
  facts: string[]
}

export interface CellPlace {
  cell: Cell | undefined
  indicator: Pick<Indicator, 'actions' | 'kind'>
  asked: Span
  /** How long nobody has answered, in words. */
  silence: string
}

type Words = TFunction<'sweeps'>

const looks: Readonly<Record<SweepCell, CellWords['look']>> = {
  NO_ANSWER: 'silent',
  SWEEPING: 'plain',
  HIT: 'hit',
  NO_HIT: 'plain',
  UNKNOWN: 'unknown',
  NOT_APPLICABLE: 'plain',
  HELD_BACK: 'plain',
}

export const unknownOf = (asked: Span, { covered, pending }: Pick<Cell, 'covered' | 'pending'>): Span[] =>
  substantial(without([asked], united(covered, pending)))

/** 19日 17:21: the month stands in the period over the board, and a cell is narrow. */
export const cellTime = (at: Date, language: Language): string =>
  language === 'ja'
    ? `${shortDate(at, { language }).replace(/^\d+月/, '')} ${clockTime(at, { language })}`
    : dateAndTime(at, { language })

/** 記録なし 17日 01:10〜12:50, or from when on the records were kept. */
const gapWords = (asked: Span, cell: Cell, language: Language, t: Words): string => {
  const [gap, ...others] = unknownOf(asked, cell)
  if (!gap) return t('cell.path_unknown')
  const [from, to] = [new Date(gap.from), new Date(gap.to)]
  if (gap.from === asked.from && others.length === 0) return t('cell.kept_from', { at: dateAndTime(to, { language }) })
  return t(others.length > 0 ? 'cell.gap_more' : 'cell.gap', {
    from: cellTime(from, language),
    to: daysFrom(from, to) === 0 ? clockTime(to, { language }) : cellTime(to, language),
  })
}

const hitFacts = ({ indicator, asked }: CellPlace, cell: Cell, language: Language, t: Words): string[] => {
  const first = cell.firstAt ? t('cell.first', { at: cellTime(new Date(cell.firstAt), language) }) : ''
  const isolated =
    indicator.actions.includes('ISOLATE_IF_HIT') && cell.terminals > 0
      ? cell.isolated > 0
        ? t('cell.isolated', { count: cell.isolated })
        : t('cell.none_isolated')
      : ''
  const outside =
    (cell.lastAt !== null && cell.lastAt >= asked.to) || (cell.firstAt !== null && cell.firstAt < asked.from)
  return [
    [first, isolated].filter(part => part !== '').join('　'),
    ...(cell.unknownMs > 0 ? [gapWords(asked, cell, language, t)] : []),
    ...(outside ? [t('cell.outside')] : []),
    ...(cell.released ? [t('cell.released', { words: cell.released })] : []),
  ].filter(part => part !== '')
}

const factsOf = (place: CellPlace, cell: Cell, language: Language, t: Words): string[] => {
  switch (cell.verdict) {
    case 'NO_ANSWER':
      return [place.silence]
    case 'HIT':
      return hitFacts(place, cell, language, t)
    case 'NO_HIT':
      return [t('cell.whole')]
    case 'UNKNOWN':
      return [gapWords(place.asked, cell, language, t)]
    case 'SWEEPING':
      return [
        cell.remaining === null ? '' : t('cell.remaining', { count: cell.remaining }),
        cell.expectedAt ? t('cell.expected', { at: cellTime(new Date(cell.expectedAt), language) }) : '',
      ].filter(part => part !== '')
    default:
      return []
  }
}

const verdictWord = (cell: Cell, language: Language, t: Words): string => {
  if (cell.verdict !== 'HIT') return sweepCells[cell.verdict][language]
  return cell.terminals > 0
    ? t('cell.hit_machines', { count: cell.terminals })
    : t('cell.hit_records', { count: cell.records })
}

/** Never blank: where nothing was said the cell says so, and for how long (SCREENS §1.2). */
export const cellWords = (place: CellPlace, language: Language, t: Words): CellWords => {
  const { cell } = place
  if (!cell) return { look: 'silent', verdict: sweepCells.NO_ANSWER[language], facts: [place.silence] }
  const accepted = cell.acceptedAt !== null
  return {
    look: accepted && cell.verdict !== 'HIT' ? 'plain' : looks[cell.verdict],
    verdict: verdictWord(cell, language, t),
    facts: [
      ...(accepted && cell.verdict === 'NO_ANSWER' ? [] : factsOf(place, cell, language, t)),
      ...(cell.doubtful ? [t('cell.doubtful')] : []),
      ...(accepted ? [t('cell.accepted', { name: cell.acceptedFor })] : []),
    ],
  }
}

const hash = /^[\da-f]{32,64}$/

/** 9f2c…a17e: a hash is recognised by its ends; the whole of it stands in its title and in the file. */
export const shortValue = (value: string): string =>
  hash.test(value) ? `${value.slice(0, 4)}…${value.slice(-4)}` : value
