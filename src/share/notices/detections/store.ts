import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { DetectionGapReason, DetectionState, DetectionWay } from '../../../kernel/taxonomy/notices.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Merged, sameness } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

/** The sensors by name, made known where they are not. */
const sensorsOf = async (
  tx: Tx,
  organisation: string,
  seen: ReadonlyMap<string, { id: string; segment: string; at: Date }>,
  now: Date,
): Promise<Map<string, string>> => {
  const rows = [...seen].map(([name, { id, segment, at }]) => ({ id, name, segment, at: at.toISOString() }))
  const { rows: sensors } = await sql<{ id: string; name: string }>`
    insert into sensor as s (id, organisation_id, name, segment, seen_at, created_at)
    select r.id, ${organisation}, r.name, r.segment, least(r.at, ${now}), ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, name text, segment text, at timestamptz) order by r.name
    on conflict (organisation_id, name) do update set seen_at = greatest(s.seen_at, excluded.seen_at)
    returning s.id, s.name`.execute(tx)
  return new Map(sensors.map(({ id, name }) => [name, id]))
}

/**
 * Counts what was seen: new rows, or more on the rows of that hour. One statement for the sensors and one for all rows,
 * in the order of their keys, so that two deliveries at once wait for each other and never lock each other out.
 * @returns how many rows are new
 */
