import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import type { Span } from '../model.ts'
import { isHeld, type Met, type SoughtIndicator } from './model.ts'
import { namedAmong6, rangeOf4 } from './places.ts'
import { linkOf, spelled, traitsOf } from './traits/model.ts'

const stamp = (instant: string): string => `TIMESTAMP ${literal(instant.replace('Z', ''))}`
const iso = "'%Y-%m-%dT%H:%M:%S.%gZ'"

/** An indicator as it is looked for: a URL by host and path, an IPv4 network as a range of numbers. */
export interface SoughtRow {
  id: number
  kind: SweptKind
  value: string
  path: string | null
  low: number | null
  high: number | null
}

/** The query of a URL is no part of it: logs are taken in without one. */
const soughtRow = (one: SoughtIndicator, id: number): SoughtRow => {
  const url = one.kind === 'URL' ? linkOf(one.value) : undefined
  const range = one.kind === 'NETWORK' ? rangeOf4(one.value) : null
  return {
    id,
    kind: one.kind,
    value: url?.value ?? (traitsOf[one.kind] ? spelled(one.kind, one.value) : one.value),
    path: url?.path ?? null,
    low: range?.[0] ?? null,
    high: range?.[1] ?? null,
  }
}

/** What was taken in: records of traffic, and traits of event logs, mails and files; either may be absent. */
export interface Evidence {
  traffic?: string | undefined
  traits?: string | undefined
}

const placesIn = ({ traffic, traits }: Evidence): string[] => [
  ...(traffic
    ? [
        `SELECT host AS place FROM ${traffic} AS taken`,
        `SELECT server AS place FROM ${traffic} AS taken WHERE server IS NOT NULL`,
      ]
    : []),
  ...(traits ? [`SELECT value AS place FROM ${traits} AS shown WHERE kind IN ('PLACE', 'LINK')`] : []),
]

const places = (evidence: Evidence) => `
CREATE OR REPLACE TABLE places AS
SELECT place, try_cast(split_part(place, '.', 1) AS BIGINT) * 16777216 + try_cast(split_part(place, '.', 2) AS BIGINT) * 65536
    + try_cast(split_part(place, '.', 3) AS BIGINT) * 256 + try_cast(split_part(place, '.', 4) AS BIGINT) AS address,
  CASE WHEN address IS NULL THEN string_split(place, '.') END AS labels
FROM (${placesIn(evidence).join(' UNION ')})`

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
  SELECT s.id, p.place, s.kind, s.path FROM (FROM places WHERE address IS NOT NULL) AS p
  JOIN (FROM sought WHERE low IS NOT NULL) AS s ON p.address >= s.low AND p.address <= s.high
  UNION ALL
  SELECT s.id, n.place, s.kind, s.path FROM named6 AS n JOIN sought AS s USING (id)
)`

/** A tunnel (CONNECT, TLS) shows the host alone: whether the path of a URL was asked for stays open. */
const tunnel = `(r.method IN ('CONNECT', 'TLS', 'QUERY') OR r.kind <> 'web')`

const inTraffic = (traffic: string, { from, to }: Span) => `
INSERT INTO matched
WITH r AS (SELECT time, client, account, host, path, method, kind, failed, server FROM ${traffic} AS taken
  WHERE time >= ${stamp(from)} AND time < ${stamp(to)} AND (host IN (SELECT place FROM named) OR server IN (SELECT place FROM named WHERE kind IN ('IPV4', 'IPV6', 'NETWORK'))))
