import { existsSync, lstatSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Clock } from '../../kernel/clock.ts'
import type { SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import { type Analytics, openAnalytics } from '../../platform/analytics/analytics.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { filesBelow, readCase, seal, sha256Of } from '../evidence/service.ts'
import { findGaps, type Ingested, ingest } from '../ingest/service.ts'
import type { Remark, SealedFile, Span } from '../model.ts'
import { coverageOf, coverageOfKind, coverageOfRecorded, missing } from './coverage.ts'
import { knownDigests } from './known.ts'
import { type Evidence, match, seek } from './match.ts'
import {
  type CoveredNode,
  isHeld,
  type KindCoverage,
  lostNode,
  type Met,
  type Sweep,
  type SweepRequest,
  type SweptIndicator,
  verdictOf,
} from './model.ts'
import { type Traits, takeTraits } from './traits/service.ts'

export { answerOf, answerOfBegun } from './answer.ts'
export { createGrowing, type Growing } from './growing.ts'
export { readRequest } from './request.ts'
export { watch } from './watch.ts'

interface SweepOrder {
  requests: readonly SweepRequest[]
  /** Files and folders. */
  logs: readonly string[]
  /** Folders of this machine whose files are hashed where they lie. */
  files?: readonly string[]
  /** Writers that were there before: one that is missing now is a gap, and not a log that was never kept. */
  expected?: readonly Pick<CoveredNode, 'node' | 'kind' | 'shows'>[]
  /** Keeps what was taken in, so that the next sweep over the same logs only matches. */
  work: string
  /** Throws away what was kept of logs that changed or are gone. */
  tidy?: boolean
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
  const absent = paths.find(path => !existsSync(path))
  if (absent)
    throw new StartError(
      `There is no ${absent}. Name log files or folders after --logs.`,
      `${absent} がありません。--logs の後に、ログのファイルかフォルダーを指定してください。`,
    )
  const folder = folderOf(paths)
  const below = async (path: string) =>
    lstatSync(path).isDirectory() ? (await filesBelow(path)).map(file => join(path, file)) : [path]
  const files = (await Promise.all(paths.map(below))).flat()
  return { folder, files: [...new Set(files)].map(file => relative(folder, file).split(sep).join('/')) }
}

const none: Met[] = []

const sweptOne = (
  { id, kind, value, actions, doubt, confirmed }: SweepRequest['indicators'][number],
  { terminals = none, hostOnly = 0 }: { terminals?: Met[] | undefined; hostOnly?: number | undefined },
  coverage: KindCoverage,
): SweptIndicator => {
  const records = terminals.reduce((sum, met) => sum + met.records, 0)
  const held = isHeld({ doubt, confirmed })
  return {
    id,
    kind,
    value,
    actions,
    doubt,
    confirmed,
    verdict: verdictOf({ held, records, hostOnly, coverage }),
    records,
    succeeded: terminals.reduce((sum, met) => sum + met.succeeded, 0),
    first: terminals.length > 0 ? (terminals.map(met => met.first).sort()[0] ?? null) : null,
    last:
      terminals.length > 0
        ? (terminals
            .map(met => met.last)
            .sort()
            .at(-1) ?? null)
        : null,
    terminals,
    hostOnly,
  }
}

const whole = (nodes: readonly CoveredNode[]): Span => {
  const [from, to] = [
    nodes.map(node => node.from).sort()[0],
    nodes
      .map(node => node.to)
      .sort()
      .at(-1),
  ]
  return from && to ? { from, to } : { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.000Z' }
}

const kept = (part: string): string[] => [part, part.replace(/\.parquet$/, '.json')]

const tidyParts = async (work: string, used: readonly string[]): Promise<void> => {
  const names = new Set([...used, join(work, 'parts', 'repeated.parquet')].flatMap(kept))
  for (const name of await readdir(join(work, 'parts')))
    if (!names.has(join(work, 'parts', name))) await rm(join(work, 'parts', name), { force: true })
}

const lostBy: ReadonlySet<Remark['code']> = new Set(['unreadable', 'broken', 'truncated', 'bomb', 'nested'])

/** What of the given files is in none of the logs, and whether it may have been one. */
const unreadOf = (sealed: readonly SealedFile[], { logs, files }: Traits): Sweep['unread'] => [
  ...sealed.flatMap(({ path, remarks }) => {
    if (remarks.some(({ code }) => lostBy.has(code))) return [{ path, lost: true }]
    return remarks.some(({ code }) => code === 'unrecognised') && !files.has(path) ? [{ path, lost: false }] : []
  }),
  ...logs.flatMap(({ path, format, recorded }) =>
    format === 'eventlog' && recorded.length === 0 ? [{ path, lost: true }] : [],
  ),
]

const logsOf = ({ logs }: Ingested, shown: Traits): Sweep['logs'] => [
  ...logs.map(({ path, node, format, kind, records, badLines, first, last }) => ({
    path,
    node,
    format,
    kind,
    records,
    badLines,
    first,
    last,
  })),
  ...shown.logs.flatMap(({ path, format, recorded }) =>
    recorded.map(({ node, kind, records, badLines, from, to }) => ({
      path,
      node,
      format,
      kind,
      records,
      badLines,
      first: from,
      last: to,
    })),
  ),
]

interface Opened {
  analytics: Analytics
  scratch: string
  evidence: Evidence
  nodes: readonly CoveredNode[]
  logs: Sweep['logs']
  unread: Sweep['unread']
}

const sweptFor = async (
  request: SweepRequest,
  { analytics, scratch, evidence, nodes: found, logs, unread }: Opened,
  { expected, made }: { expected: SweepOrder['expected']; made: string },
): Promise<Sweep> => {
  const asked = request.asked ?? whole(found)
  const nodes = [
    ...found,
    ...missing(expected ?? [], found, asked),
    ...unread.flatMap(({ path, lost }) => (lost ? [lostNode(path, asked)] : [])),
  ]
  const { met, hostOnly } = await match(analytics, evidence, asked, await seek(analytics, request.indicators, scratch))
  // Logs that reach beyond this machine’s clock have been written, whatever the clock says.
  const reached = [request.asked ? made : asked.to, ...found.map(node => node.to)].sort().at(-1) ?? made
  const coverage: Partial<Record<SweptKind, KindCoverage>> = {}
  const covered = (kind: SweptKind): KindCoverage => {
    coverage[kind] ??= coverageOfKind(kind, nodes, { asked, reached })
    return coverage[kind]
  }
  return {
    request: request.request,
    revision: request.revision,
    asked,
    made,
    logs,
    nodes,
    unread,
    coverage,
    indicators: request.indicators.map((one, id) =>
      sweptOne(one, { terminals: met.get(id), hostOnly: hostOnly.get(id) }, covered(one.kind)),
    ),
  }
}

/**
 * 痕跡点検: indicators over kept logs, and for each of them hit, no hit, or the times that nobody can vouch for
 * . Works inside an organisation, without a server; nothing in the logs is changed.
 * @returns one for each request, in their order; the logs are taken in once for all of them
 */
export const sweepAll = async (order: SweepOrder, clock: Clock): Promise<Sweep[]> => {
  const { work } = order
  const { folder, files } = await logsBelow(order.logs)
  const scratch = join(work, 'scratch')
  await mkdir(scratch, { recursive: true })
  const sheet = readCase(folder)
  const known = knownDigests(join(work, 'digests.json'))
  const sealed = await seal(folder, sheet, { files, refused: [] }, path => known.of(path, sha256Of))
  const analytics = await openAnalytics({ folder: work, ...(order.memory ? { memory: order.memory } : {}) })
  try {
    const ingested = await ingest(
      { folder, sheet, out: work, analytics, progress: step => order.progress({ stage: 'ingest', ...step }) },
      sealed,
    )
    const progress = (file: string) => order.progress({ stage: 'ingest', done: 1, total: 1, file })
    const hashing = {
      folders: order.files ?? [],
      machine: hostname(),
      now: clock.now().toISOString(),
      digests: known.of,
    }
    const shown = await takeTraits({ folder, sheet, out: work, analytics, progress, hashing }, sealed)
    await known.keep()
    if (order.tidy) await tidyParts(work, [...ingested.parts, ...shown.parts])
    await analytics.shutOut()
    order.progress({ stage: 'match', done: 0, total: 1, file: '' })
    const traffic = ingested.parts.length > 0 ? ingested.records : undefined
    const minutes = traffic
      ? await analytics.rows<{ node: string; kind: string; minute: number; records: number }>(
          `SELECT node, kind, epoch(time)::BIGINT // 60 AS minute, count(*) AS records FROM ${traffic} AS taken GROUP BY ALL`,
        )
      : []
    const web = minutes.filter(({ kind }) => kind === 'web')
    const gaps = findGaps(sheet, web.length > 0 ? web : minutes)
    const opened: Opened = {
      analytics,
      scratch,
      evidence: { traffic, traits: shown.rows },
      nodes: [...coverageOf(ingested.logs, minutes, gaps), ...coverageOfRecorded(shown.logs)],
      logs: logsOf(ingested, shown),
      unread: unreadOf(sealed, shown),
    }
    const made = clock.now().toISOString()
    const swept: Sweep[] = []
    for (const request of order.requests)
      swept.push(await sweptFor(request, opened, { expected: order.expected, made }))
    return swept
  } finally {
    analytics.close()
    await rm(scratch, { recursive: true, force: true })
  }
}

export const sweep = async (
  { request, ...order }: Omit<SweepOrder, 'requests'> & { request: SweepRequest },
  clock: Clock,
): Promise<Sweep> => {
  const [only] = await sweepAll({ ...order, requests: [request] }, clock)
  return only!
}
