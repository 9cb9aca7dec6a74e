import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import type { CaseSheet, IngestedLog } from '../model.ts'
import type { Work } from './work.ts'

/** So many requests that each source saw exactly once have to agree before two sources are taken for one traffic … */
const enoughMatches = 20
/** … and this share of them within two seconds of their median difference: unrelated requests scatter over days. */
const agreeing = 0.6
const tolerance = 2000

interface Taken {
  log: IngestedLog
  part: string
}

/** Milliseconds by which a source's clock is ahead of the source it was compared with. */
export interface Skew {
  node: string
  format: string
  ahead: number
  matches: number
  against: string
}

const overlap = (one: IngestedLog, other: IngestedLog): boolean =>
  one.first !== undefined && other.first !== undefined && one.first <= other.last! && other.first <= one.last!

const parquet = (taken: Taken[]): string => `read_parquet([${taken.map(({ part }) => literal(part)).join(', ')}])`
const sourceOf = ({ log }: Taken): string => `${log.node}\0${log.format}`

/** Two proxies that the case names are two proxies, and what one client asked of both was asked twice. */
const separate = (sheet: CaseSheet, one: IngestedLog, other: IngestedLog): boolean =>
  one.node !== other.node && [one, other].every(log => sheet.proxyServers.some(server => server.name === log.node))

/** Records that an earlier file of the same format holds already: every field alike, as often as it occurs there. */
const sameFormat = (earlier: Taken[], later: Taken): string => `
INSERT INTO repeated
WITH records AS (
  SELECT file, line, time, hash(client, method, host, port, path, status, sent, received, agent) AS content,
    row_number() OVER (PARTITION BY file, time, content ORDER BY line) AS nth
  FROM ${parquet([...earlier, later])}
  WHERE raw IS NULL AND time BETWEEN TIMESTAMP ${literal(later.log.first!.replace('Z', ''))} - INTERVAL 1 SECOND AND TIMESTAMP ${literal(later.log.last!.replace('Z', ''))} + INTERVAL 1 SECOND
)
SELECT file, line FROM records AS late
WHERE file = ${literal(later.log.path)}
  AND EXISTS (FROM records AS early WHERE early.file <> late.file AND early.time = late.time AND early.content = late.content AND early.nth = late.nth)`

/** Requests that each of two sources saw exactly once, and by how much their clocks differ. */
const matchesSql = (one: Taken[], other: Taken[]): string => `
WITH seen AS (SELECT client, host, path, min(time) AS time FROM ${parquet(one)} WHERE raw IS NULL GROUP BY ALL HAVING count(*) = 1),
again AS (SELECT client, host, path, min(time) AS time FROM ${parquet(other)} WHERE raw IS NULL GROUP BY ALL HAVING count(*) = 1),
pairs AS (SELECT epoch_ms(again.time) - epoch_ms(seen.time) AS ahead FROM seen JOIN again USING (client, host, path)),
middle AS (SELECT count(*) AS matches, quantile_disc(ahead, 0.5) AS ahead FROM pairs)
SELECT matches, middle.ahead, (SELECT count(*) FROM pairs WHERE abs(pairs.ahead - middle.ahead) <= ${tolerance}) AS agreeing FROM middle`

const sameTraffic = (one: Taken[], other: Taken[], ahead: number): string => `
INSERT INTO repeated
SELECT again.file, again.line FROM ${parquet(other)} AS again
SEMI JOIN (SELECT * FROM ${parquet(one)} WHERE raw IS NULL) AS seen
  ON seen.client = again.client AND seen.host = again.host AND seen.path IS NOT DISTINCT FROM again.path
  AND epoch_ms(again.time) - epoch_ms(seen.time) BETWEEN ${ahead - tolerance} AND ${ahead + tolerance}
WHERE again.raw IS NULL`

/**
 * Fills the tables `repeated` (file, line) with what stands in two files, and `clocks` (node, ahead) with what two
 * sources that saw the same traffic say of each other's clocks; the source with more records is believed. Says both at
 * the logs, and takes the repeated records out of their number.
 */