SELECT n.id, r.client, r.account, r.time, r.failed, n.kind = 'URL' AND ${tunnel}
FROM r JOIN named AS n ON n.place = r.host
WHERE n.kind <> 'URL' OR ${tunnel} OR coalesce(nullif(r.path, ''), '/') = n.path
UNION ALL
SELECT n.id, r.client, r.account, r.time, r.failed, false
FROM r JOIN named AS n ON n.place = r.server
WHERE n.kind IN ('IPV4', 'IPV6', 'NETWORK') AND NOT EXISTS (FROM named AS m WHERE m.place = r.host AND m.id = n.id)`

const compared = Object.entries(traitsOf)
  .flatMap(([kind, traits]) => traits.map(trait => `(${literal(kind)}, ${literal(trait)})`))
  .join(', ')

/** What lies on a machine now is told whenever it was put there; mails and events count by their time. */
const inTraits = (traits: string, { from, to }: Span) => `
INSERT INTO matched
WITH t AS (SELECT * FROM ${traits} AS shown WHERE source = 'file' OR (time >= ${stamp(from)} AND time < ${stamp(to)}))
SELECT DISTINCT * FROM (
  SELECT n.id, t.client, NULL, t.time, false, n.kind = 'URL' AND t.kind = 'PLACE'
  FROM t JOIN named AS n ON n.place = t.value AND t.kind IN ('PLACE', 'LINK')
  WHERE n.kind <> 'URL' OR t.kind = 'PLACE' OR t.path = n.path
  UNION ALL
  SELECT s.id, t.client, NULL, t.time, false, false
  FROM t JOIN (VALUES ${compared}) AS c(kind, trait) ON c.trait = t.kind JOIN sought AS s ON s.kind = c.kind AND s.value = t.value
)`

/** Puts what is looked for where `match` finds it; what is held back is not looked for. */
export const seek = async (
  analytics: Analytics,
  sought: readonly SoughtIndicator[],
  scratch: string,
): Promise<readonly SoughtRow[]> => {
  const rows = sought.flatMap((one, id) => (isHeld(one) ? [] : [soughtRow(one, id)]))
  const list = join(scratch, 'sought.jsonl')
  const lines = function* () {
    for (let at = 0; at < rows.length; at += 1000)
      yield rows
        .slice(at, at + 1000)
        .map(row => `${JSON.stringify(row)}\n`)
        .join('')
  }
  await pipeline(lines, createWriteStream(list))
  await analytics.run(
    `CREATE OR REPLACE TABLE sought AS SELECT * FROM read_json(${literal(list)}, format = 'newline_delimited',
      columns = {id: 'INTEGER', kind: 'VARCHAR', value: 'VARCHAR', path: 'VARCHAR', low: 'BIGINT', high: 'BIGINT'})`,
  )
  return rows
}

/**
 * Finds what `seek` has put down in what was taken in: first among the distinct places, which are few, then in the records
 * of the places that are named.
 * @returns by the index of the indicator: what terminals met it, and how many contacts show the host of a URL alone
 */
export const match = async (
  analytics: Analytics,
  evidence: Evidence,
  asked: Span,
  sought: readonly SoughtRow[],
): Promise<{ met: Map<number, Met[]>; hostOnly: Map<number, number> }> => {
  if (!evidence.traffic && !evidence.traits) return { met: new Map(), hostOnly: new Map() }
  await analytics.run(places(evidence))
  const long = await analytics.rows<{ place: string }>(`SELECT place FROM places WHERE contains(place, ':')`)
  const found6 = namedAmong6(
    long.map(({ place }) => place),
    sought,
  )
  await analytics.run('CREATE OR REPLACE TABLE named6 (id INTEGER, place VARCHAR)')
  for (const { id, place } of found6) await analytics.run(`INSERT INTO named6 VALUES (${id}, ${literal(place)})`)
  await analytics.run(named)
  await analytics.run(
    'CREATE OR REPLACE TABLE matched (id INTEGER, client VARCHAR, account VARCHAR, time TIMESTAMP, failed BOOLEAN, host_only BOOLEAN)',
  )
  const [some] = await analytics.rows<{ count: number }>('SELECT count(*) AS count FROM named')
  if (evidence.traffic && some && some.count > 0) await analytics.run(inTraffic(evidence.traffic, asked))
  if (evidence.traits) await analytics.run(inTraits(evidence.traits, asked))
  const rows = await analytics.rows<Met & { id: number }>(
    `SELECT id, coalesce(client, '') AS client, strftime(min(time), ${iso}) AS first, strftime(max(time), ${iso}) AS last,
       count(*) AS records, count(*) FILTER (NOT failed) AS succeeded,
       coalesce(list_sort(list(DISTINCT account) FILTER (account NOT IN ('', '-')))[1:5], []) AS accounts
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
