import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import { addressRange } from '../addresses/model.ts'
import { zoneOffset } from '../calendar/model.ts'
import type { CaseFiles, EventLogFile } from '../correlate/model.ts'
import type { CaseSheet, Correlation, Detection, IngestedLog, Span, Terminal } from '../model.ts'
import { sharedAccounts } from './accounts.ts'
import { fileDeviations } from './files.ts'
import {
  type Deviation,
  departure,
  type LogKeeping,
  missingFrom,
  type Placement,
  type Safeguards,
  type SegmentCheck,
} from './model.ts'

interface Work {
  analytics: Analytics
  sheet: CaseSheet
  files: CaseFiles
  terminals: Terminal[]
  detection: Detection
  correlation: Correlation
  logs: IngestedLog[]
  /** SQL: every readable record once; undefined where no log of traffic is at hand. */
  records: string | undefined
  judged: Span
}

const dayMs = 86_400_000

const number = `list_reduce(list_transform(string_split(client, '.'), part -> try_cast(part AS BIGINT)), (sum, part) -> sum * 256 + part)`

/** Zones that the tables let out by no way: the proxy’s log must not know them (DOMAIN §7.3). */
const segmentChecks = async ({ analytics, files, correlation, records, logs }: Work): Promise<SegmentCheck[]> => {
  const { network } = files
  if (!network) return []
  const shut = network.sources.filter(zone => correlation.topology.every(path => path.from !== zone || path.blocked))
  const found: SegmentCheck[] = []
  for (const id of shut) {
    const zone = network.zones.find(one => one.id === id)
    const ranges = (zone?.cidr ?? []).filter(cidr => !cidr.includes(':')).map(addressRange)
    const named = { zone: id, name: zone?.name ?? id }
    if (!records || ranges.length === 0 || !logs.some(log => log.kind === 'web')) {
      found.push({ ...named, records: 0, clients: [], verdict: 'unknown' })
      continue
    }
    const [row] = await analytics.rows<{ n: number; clients: string[] | null; first: Date | null; last: Date | null }>(
      `SELECT count(*) AS n, list_slice(list_sort(list(DISTINCT client)), 1, 20) AS clients, min(time) AS first, max(time) AS last
       FROM ${records} AS taken WHERE kind = 'web' AND regexp_full_match(client, '[0-9]{1,3}([.][0-9]{1,3}){3}')
         AND (${ranges.map(([from, to]) => `${number} BETWEEN ${from} AND ${to}`).join(' OR ')})`,
    )
    const { n = 0, clients, first, last } = row ?? {}
    found.push({
      ...named,
      records: n,
      clients: clients ?? [],
      ...(first ? { first: first.toISOString() } : {}),
      ...(last ? { last: last.toISOString() } : {}),
      verdict: n > 0 ? 'found' : 'none',
    })
  }
  return found
}

/** Personal data that police found outside left from machines: there it lay, and their segment reaches the Internet. */
const placements = ({ files, detection, correlation, terminals }: Work): Placement[] => {
  const segments = new Map(terminals.map(row => [row.ip, row]))
  const told = files.notices.filter(notice => notice.kind === 'police')
  const leaks = told.flatMap(notice =>
    notice.destinations.filter(to => to.personalData).map(to => ({ ...to, provider: notice.issuer })),
  )
  const zones = new Map<string, Placement>()
  for (const leak of leaks)
    for (const contact of detection.destinations.find(one => one.host === leak.host && one.reported)?.contacts ?? []) {
      if (contact.successes === 0) continue
      const row = segments.get(contact.client)
      const name = row?.segment ?? ''
      const zone = files.network?.zones.find(
        one => one.name === name || one.cidr.some(cidr => inside(contact.client, cidr)),
      )
      const key = zone?.name ?? (name || '?')
      const one = zones.get(key) ?? {
        zone: key,
        terminals: [],
        hosts: [],
        records: leaks.reduce((sum, found) => sum + (found.records ?? 0), 0),
        ways: correlation.topology.filter(path => path.from === zone?.id && !path.blocked).map(path => path.path),
        provider: leak.provider,
      }
      zones.set(key, one)
      const terminal = row?.hostname ?? contact.client
      if (!one.terminals.includes(terminal)) one.terminals.push(terminal)
      if (!one.hosts.includes(leak.host)) one.hosts.push(leak.host)
    }
  return [...zones.values()]
}

const inside = (address: string, cidr: string): boolean => {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(address) || cidr.includes(':')) return false
  const [at] = addressRange(address)
  const [from, to] = addressRange(cidr)
  return from <= at && at <= to
}

const spanOf = ({ events }: EventLogFile): Span[] => {
  const times = events.map(event => event.time).sort()
  const [from, last] = [times[0], times.at(-1)]
  return from && last ? [{ from, to: last }] : []
}

