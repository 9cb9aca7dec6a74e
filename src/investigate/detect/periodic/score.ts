import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  n: number
  days: number
  intervals: number
  /** Median interval in seconds. */
  gap: number
  /** Share of the intervals between 0.4 and 2.5 medians, pauses left out. */
  regularity: number
  jitter: number
}

/** Who comes back once on every working day or every other may be a person; twice a day and more is a rhythm. */
const halfDay = 12 * 3600

/**
 * 0..0.5. Tools that call home draw their next interval from about 0.5–1.5 of the set one, so the share within 0.4–2.5
 * medians is near 1, while a reader comes back after minutes or days (below 0.6). Calls are counted by their intervals, so
 * that five visits on five days are none: half weight at fourteen, full at forty. Slow ones (an hour and more) are believed from a third of that if they go on over three days.
 */
export const score = (row: Row) => {
  if (row.gap < 3) return undefined
  const slow = row.gap >= 3600 && row.gap <= halfDay && row.days >= 3
  const calls = slow ? row.intervals * 3 : row.intervals
  const weight = 0.5 * ramp(row.regularity, 0.55, 0.85) * ramp(Math.log2(calls), Math.log2(5), Math.log2(40))
  if (weight < 0.05) return undefined
  const every = row.gap < 120 ? `${Math.round(row.gap)} s` : `${Math.round(row.gap / 60)} min`
  return {
    weight,
    ja: `約${row.gap < 120 ? `${Math.round(row.gap)}秒` : `${Math.round(row.gap / 60)}分`}ごとに${row.n}回通信(間隔の${Math.round(row.regularity * 100)}%が規則的)`,
    en: `${row.n} requests about every ${every} (${Math.round(row.regularity * 100)} % of the intervals fit)`,
  }
}

export const periodic: Detector<Row> = { name: 'periodic', kind: 'conduct', query: 'periodic/query.sql', score }