const findRepeated = async (analytics: Analytics, sheet: CaseSheet, taken: Taken[]): Promise<Skew[]> => {
  await analytics.run('CREATE OR REPLACE TABLE repeated (file VARCHAR, line UINTEGER)')
  await analytics.run('CREATE OR REPLACE TABLE clocks (node VARCHAR, ahead BIGINT)')
  for (const [at, later] of taken.entries()) {
    const earlier = taken
      .slice(0, at)
      .filter(
        one =>
          one.log.kind === later.log.kind &&
          one.log.format === later.log.format &&
          overlap(one.log, later.log) &&
          !separate(sheet, one.log, later.log),
      )
    if (earlier.length === 0) continue
    await analytics.run(sameFormat(earlier, later))
    await tellRepeated(analytics, [later], earlier.map(({ log }) => log.path).join(', '))
  }
  const web = new Map<string, Taken[]>()
  for (const one of taken)
    if (one.log.kind === 'web' && one.log.records > 0) web.set(sourceOf(one), [...(web.get(sourceOf(one)) ?? []), one])
  const sizeOf = (source: Taken[]) => source.reduce((sum, { log }) => sum + log.records, 0)
  const sources = [...web.values()].sort((one, other) => sizeOf(other) - sizeOf(one))
  const skews: Skew[] = []
  for (const [at, other] of sources.entries()) {
    for (const one of sources.slice(0, at)) {
      if (separate(sheet, one[0]!.log, other[0]!.log)) continue
      const skew = await compare(analytics, one, other)
      if (!skew) continue
      skews.push(skew)
      break
    }
  }
  return skews
}

const compare = async (analytics: Analytics, one: Taken[], other: Taken[]): Promise<Skew | undefined> => {
  const [found] = await analytics.rows<{ matches: number; ahead: number | null; agreeing: number }>(
    matchesSql(one, other),
  )
  if (!found || found.ahead === null || found.matches < enoughMatches || found.agreeing < agreeing * found.matches)
    return undefined
  await analytics.run(sameTraffic(one, other, found.ahead))
  const against = one[0]!.log.path
  await tellRepeated(analytics, other, against)
  const { node, format } = other[0]!.log
  if (Math.abs(found.ahead) > tolerance && node !== one[0]!.log.node) {
    await analytics.run(`INSERT INTO clocks VALUES (${literal(node)}, ${found.ahead})`)
    const sample = `${found.ahead > 0 ? '+' : '−'}${Math.round(Math.abs(found.ahead) / 1000)} s`
    for (const { log } of other) log.remarks.push({ code: 'clock_skew', count: found.agreeing, sample })
  }
  return { node, format, ahead: found.ahead, matches: found.agreeing, against }
}

const tellRepeated = async (analytics: Analytics, later: Taken[], where: string): Promise<void> => {
  const counts = await analytics.rows<{ file: string; records: number }>(
    `SELECT file, count(DISTINCT line) AS records FROM repeated WHERE file IN (${later.map(({ log }) => literal(log.path)).join(', ')}) GROUP BY file`,
  )
  for (const { log } of later) {
    const found = (counts.find(({ file }) => file === log.path)?.records ?? 0) - log.repeated
    if (found <= 0) continue
    log.repeated += found
    log.records -= found
    log.remarks.push({ code: 'duplicate_records', count: found, sample: where })
  }
}

type Noted = Pick<IngestedLog, 'repeated' | 'records' | 'remarks'>

/**
 * As `findRepeated`, once for the same parts: comparing every source with every other takes longer than whatever is asked of
 * them afterwards. What was found is kept beside the parts.
 */
export const keptRepeated = async ({ analytics, sheet, out }: Work, taken: Taken[]): Promise<void> => {
  const names = taken.map(({ part }) => part)
  const key = createHash('sha256')
    .update(JSON.stringify([names, sheet.proxyServers]))
    .digest('hex')
  const [rows, notes] = [join(out, 'parts', 'repeated.parquet'), join(out, 'parts', 'repeated.json')]
  const kept = existsSync(notes) && existsSync(rows) ? JSON.parse(readFileSync(notes, 'utf8')) : undefined
  if (kept?.key === key) {
    const { clocks, logs } = kept as { clocks: { node: string; ahead: number }[]; logs: Noted[] }
    await analytics.run(`CREATE OR REPLACE TABLE repeated AS FROM read_parquet(${literal(rows)})`)
    await analytics.run('CREATE OR REPLACE TABLE clocks (node VARCHAR, ahead BIGINT)')
    for (const { node, ahead } of clocks)
      await analytics.run(`INSERT INTO clocks VALUES (${literal(node)}, ${literal(ahead)})`)
    for (const [at, { log }] of taken.entries()) Object.assign(log, logs[at])
    return
  }
  await findRepeated(analytics, sheet, taken)
  const clocks = await analytics.rows<{ node: string; ahead: number }>('SELECT node, ahead FROM clocks')
  const logs = taken.map(({ log: { repeated, records, remarks } }): Noted => ({ repeated, records, remarks }))
  await analytics.run(`COPY repeated TO ${literal(`${rows}.writing`)} (FORMAT parquet)`)
  await rename(`${rows}.writing`, rows)
  await writeFile(`${notes}.writing`, JSON.stringify({ key, clocks, logs }))
  await rename(`${notes}.writing`, notes)
}