/** What each source had to keep: from so many days before the first sign to the end of the case (R-127). */
const logKeeping = ({ sheet, files, detection, correlation, logs, judged }: Work): LogKeeping[] => {
  const signs = correlation.timeline.filter(event => event.kind !== 'notice').map(event => event.time)
  const firstSign = signs.sort()[0]
  if (!firstSign) return []
  const required: Span = {
    from: new Date(Date.parse(firstSign) - sheet.safeguards.keepDays * dayMs).toISOString(),
    to:
      sheet.period?.to ??
      logs
        .flatMap(log => log.last ?? [])
        .sort()
        .at(-1) ??
      judged.to,
  }
  const keep = (source: string, kind: LogKeeping['kind'], spans: Span[], gaps: Span[]): LogKeeping => {
    const ordered = [...spans].sort((one, other) => one.from.localeCompare(other.from))
    const last = spans
      .map(span => span.to)
      .sort()
      .at(-1)
    return {
      source,
      kind,
      required,
      ...(ordered[0] ? { first: ordered[0].from } : {}),
      ...(last ? { last } : {}),
      missing: [
        ...missingFrom(required, ordered[0] && last ? [{ from: ordered[0].from, to: last }] : []),
        ...gaps.filter(gap => gap.from < required.to),
      ].sort((one, other) => one.from.localeCompare(other.from)),
    }
  }
  const kinds = new Map(logs.map(log => [log.node, log.kind]))
  const traffic = [...kinds].map(([node, kind]) =>
    keep(
      node,
      kind === 'web' ? 'proxy' : 'sensor',
      logs.flatMap(log => (log.node === node && log.first && log.last ? [{ from: log.first, to: log.last }] : [])),
      detection.gaps
        .filter(gap => gap.source === node || (kind === 'web' && gap.source === 'proxy'))
        .map(({ from, to }) => ({ from, to })),
    ),
  )
  const server = files.servers.flatMap(spanOf)
  const machines = new Map<string, Span[]>()
  for (const log of files.endpoints) {
    const name = log.events[0]?.computer || log.file
    machines.set(name, [...(machines.get(name) ?? []), ...spanOf(log)])
  }
  return [
    ...traffic,
    ...(server.length > 0 ? [keep(files.servers[0]?.events[0]?.computer ?? 'server', 'server', server, [])] : []),
    ...[...machines].map(([name, spans]) => keep(name, 'endpoint', spans, [])),
  ]
}

/** Days on which a machine sent or asked far more than on its other days, by the proxy's log (R-128). */
const proxyDeviations = async ({ analytics, sheet, records, logs, judged, terminals }: Work): Promise<Deviation[]> => {
  if (!records || !logs.some(log => log.kind === 'web')) return []
  const rows = await analytics.rows<{
    client: string
    day: string
    sent: number
    requests: number
    line: number
    file: string
  }>(
    `SELECT client, strftime(time + to_minutes(${zoneOffset(sheet.timeZone, Date.parse(judged.from))}), '%Y-%m-%d') AS day,
       coalesce(sum(sent), 0)::BIGINT AS sent, count(*) AS requests, arg_max(line, sent) AS line, arg_max(file, sent) AS file
     FROM ${records} AS taken
     WHERE kind = 'web' AND time >= TIMESTAMP ${literal(judged.from.replace('T', ' ').replace('Z', ''))}
       AND time < TIMESTAMP ${literal(judged.to.replace('T', ' ').replace('Z', ''))}
     GROUP BY ALL ORDER BY client, day`,
  )
  const names = new Map(terminals.map(row => [row.ip, row.hostname]))
  const byClient = new Map<string, typeof rows>()
  for (const row of rows) byClient.set(row.client, [...(byClient.get(row.client) ?? []), row])
  return [...byClient].flatMap(([client, mine]) =>
    mine.flatMap(row => {
      const others = mine.filter(other => other.day !== row.day)
      if (others.length < 3) return []
      return (['sent', 'requests'] as const).flatMap((measure): Deviation[] => {
        // Below a megabyte, or a hundred requests, nothing leaves that anybody would miss.
        const unit = measure === 'sent' ? 1_000_000 : 100
        const { mean, times } = departure(
          row[measure],
          others.map(other => other[measure]),
          unit,
        )
        if (times < sheet.safeguards.deviation) return []
        const who = names.get(client) ?? client
        const lines = row.file ? [{ file: row.file, line: row.line }] : []
        return [{ source: 'proxy', who, day: row.day, measure, value: row[measure], mean, times, lines }]
      })
    }),
  )
}

const mostDeviations = 50

/** What the evidence of a case says of the organisation’s own safeguards (DOMAIN §8.4). */
export const checkSafeguards = async (work: Work): Promise<Safeguards> => {
  const logs = [...work.files.endpoints, ...work.files.servers]
  const { safeguards } = work.sheet
  const deviations = [...(await proxyDeviations(work)), ...fileDeviations(logs, work.sheet, safeguards.deviation)]
  return {
    segments: await segmentChecks(work),
    placements: placements(work),
    sharedAccounts: sharedAccounts(logs, safeguards.sharedAccount),
    logKeeping: logKeeping(work),
    deviations: deviations.sort((one, other) => other.times - one.times).slice(0, mostDeviations),
    thresholds: safeguards,
  }
}
