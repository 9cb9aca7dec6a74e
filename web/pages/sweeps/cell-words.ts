import type { TFunction } from 'i18next'
import { type Span, substantial, united, without } from '../../../src/kernel/spans.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import { type SweepCell, sweepCells } from '../../../src/kernel/taxonomy/sweeps.ts'
import { dateAndTime } from '../../ui/time.ts'
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

/** 記録なし 17日 01:10〜12:50, or from when on the records were kept. */
const gapWords = (asked: Span, cell: Cell, language: Language, t: Words): string => {
  const [gap, ...others] = unknownOf(asked, cell)
  if (!gap) return t('cell.path_unknown')
  const at = (text: string): string => dateAndTime(new Date(text), { language })
  if (gap.from === asked.from && others.length === 0) return t('cell.kept_from', { at: at(gap.to) })
  return t(others.length > 0 ? 'cell.gap_more' : 'cell.gap', { from: at(gap.from), to: at(gap.to) })
}

const hitFacts = ({ indicator, asked }: CellPlace, cell: Cell, language: Language, t: Words): string[] => {
  const first = cell.firstAt ? t('cell.first', { at: dateAndTime(new Date(cell.firstAt), { language }) }) : ''
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
        cell.expectedAt ? t('cell.expected', { at: dateAndTime(new Date(cell.expectedAt), { language }) }) : '',
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
