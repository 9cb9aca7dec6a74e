import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { literal, openAnalytics } from '../platform/analytics/analytics.ts'
import { StartError } from '../platform/config/start-error.ts'
import { findContainment } from './containment/service.ts'
import { correlate, filesOf, findSupport, namedInEventLogs } from './correlate/service.ts'
import { detect, indicatorsOf, reportingLine } from './detect/service.ts'
import {
  everythingBelow,
  manifestOf,
  ownFile,
  readCase,
  readTerminals,
  seal,
  sealAgain,
  sourcesOf,
} from './evidence/service.ts'
import { findGaps, type Ingested, ingest } from './ingest/service.ts'
import type { CaseSheet, Correlation, CustodyEntry, Detection, Span, Support } from './model.ts'
import { type Decisions, decided, type Investigated, noDecisions, writeOutputs } from './report/service.ts'
import { checkSafeguards } from './safeguards/service.ts'

export interface Request {
  folder: string
  out: string
  /** Of the sentences in result.json. */
  language: 'ja' | 'en'
  /** One report each; in the language of the result when absent. */
  reports?: ('ja' | 'en')[]
  /** Label of the report and of its indicators. */
  tlp?: string
  /** What analysts said of an earlier run. */
  decisions?: Decisions
  /** Evidence ids to take in; all when absent. */
  sources?: string[]
  /** Records from this instant on are left out (to ask what could be known then). */
  until?: string
  memory?: string
  /** Who took the evidence over, from whom and when, beside what case.json says. */
  custody?: CustodyEntry
  progress: (step: {
    stage: 'seal' | 'ingest' | 'detect' | 'correlate' | 'report'
    done: number
    total: number
    file: string
    /** Bytes by source, while logs are taken in. */
    sources?: { source: string; done: number; total: number }[]
  }) => void
}

const minutesOf = (records: string, kinds: string[]) =>
  `SELECT node, epoch(time)::BIGINT // 60 AS minute, count(*) AS records FROM ${records} AS taken
   WHERE kind IN (${kinds.map(literal).join(', ')}) GROUP BY ALL`

const dayMs = 86_400_000

/** An intruder’s way led over three machines at most in the cases seen; each round follows one step further. */
const mostRounds = 5

/** Times that are judged: the declared period and two days around it, or 400 days around the median record. */
const judgedSpan = (sheet: CaseSheet, ingested: Ingested, until?: string): Span => {
  const firsts = ingested.logs.flatMap(log => (log.first ? [Date.parse(log.first)] : [])).sort((a, b) => a - b)
  const middle = firsts[Math.floor(firsts.length / 2)] ?? 0
  const from = sheet.period ? Date.parse(sheet.period.from) - 2 * dayMs : middle - 400 * dayMs
  const to = sheet.period ? Date.parse(sheet.period.to) + 2 * dayMs : middle + 400 * dayMs
  return {
    from: new Date(from).toISOString(),
    to: new Date(Math.min(to, until ? Date.parse(until) : to)).toISOString(),
  }
}

/** Without logs of traffic or a declared period, what was found says which days the report is about. */
const spanOf = ({ timeline, machines = [] }: Correlation): Span | undefined => {
  const times = [...timeline.map(event => event.time), ...machines.map(one => one.last)].sort()
  const [from, last] = [times[0], times.at(-1)]
  return from && last ? { from, to: new Date(Date.parse(last) + 1).toISOString() } : undefined
}

/** A mistyped source would leave its logs out, and the result would read as if nothing had been found in them. */
const refuseUnknown = (asked: string[] | undefined, known: string[]): void => {
  const unknown = asked?.filter(source => !known.includes(source)) ?? []
  if (unknown.length === 0) return
  throw new StartError(
    `--sources names what is not in the evidence: ${unknown.join(', ')}. Choose from: ${known.join(', ')}.`,
    `--sources に、証拠にないものがあります（${unknown.join('、')}）。次の中から指定してください：${known.join('、')}`,
  )
}