export const countIn = async (
  tx: Tx,
  organisation: string,
  rows: readonly Merged[],
  { now, newId }: { now: Date; newId: () => string },
): Promise<number> => {
  if (rows.length === 0) return 0
  const seen = new Map<string, { id: string; segment: string; at: Date }>()
  for (const { sensor, segment, lastAt } of rows) {
    const known = seen.get(sensor)
    if (!known || known.at < lastAt) seen.set(sensor, { id: known?.id ?? newId(), segment, at: lastAt })
  }
  const sensors = await sensorsOf(tx, organisation, seen, now)
  const written = rows
    .map(row => ({
      ...row,
      id: newId(),
      sensor: sensors.get(row.sensor),
      key: createHash('sha256').update(sameness(row)).digest('hex'),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const { rows: counted } = await sql<{ id: string }>`
    insert into detection as d (id, organisation_id, sensor_id, key, bucket, signature, category, severity, src, src_port, dst,
      dst_port, dst_name, protocol, place, count, bytes, first_at, last_at, received_at, sample)
    select r.id, ${organisation}, r.sensor, decode(r.key, 'hex'), r.bucket, r.signature, r.category, r.severity, r.src, r."srcPort",
      r.dst, r."dstPort", r."dstName", r.protocol, r.place, r.count, r.bytes, r."seenAt", greatest(r."lastAt", r."seenAt"),
      ${now}, r.sample
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) r(id uuid, sensor uuid, key text, bucket timestamptz, signature text,
      category text, severity int, src text, "srcPort" int, dst text, "dstPort" int, "dstName" text, protocol text, place text,
      count bigint, bytes bigint, "seenAt" timestamptz, "lastAt" timestamptz, sample text)
    on conflict (organisation_id, key, bucket) do update set count = d.count + excluded.count, bytes = d.bytes + excluded.bytes,
      first_at = least(d.first_at, excluded.first_at), last_at = greatest(d.last_at, excluded.last_at)
    returning d.id`.execute(tx)
  const fresh = new Set(written.map(({ id }) => id))
  return counted.filter(({ id }) => fresh.has(id)).length
}

export interface NewGap {
  id: string
  way: DetectionWay
  reason: DetectionGapReason
  count: number
  earliest: Date
  latest: Date
  sample: string
}

export const insertGap = async (tx: Tx, organisation: string, gap: NewGap): Promise<void> => {
  await sql`insert into detection_gap (id, organisation_id, way, reason, count, earliest, latest, sample)
    values (${gap.id}, ${organisation}, ${gap.way}, ${gap.reason}, ${gap.count}, ${gap.earliest}, ${gap.latest}, ${gap.sample})`.execute(
    tx,
  )
}

export const gapsOf = async (tx: Tx, organisation: string, since: Date): Promise<NewGap[]> => {
  const { rows } =
    await sql<NewGap>`select id, way, reason, count::float8 as count, earliest, latest, sample from detection_gap
    where organisation_id = ${organisation} and latest >= ${since} order by latest desc, id desc limit 100`.execute(tx)
  return rows
}

export interface DetectionRow {
  id: string
  sensor: string
  segment: string
  networkOf: OrganisationName | null
  signature: string
  category: string
  severity: number
  src: string
  srcPort: number | null
  dst: string
  dstPort: number | null
  dstName: string
  protocol: string
  place: string
  /** What other sensors say of the same two within the hour, where it is something else. */
  disagreeing: { sensor: string; place: string }[]
  count: number
  bytes: number
  firstAt: Date
  lastAt: Date
  receivedAt: Date
  sample: string
  state: DetectionState
  reason: string
  judgedAt: Date | null
  judgedBy: PersonName
  /** How many came after the judgement. */
  since: number
  notice: { id: string; number: string } | null
}

const columns = sql`d.id, coalesce(s.name, '') as sensor, coalesce(s.segment, '') as segment,
  organisation_on(s.network_of, actor_today()) as "networkOf", d.signature, d.category, d.severity, d.src, d.src_port as "srcPort",
  d.dst, d.dst_port as "dstPort", d.dst_name as "dstName", d.protocol, d.place,
  coalesce((select jsonb_agg(distinct jsonb_build_object('sensor', os.name, 'place', o.place))
    from detection o join sensor os on os.id = o.sensor_id
    where o.organisation_id = d.organisation_id and o.src = d.src and o.dst = d.dst and o.bucket = d.bucket
      and o.sensor_id <> d.sensor_id and o.place <> '' and d.place <> '' and o.place <> d.place), '[]') as disagreeing,
  d.count::float8 as count, d.bytes::float8 as bytes, d.first_at as "firstAt", d.last_at as "lastAt", d.received_at as "receivedAt",
  d.sample, d.state, d.reason, d.judged_at as "judgedAt", person_name(d.judged_by) as "judgedBy",
  (d.count - coalesce(d.judged_count, d.count))::float8 as since,
  (select jsonb_build_object('id', n.id, 'number', n.number) from notice n where n.id = d.notice_id) as notice`
const from = sql`from detection d left join sensor s on s.id = d.sensor_id`

export interface DetectionFilter {
  judged: boolean
  severity: number | null
  words: string
}

const escaped = (words: string): string => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/** One page of the board, the latest first. */
export const listDetections = async (
  tx: Tx,
  organisation: string,
  filter: DetectionFilter,
  { after, limit }: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<DetectionRow[]> => {
  const { rows } = await sql<DetectionRow>`select ${columns} ${from}
    where d.organisation_id = ${organisation} and ${filter.judged ? sql`d.state <> 'WAITING'` : sql`d.state = 'WAITING'`}
      ${filter.severity ? sql`and d.severity <= ${filter.severity}` : sql``}
      ${
        filter.words
          ? sql`and lower(d.signature || ' ' || d.src || ' ' || d.dst || ' ' || d.dst_name) like ${escaped(filter.words)}`
          : sql``
      }
      ${after ? sql`and (d.last_at, d.id) < (${after.sortKey}::timestamptz, ${after.id}::uuid)` : sql``}
    order by d.last_at desc, d.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

export const detectionsOf = async (tx: Tx, notice: string): Promise<DetectionRow[]> => {
  const { rows } = await sql<DetectionRow>`select ${columns} ${from} where d.notice_id = ${notice}
    order by d.first_at, d.id limit 200`.execute(tx)
  return rows
}

/** Those of the actor's that wait, held until the transaction ends: two people never judge one twice. */
export const lockWaiting = async (tx: Tx, organisation: string, ids: readonly string[]): Promise<DetectionRow[]> => {
  await sql`select id from detection where id = any (${ids}::uuid[]) and organisation_id = ${organisation}
    order by id for update`.execute(tx)
  const { rows } = await sql<DetectionRow>`select ${columns} ${from}
    where d.id = any (${ids}::uuid[]) and d.organisation_id = ${organisation} order by d.first_at, d.id`.execute(tx)
  return rows
}

export const markJudged = async (
  tx: Tx,
  ids: readonly string[],
  judgement: { state: 'NOTICED' | 'DISMISSED'; notice: string | null; reason: string; person: string; at: Date },
): Promise<void> => {
  const { state, notice, reason, person, at } = judgement
  await sql`update detection set state = ${state}, notice_id = ${notice}, reason = ${reason}, judged_by = ${person},
    judged_at = ${at}, judged_count = count where id = any (${ids}::uuid[]) and state = 'WAITING'`.execute(tx)
}

/** A dismissal is taken back; one that became a notice is not. @returns whether it was dismissed */
export const markWaiting = async (tx: Tx, organisation: string, id: string): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update detection set state = 'WAITING', reason = '', judged_by = null, judged_at = null,
    judged_count = null where id = ${id} and organisation_id = ${organisation} and state = 'DISMISSED'`.execute(tx)
  return numAffectedRows === 1n
}

export interface WaitingCount {
  waiting: number
  oldest: Date | null
  worst: number | null
}

export const countWaiting = async (tx: Tx, organisation: string): Promise<WaitingCount> => {
  const { rows } =
    await sql<WaitingCount>`select count(*)::int as waiting, min(first_at) as oldest, min(severity) as worst
    from detection where organisation_id = ${organisation} and state = 'WAITING'`.execute(tx)
  return rows[0] ?? { waiting: 0, oldest: null, worst: null }
}

export interface SensorRow {
  id: string
  name: string
  segment: string
  networkOfId: string | null
  networkOf: OrganisationName | null
  seenAt: Date
}

export const sensors = async (tx: Tx, organisation: string): Promise<SensorRow[]> => {
  const { rows } = await sql<SensorRow>`select id, name, segment, network_of as "networkOfId",
      organisation_on(network_of, actor_today()) as "networkOf", seen_at as "seenAt"
    from sensor where organisation_id = ${organisation} order by name limit 500`.execute(tx)
  return rows
}

/** @returns whether the watch has such a sensor */
export const changeSensor = async (
  tx: Tx,
  organisation: string,
  id: string,
  change: { segment: string; networkOf: string | null },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update sensor set segment = ${change.segment}, network_of = ${change.networkOf}
    where id = ${id} and organisation_id = ${organisation}`.execute(tx)
  return numAffectedRows === 1n
}
