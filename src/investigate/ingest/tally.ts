import { literal } from '../../platform/analytics/analytics.ts'
import type { IngestedLog, Instant, Remark } from '../model.ts'
import type { Work } from './work.ts'

const iso = "'%Y-%m-%dT%H:%M:%S.%gZ'"
/** Clocks that were reset write 1601 (FILETIME 0), 1970 or 2106 (32 bits); nobody logged the Web before 1990. */
const impossible = `(time < TIMESTAMP '1990-01-01' OR time >= TIMESTAMP '2100-01-01' OR abs(date_diff('day', time, middle)) > 400)`

interface Tally {
  records: number
  bad: number
  /** Of the records with possible times. */
  first: Instant | undefined
  last: Instant | undefined
  remarks: Remark[]
}

/** Counts the records of a part, and those whose time cannot be: far from the middle of their file, or a clock at zero. */
export const tallyOf = async (
  work: Pick<Work, 'analytics' | 'sheet'>,
  part: string,
  local: boolean,
): Promise<Tally> => {
  const zone = literal(work.sheet.timeZone)
  const twice = local
    ? `timezone(${zone}, timezone('UTC', time)) IN (timezone(${zone}, timezone('UTC', time + INTERVAL 1 HOUR)), timezone(${zone}, timezone('UTC', time - INTERVAL 1 HOUR)))`
    : 'false'
  const [row] = await work.analytics.rows<{
    records: number
    bad: number
    first: string | null
    last: string | null
    odd: number
    sample: string | null
    twice: number
    from: string | null
  }>(
    `WITH part AS (SELECT time, line, raw, quantile_disc(time, 0.5) FILTER (raw IS NULL) OVER () AS middle FROM read_parquet(${literal(part)})),
     judged AS (SELECT *, raw IS NULL AS readable, raw IS NULL AND ${impossible} AS odd, raw IS NULL AND ${twice} AS twice FROM part)
     SELECT count(*) FILTER (readable) AS records, count(raw) AS bad, count(*) FILTER (odd) AS odd, count(*) FILTER (twice) AS twice,
       strftime(min(time) FILTER (readable AND NOT odd), ${iso}) AS first, strftime(max(time) FILTER (readable AND NOT odd), ${iso}) AS last,
       string_agg(strftime(timezone(${zone}, timezone('UTC', time)), '%Y-%m-%d') || ' (' || line || ')', ', ' ORDER BY line) FILTER (odd AND line IN (SELECT line FROM judged WHERE odd ORDER BY line LIMIT 3)) AS sample,
       strftime(min(time) FILTER (twice), ${iso}) AS "from"
     FROM judged`,
  )
  const remarks: Remark[] = []
  if (row && row.odd > 0) remarks.push({ code: 'implausible_time', count: row.odd, sample: row.sample ?? undefined })
  if (row && row.twice > 0) remarks.push({ code: 'ambiguous_time', count: row.twice, sample: row.from ?? undefined })
  return {
    records: row?.records ?? 0,
    bad: row?.bad ?? 0,
    first: row?.first ?? undefined,
    last: row?.last ?? undefined,
    remarks,
  }
}

/** Says which records of a log lie outside the period that its custodian declared to have handed over. */
export const tellOutside = async (work: Work, log: IngestedLog, part: string, source: string): Promise<void> => {
  const declared = work.sheet.evidence.find(({ id }) => id === source)?.coverage
  if (!declared || !log.first || !log.last || (log.first >= declared.from && log.last < declared.to)) return
  const stamp = (at: Instant) => `TIMESTAMP ${literal(at.replace('Z', ''))}`
  const [row] = await work.analytics.rows<{ count: number; first: string | null; last: string | null }>(
    `SELECT count(*) AS count, strftime(min(time), ${iso}) AS first, strftime(max(time), ${iso}) AS last
     FROM read_parquet(${literal(part)})
     WHERE raw IS NULL AND time BETWEEN ${stamp(log.first)} AND ${stamp(log.last)} AND (time < ${stamp(declared.from)} OR time >= ${stamp(declared.to)})`,
  )
  if (row && row.count > 0)
    log.remarks.push({ code: 'outside_declared', count: row.count, sample: `${row.first} – ${row.last}` })
}