/** Evidence → ingest → coverage → detect → correlate → result, over a folder and without a server. */
export const investigate = async (request: Request, clock: Clock): Promise<Investigated> => {
  const { folder, out, progress, decisions = noDecisions, tlp = 'TLP:AMBER+STRICT' } = request
  await mkdir(out, { recursive: true })
  const started = clock.now().toISOString()
  const sheet = readCase(folder)
  const below = await everythingBelow(folder)
  const files = below.files.filter(path => !/(^|\/)ground-truth\.json$/.test(path))
  refuseUnknown(request.sources, sourcesOf(sheet, { ...below, files }))
  progress({ stage: 'seal', done: 0, total: files.length, file: '' })
  const sealed = await seal(folder, sheet, { ...below, files })
  const chosen = request.sources ? sealed.filter(file => request.sources?.includes(file.source)) : sealed
  const scratch = join(out, 'scratch')
  await mkdir(scratch, { recursive: true })
  const analytics = await openAnalytics({ folder: out, memory: request.memory })
  try {
    const ingested = await ingest(
      { folder, sheet, out, analytics, progress: step => progress({ stage: 'ingest', ...step }) },
      chosen,
    )
    await analytics.shutOut()
    const judged = judgedSpan(sheet, ingested, request.until)
    progress({ stage: 'detect', done: 0, total: 1, file: '' })
    const terminals = readTerminals(folder)
    const noticesPath = ownFile(folder, 'notices/notices.json')
    const indicators = noticesPath ? indicatorsOf(JSON.parse(readFileSync(noticesPath, 'utf8'))) : []
    const kinds = [...new Set(ingested.logs.map(log => log.kind))]
    const declared = sheet.evidence.find(source => source.kind === 'proxy-log')?.coverage
    const inside = (minute: number) =>
      minute * 60_000 >= Date.parse(judged.from) && minute * 60_000 < Date.parse(judged.to)
    const minutes =
      kinds.length > 0
        ? await analytics.rows<{ node: string; minute: number; records: number }>(
            minutesOf(ingested.records, kinds.includes('web') ? ['web'] : kinds),
          )
        : []
    const gaps = findGaps(
      sheet,
      minutes.filter(row => inside(row.minute)),
      declared && {
        from: Date.parse(declared.from),
        to: Math.min(Date.parse(declared.to), request.until ? Date.parse(request.until) : Number.POSITIVE_INFINITY),
      },
    )
    const detection: Detection = { line: reportingLine, destinations: [], gaps }
    let hours: Investigated['hours'] = []
    if (ingested.parts.length > 0) {
      const detector = await detect({
        analytics,
        sheet,
        records: ingested.records,
        judged,
        indicators,
        terminals,
        gaps,
      })
      detection.destinations = await detector.rank([])
      progress({ stage: 'correlate', done: 0, total: 1, file: '' })
      // A destination that is raised makes its terminals suspect, and what was begun from them raises further ones.
      const support = new Map<string, Support>()
      for (let round = 0; round < mostRounds; round += 1) {
        const before = support.size
        for (const found of await findSupport(folder, sheet, detection))
          support.set(`${found.reason.detector} ${found.host}`, found)
        if (support.size === before) break
        detection.destinations = await detector.rank([...support.values()])
      }
      detection.destinations = decided(detection.destinations, decisions, terminals, reportingLine)
      hours = await detector.hours(detection.destinations)
      await detector.keepRecords(detection.destinations, join(out, 'records.parquet'))
    }
    const named = await namedInEventLogs(folder, sheet, detection.destinations)
    detection.destinations.push(...decided(named, decisions, terminals, reportingLine))
    const correlation = await correlate(folder, sheet, detection, terminals)
    if (ingested.logs.some(log => log.kind === 'web')) {
      const contained = await findContainment({ analytics, sheet, detection, terminals, records: ingested.records })
      correlation.timeline = [...correlation.timeline, ...contained].sort((one, other) =>
        one.time.localeCompare(other.time),
      )
    }
    const safeguards = await checkSafeguards({
      analytics,
      sheet,
      files: await filesOf(folder, sheet),
      terminals,
      detection,
      correlation,
      logs: ingested.logs,
      records: ingested.parts.length > 0 ? ingested.records : undefined,
      judged,
    })
    progress({ stage: 'report', done: 0, total: 1, file: '' })
    const investigated: Investigated = {
      sheet,
      sealed,
      ingested: ingested.logs,
      judged: ingested.logs.length > 0 || sheet.period ? judged : (spanOf(correlation) ?? judged),
      detection,
      terminals,
      correlation,
      safeguards,
      hours,
      started,
    }
    const before = manifestOf(sealed)
    const after = await sealAgain(folder, sealed)
    const manifest = { before, after, unchanged: before === after }
    const custody = [...sheet.custody, ...(request.custody ? [request.custody] : [])]
    const finished = clock.now().toISOString()
    await writeFile(
      join(out, 'evidence.json'),
      JSON.stringify({ started, finished, act: 'sealed', manifest, custody, files: sealed }, null, 1),
    )
    const reports = request.reports ?? [request.language]
    await writeOutputs(investigated, { out, language: request.language, reports, tlp, made: finished, decisions })
    return investigated
  } finally {
    analytics.close()
    await rm(scratch, { recursive: true, force: true })
  }
}
