import { united } from '../../../kernel/spans.ts'
import type { Instant, Span } from '../../model.ts'

/** Records with consecutive numbers: nothing is missing between the first and the last of them. */
export interface Run {
  first: number
  last: number
  from: Instant
  to: Instant
}

/** What one log of one machine (or one mailbox) recorded, as far as one file holds it. */
export interface Recorded {
  node: string
  kind: 'event' | 'mail' | 'file'
  shows: ('HASH' | 'NAME')[]
  records: number
  badLines: number
  from: Instant
  to: Instant
  /** Where the records bear numbers and the export left none out on purpose. */
  runs?: Run[]
  /** Else: minutes since 1970 (UTC) in which something was written. */
  minutes?: number[]
}

interface Numbered {
  time: Instant
  recordId?: number | undefined
}

/** An export by a filter leaves numbers out everywhere; then the numbers say nothing about loss. */
const filtered = (runs: number, records: number): boolean => runs > Math.max(20, records / 20)

/** Windows numbers the records of a log without a hole, so a hole is a loss and a silence is none. */
export const runsOf = (records: readonly Numbered[]): Run[] | undefined => {
  const numbered = records.flatMap(({ time, recordId }) => (recordId === undefined ? [] : [{ time, recordId }]))
  if (numbered.length < records.length || numbered.length === 0) return undefined
  const runs: Run[] = []
  for (const { time, recordId } of numbered) {
    const run = runs.at(-1)
    if (run && (recordId === run.last + 1 || recordId === run.last)) {
      run.last = recordId
      if (time > run.to) run.to = time
    } else runs.push({ first: recordId, last: recordId, from: time, to: time })
  }
  return filtered(runs.length, records.length) ? undefined : runs
}

export const minutesOf = (times: readonly Instant[]): number[] => [
  ...new Set(times.map(time => Math.floor(Date.parse(time) / 60_000))),
]

/** Times between runs whose numbers do not meet, over all files of one log. */
export const lostBetween = (runs: readonly Run[]): Span[] => {
  const gaps: Span[] = []
  let before: Run | undefined
  for (const run of [...runs].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const meets = before !== undefined && run.first >= before.first && run.first <= before.last + 1
    if (before && !meets && before.to < run.from) gaps.push({ from: before.to, to: run.from })
    if (!before || run.to > before.to || run.last > before.last) before = run
  }
  return united(gaps)
}
