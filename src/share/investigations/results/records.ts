import { literal, openAnalytics } from '../../../platform/analytics/analytics.ts'

/** A line of a log, as far as the formats have it in common. */
export interface LogRecord {
  /** ISO 8601 in UTC, by the clock as it was corrected. */
  time: string
  client: string
  host: string
  method: string
  port: number | null
  path: string | null
  status: number | null
  failed: boolean
  sent: number | null
  received: number | null
  agent: string | null
  account: string | null
  node: string
  file: string
  line: number
}

export interface Window {
  /** Addresses of the terminals. */
  clients: readonly string[]
  host: string | null
  /** Half-open, ISO 8601. */
  from: string
  to: string
}

export interface MinuteCell {
  client: string
  host: string
  /** Minutes since 1970. */
  minute: number
  successes: number
  failures: number
}

/** More minute cells than a screen has pixels help nobody. */
export const mostMinutes = 20_000

const stamp = (at: string): string => `TIMESTAMP ${literal(new Date(at).toISOString().slice(0, 23).replace('T', ' '))}`

const within = ({ clients, host, from, to }: Window): string =>
  [
    `client IN (${clients.map(literal).join(', ') || "''"})`,
    `time >= ${stamp(from)} AND time < ${stamp(to)}`,
    ...(host === null ? [] : [`host = ${literal(host)}`]),
  ].join(' AND ')

/** A small engine for one question, that reaches nothing but the folder of fetched results. */
const ask = async <Row>(folder: string, path: string, sql: (records: string) => string): Promise<Row[]> => {
  const analytics = await openAnalytics({ folder, memory: '256MB', threads: 1 })
  try {
    await analytics.shutOut()
    return await analytics.rows<Row>(sql(`read_parquet(${literal(path)})`))
  } finally {
    analytics.close()
  }
}

interface Place {
  us: number
  file: string
  line: number
}

const keyOf = ({ us, file, line }: Place): string => Buffer.from(JSON.stringify([us, file, line])).toString('base64url')

/** @returns undefined for what is no key of ours */
const placeOf = (key: string): Place | undefined => {
  try {
    const [us, file, line] = JSON.parse(Buffer.from(key, 'base64url').toString('utf8')) as unknown[]
    return typeof us === 'number' && typeof file === 'string' && typeof line === 'number'
      ? { us, file, line }
      : undefined
  } catch {
    return undefined
  }
}

/** The lines behind a cell in the order of time, a page at a time; `next` is null at the end. */
export const linesBehind = async (
  shelf: { folder: string; path: string },
  window: Window,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ items: LogRecord[]; next: string | null; total: number }> => {
  const place = after ? placeOf(after) : undefined
  const behind = place ? ` AND (epoch_us(time), file, line) > (${place.us}, ${literal(place.file)}, ${place.line})` : ''
  const where = within(window)
  const rows = await ask<LogRecord & { us: number; total: number }>(
    shelf.folder,
    shelf.path,
    records => `SELECT strftime(time, '%Y-%m-%dT%H:%M:%S.%gZ') AS time, client, host, method, port, path, status, failed, sent,
        received, agent, account, node, file, line, epoch_us(time) AS us,
        (SELECT count(*) FROM ${records} WHERE ${where}) AS total
      FROM ${records} WHERE ${where}${behind} ORDER BY us, file, line LIMIT ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ us: _, total: __, ...record }) => record),
    next: rows.length > limit && last ? keyOf(last) : null,
    total: rows[0]?.total ?? 0,
  }
}

/** Minute by minute what terminals did in a window; `cut` where there was more than can be shown. */
export const minutesBehind = async (
  shelf: { folder: string; path: string },
  window: Window,
): Promise<{ cells: MinuteCell[]; cut: boolean }> => {
  const cells = await ask<MinuteCell>(
    shelf.folder,
    shelf.path,
    records => `SELECT client, host, epoch(time)::BIGINT // 60 AS minute, count(*) FILTER (NOT failed) AS successes,
        count(*) FILTER (failed) AS failures
      FROM ${records} WHERE ${within(window)} GROUP BY ALL ORDER BY minute, client, host LIMIT ${mostMinutes + 1}`,
  )
  return { cells: cells.slice(0, mostMinutes), cut: cells.length > mostMinutes }
}
