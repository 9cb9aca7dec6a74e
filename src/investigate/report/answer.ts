import type { Gap, HourCell, Span } from '../model.ts'

export interface Question extends Span {
  /** Client address; any when absent. */
  client?: string
  host?: string
}

export type Answer =
  | { answer: 'TRAFFIC'; hours: HourCell[] }
  | { answer: 'NONE' }
  | { answer: 'UNKNOWN'; because: 'gap' | 'outside_coverage'; spans: Span[] }

const overlaps = (left: Span, right: Span): boolean =>
  Date.parse(left.from) < Date.parse(right.to) && Date.parse(right.from) < Date.parse(left.to)

/**
 * Was there suspicious traffic at that time? What was seen is said even beside a gap; "none" is said only where the
 * records of the whole time are there.
 */
export const answer = (question: Question, known: { hours: HourCell[]; gaps: Gap[]; coverage?: Span }): Answer => {
  const hours = known.hours.filter(
    cell =>
      (!question.client || cell.client === question.client) &&
      (!question.host || cell.host === question.host) &&
      overlaps(question, { from: cell.hour, to: new Date(Date.parse(cell.hour) + 3_600_000).toISOString() }),
  )
  if (hours.length > 0) return { answer: 'TRAFFIC', hours }
  const gaps = known.gaps.filter(gap => overlaps(question, gap))
  if (gaps.length > 0) return { answer: 'UNKNOWN', because: 'gap', spans: gaps.map(({ from, to }) => ({ from, to })) }
  const { coverage } = known
  const inside =
    coverage &&
    Date.parse(question.from) >= Date.parse(coverage.from) &&
    Date.parse(question.to) <= Date.parse(coverage.to)
  return inside
    ? { answer: 'NONE' }
    : { answer: 'UNKNOWN', because: 'outside_coverage', spans: coverage ? [coverage] : [] }
}
