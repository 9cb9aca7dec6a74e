import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndicatorKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import type { Span } from '../model.ts'
import type { Met, SoughtIndicator } from './model.ts'
import { namedAmong6, rangeOf4 } from './places.ts'

const stamp = (instant: string): string => `TIMESTAMP ${literal(instant.replace('Z', ''))}`
const iso = "'%Y-%m-%dT%H:%M:%S.%gZ'"

/** Host and path of a sought URL; a query is no part of it, as the logs are taken in without one. */
const placeOf = (value: string): { host: string; path: string } => {
  const { hostname, pathname } = new URL(value)
  return { host: hostname, path: pathname }
}

/** An indicator as it is looked for: a URL by host and path, an IPv4 network as a range of numbers. */
export interface SoughtRow {
  id: number
  kind: IndicatorKind
  value: string
  path: string | null
  low: number | null
  high: number | null
}

const soughtRow = (one: SoughtIndicator, id: number): SoughtRow => {
  const url = one.kind === 'URL' ? placeOf(one.value) : undefined
  const range = one.kind === 'NETWORK' ? rangeOf4(one.value) : null
  return {
    id,
    kind: one.kind,
    value: url?.host ?? one.value,
    path: url?.path ?? null,
    low: range?.[0] ?? null,
    high: range?.[1] ?? null,
  }
}

const places = (records: string) => `
CREATE OR REPLACE TABLE places AS
SELECT place, try_cast(split_part(place, '.', 1) AS BIGINT) * 16777216 + try_cast(split_part(place, '.', 2) AS BIGINT) * 65536
    + try_cast(split_part(place, '.', 3) AS BIGINT) * 256 + try_cast(split_part(place, '.', 4) AS BIGINT) AS address,
  CASE WHEN address IS NULL THEN string_split(place, '.') END AS labels
FROM (SELECT host AS place FROM ${records} AS taken UNION SELECT server FROM ${records} AS taken WHERE server IS NOT NULL)`

/** A domain is met by itself and by every name below it, an address by itself, a network by its addresses. */
const named = `
CREATE OR REPLACE TABLE named AS
SELECT DISTINCT id, place, kind, path FROM (
  SELECT s.id, p.place, s.kind, s.path
  FROM (SELECT place, unnest(list_transform(range(1, len(labels) + 1), lambda i: array_to_string(labels[i:], '.'))) AS suffix FROM places) AS p
  JOIN sought AS s ON s.kind = 'DOMAIN' AND s.value = p.suffix
  UNION ALL
  SELECT s.id, p.place, s.kind, s.path FROM places AS p JOIN sought AS s ON s.kind IN ('IPV4', 'URL') AND s.value = p.place
  UNION ALL
  SELECT s.id, p.place, s.kind, s.path FROM places AS p JOIN sought AS s ON p.address BETWEEN s.low AND s.high
  UNION ALL
  SELECT s.id, n.place, s.kind, s.path FROM named6 AS n JOIN sought AS s USING (id)
)`

/** A tunnel (CONNECT, TLS) shows the host alone: whether the path of a URL was asked for stays open. */
const tunnel = `(r.method IN ('CONNECT', 'TLS', 'QUERY') OR r.kind <> 'web')`

const matched = (records: string, { from, to }: Span) => `
CREATE OR REPLACE TABLE matched AS
WITH r AS (SELECT time, client, host, path, method, kind, failed, server FROM ${records} AS taken WHERE time >= ${stamp(from)} AND time < ${stamp(to)})
SELECT n.id, r.client, r.time, r.failed, n.kind = 'URL' AND ${tunnel} AS host_only
FROM r JOIN named AS n ON n.place = r.host
WHERE n.kind <> 'URL' OR ${tunnel} OR coalesce(nullif(r.path, ''), '/') = n.path
UNION ALL
SELECT n.id, r.client, r.time, r.failed, false
FROM r JOIN named AS n ON n.place = r.server
WHERE n.kind IN ('IPV4', 'IPV6', 'NETWORK') AND NOT EXISTS (FROM named AS m WHERE m.place = r.host AND m.id = n.id)`

/** Puts what is looked for where `match` finds it; what is held back is not looked for. */
export const seek = async (
  analytics: Analytics,
  sought: readonly SoughtIndicator[],
  scratch: string,
): Promise<readonly SoughtRow[]> => {
  const rows = sought.map(soughtRow).filter(({ id }) => !isHeld(sought[id]))
  const list = join(scratch, 'sought.jsonl')
  await writeFile(list, rows.map(row => `${JSON.stringify(row)}\n`).join(''))
  await analytics.run(
    `CREATE OR REPLACE TABLE sought AS SELECT * FROM read_json(${literal(list)}, format = 'newline_delimited',
      columns = {id: 'INTEGER', kind: 'VARCHAR', value: 'VARCHAR', path: 'VARCHAR', low: 'BIGINT', high: 'BIGINT'})`,
  )
  return rows
}

/**
 * Finds what `seek` has put down in records that were taken in: first among the distinct places, which are few, then in
 * the records of the places that are named.
 * @returns by the index of the indicator: what terminals met it, and how many contacts show the host of a URL alone
 */
export const match = async (
  analytics: Analytics,
  records: string,
  asked: Span,
  sought: readonly SoughtRow[],
): Promise<{ met: Map<number, Met[]>; hostOnly: Map<number, number> }> => {
  await analytics.run(places(records))
  const long = await analytics.rows<{ place: string }>(`SELECT place FROM places WHERE contains(place, ':')`)
  const found6 = namedAmong6(
    long.map(({ place }) => place),
    sought,
  )
  await analytics.run('CREATE OR REPLACE TABLE named6 (id INTEGER, place VARCHAR)')
  for (const { id, place } of found6) await analytics.run(`INSERT INTO named6 VALUES (${id}, ${literal(place)})`)
  await analytics.run(named)
  await analytics.run(matched(records, asked))
  const rows = await analytics.rows<Met & { id: number }>(
    `SELECT id, coalesce(client, '') AS client, strftime(min(time), ${iso}) AS first, strftime(max(time), ${iso}) AS last,
       count(*) AS records, count(*) FILTER (NOT failed) AS succeeded
     FROM matched WHERE NOT host_only GROUP BY id, client ORDER BY id, first, client`,
  )
  const open = await analytics.rows<{ id: number; records: number }>(
    'SELECT id, count(*) AS records FROM matched WHERE host_only GROUP BY id',
  )
  const met = new Map<number, Met[]>()
  for (const { id, ...terminal } of rows) {
    const known = met.get(id)
    if (known) known.push(terminal)
    else met.set(id, [terminal])
  }
  return { met, hostOnly: new Map(open.map(({ id, records: contacts }) => [id, contacts])) }
}

/** Doubted and not confirmed: it is not looked for. */
export const isHeld = (sought: SoughtIndicator | undefined): boolean =>
  sought !== undefined && sought.doubt !== null && !sought.confirmed
