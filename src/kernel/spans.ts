import { coverageSlack } from './taxonomy/sweeps.ts'

/** Half-open: `to` is the first instant after; both ISO 8601 in UTC with milliseconds, as Date.toISOString writes it. */
export interface Span {
  from: string
  to: string
}

const lengthOf = ({ from, to }: Span): number => Date.parse(to) - Date.parse(from)
const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)

/** Spans in order, overlapping and touching ones as one, empty and backward ones gone. */
export const united = (...lists: readonly (readonly Span[])[]): Span[] => {
  const result: Span[] = []
  for (const span of lists
    .flat()
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = later(last.to, span.to)
    else result.push({ from: span.from, to: span.to })
  }
  return result
}

/** What both have in common. */
export const common = (a: readonly Span[], b: readonly Span[]): Span[] =>
  united(a.flatMap(one => b.map(other => ({ from: later(one.from, other.from), to: earlier(one.to, other.to) }))))

/** What is left of `whole` without `parts`. */
export const without = (whole: readonly Span[], parts: readonly Span[]): Span[] =>
  united(parts).reduce<Span[]>(
    (left, part) =>
      left.flatMap(one =>
        [
          { from: one.from, to: earlier(one.to, part.from) },
          { from: later(one.from, part.to), to: one.to },
        ].filter(({ from, to }) => from < to),
      ),
    united(whole),
  )

/** Spans that are worth naming: the edges of a log are never quite those of the question. */
export const substantial = (spans: readonly Span[]): Span[] => spans.filter(span => lengthOf(span) > coverageSlack)

/** Milliseconds. */
export const durationOf = (spans: readonly Span[]): number =>
  united(spans).reduce((sum, span) => sum + lengthOf(span), 0)
