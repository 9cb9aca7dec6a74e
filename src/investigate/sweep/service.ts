import { existsSync, lstatSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Clock } from '../../kernel/clock.ts'
import { openAnalytics } from '../../platform/analytics/analytics.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { filesBelow, readCase, seal } from '../evidence/service.ts'
import { findGaps, type Ingested, ingest } from '../ingest/service.ts'
import type { Span } from '../model.ts'
import { coverageOf, unknownTimes } from './coverage.ts'
import { isHeld, match, seek } from './match.ts'
import { canShow, type Met, type SoughtIndicator, type Sweep, type SweptIndicator, verdictOf } from './model.ts'
import type { SweepRequest } from './request.ts'

export { createGrowing, type Growing } from './growing.ts'
export { answerOf } from './model.ts'
export { readRequest, type SweepRequest } from './request.ts'
export { watch } from './watch.ts'

interface SweepOrder {
  request: SweepRequest
  /** Files and folders. */
  logs: readonly string[]
  /** Keeps what was taken in, so that the next sweep over the same logs only matches. */
  work: string
  memory?: string
  progress: (step: { stage: 'ingest' | 'match'; done: number; total: number; file: string }) => void
}

/** The deepest folder that holds all of them. */
const folderOf = (paths: readonly string[]): string => {
  const folders = paths.map(path => (lstatSync(path).isDirectory() ? path : dirname(path)).split(sep))
  const [first = []] = folders
  const shared = first.findIndex((part, at) => folders.some(folder => folder[at] !== part))
  return (shared < 0 ? first : first.slice(0, shared)).join(sep) || sep
}

export const logsBelow = async (logs: readonly string[]): Promise<{ folder: string; files: string[] }> => {
  const paths = logs.map(path => resolve(path))
  const missing = paths.find(path => !existsSync(path))
  if (paths.length === 0 || missing)
    throw new StartError(
      missing
        ? `There is no ${missing}. Name log files or folders after --logs.`
        : 'Name log files or folders after --logs.',
      missing
        ? `${missing} がありません。--logs の後に、ログのファイルかフォルダーを指定してください。`
        : '--logs の後に、ログのファイルかフォルダーを指定してください。',
    )
  const folder = folderOf(paths)
  const below = async (path: string) =>
    lstatSync(path).isDirectory() ? (await filesBelow(path)).map(file => join(path, file)) : [path]
  const files = (await Promise.all(paths.map(below))).flat()
  return { folder, files: [...new Set(files)].map(file => relative(folder, file).split(sep).join('/')) }
}

const swept = (
  one: SoughtIndicator,
  found: { terminals: SweptIndicator['terminals']; hostOnly: number; unknown: Span[]; shown: boolean },
): SweptIndicator => {
  const { terminals, hostOnly, unknown, shown } = found
  const records = terminals.reduce((sum, met) => sum + met.records, 0)
  const held = isHeld(one)
  return {
    ...one,
    verdict: verdictOf({ held, shown, records, unknown, hostOnly }),
    records,
    succeeded: terminals.reduce((sum, met) => sum + met.succeeded, 0),
    first: terminals.map(met => met.first).sort()[0] ?? null,
    last:
      terminals
        .map(met => met.last)
        .sort()
        .at(-1) ?? null,
    terminals,
    unknown: held || !shown ? [] : unknown,
    hostOnly,
  }
}

const askedOf = (request: SweepRequest, { logs }: Ingested): Span => {
  if (request.asked) return request.asked
  const firsts = logs.flatMap(({ first }) => first ?? []).sort()
  const lasts = logs.flatMap(({ last }) => last ?? []).sort()
  const [from, last] = [firsts[0], lasts.at(-1)]
  return from && last
    ? { from, to: new Date((Math.floor(Date.parse(last) / 60_000) + 1) * 60_000).toISOString() }
    : { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.000Z' }
}

/**
 * 痕跡点検: indicators over kept logs, and for each of them hit, no hit, or the times that nobody can vouch for
 * . Works inside an organisation, without a server; nothing in the logs is changed.
 */
export const sweep = async (order: SweepOrder, clock: Clock): Promise<Sweep> => {
  const { request, work } = order
  const { folder, files } = await logsBelow(order.logs)
  const scratch = join(work, 'scratch')
  await mkdir(scratch, { recursive: true })
  const sheet = readCase(folder)
  const sealed = await seal(folder, sheet, { files, refused: [] })
  const analytics = await openAnalytics({ folder: work, ...(order.memory ? { memory: order.memory } : {}) })
  try {
    const ingested = await ingest(
      { folder, sheet, out: work, analytics, progress: step => order.progress({ stage: 'ingest', ...step }) },
      sealed,
    )
    await analytics.shutOut()
    const asked = askedOf(request, ingested)
    order.progress({ stage: 'match', done: 0, total: 1, file: '' })
    const empty = ingested.parts.length === 0
    const minutes = empty
      ? []
      : await analytics.rows<{ node: string; kind: string; minute: number; records: number }>(
          `SELECT node, kind, epoch(time)::BIGINT // 60 AS minute, count(*) AS records FROM ${ingested.records} AS taken GROUP BY ALL`,
        )
    const web = minutes.filter(({ kind }) => kind === 'web')
    const gaps = findGaps(sheet, web.length > 0 ? web : minutes)
    const nodes = coverageOf(ingested.logs, minutes, gaps)
    const { met, hostOnly } = empty
      ? { met: new Map<number, Met[]>(), hostOnly: new Map<number, number>() }
      : await match(analytics, ingested.records, asked, await seek(analytics, request.indicators, scratch))
    const perKind = new Map<string, { unknown: Span[]; shown: boolean }>()
    const answerable = (kind: SoughtIndicator['kind']) => {
      const able = nodes.filter(node => canShow(kind, node.kind))
      const known = perKind.get(kind) ?? { unknown: unknownTimes(asked, able), shown: able.length > 0 }
      perKind.set(kind, known)
      return known
    }
    return {
      request: request.request,
      asked,
      made: clock.now().toISOString(),
      logs: ingested.logs,
      nodes,
      indicators: request.indicators.map((one, id) =>
        swept(one, { terminals: met.get(id) ?? [], hostOnly: hostOnly.get(id) ?? 0, ...answerable(one.kind) }),
      ),
    }
  } finally {
    analytics.close()
    await rm(scratch, { recursive: true, force: true })
  }
}
