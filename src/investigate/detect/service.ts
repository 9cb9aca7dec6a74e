import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import { addressRange } from '../addresses/model.ts'
import { isWorkingDay, localHour, zoneOffset } from '../calendar/model.ts'
import type { CaseSheet, Contact, Gap, HourCell, RankedDestination, Reason, Span, Support, Terminal } from '../model.ts'
import { agent } from './agent/score.ts'
import { score as companyScore } from './company/score.ts'
import { dialog } from './dialog/score.ts'
import { directAddress } from './direct-address/score.ts'
import { directEgress } from './direct-egress/score.ts'
import { score as fetchScore } from './fetch/score.ts'
import { forgedAgent } from './forged-agent/score.ts'
import { indicator } from './indicator/score.ts'
import { type Detector, type Judgement, type Pair, ramp, together } from './model.ts'
import { neverSucceeds } from './never-succeeds/score.ts'
import type { Indicator } from './notices.ts'
import { offHours } from './off-hours/score.ts'
import { periodic } from './periodic/score.ts'
import { statements } from './queries.ts'
import { rarity } from './rarity/score.ts'
import { upload } from './upload/score.ts'

export { indicatorsOf } from './notices.ts'

/**
 * Score from which a destination is reported. Conduct alone reaches 0.4 at most (score = conduct × (0.4 + 0.6 × context)):
 * every new program that calls home conducts itself like malware, so something else has to point the same way.
 */
export const reportingLine = 0.5

/** Pairs conducting themselves so are each other's company: rhythm alone (0.5 at most) is not enough. */
const suspectConduct = 0.5
const suspectDialog = 0.2

interface Profile extends Pair {
  n: number
  first: Date
  last: Date
  days: number
  failures: number
  sent: number
  received: number
  agents: string[]
  client_days: number
}

interface Finding {
  profile: Profile
  judged: { detector: string; kind: 'conduct' | 'context'; judgement: Judgement }[]
  conduct: number
}

export interface DetectWork {
  analytics: Analytics
  sheet: CaseSheet
  /** SQL: a table or query with the columns of a part, every readable record once. */
  records: string
  /** Records outside are not judged. */
  judged: Span
  indicators: Indicator[]
  terminals: Terminal[]
  gaps: Gap[]
}

type AnyDetector = {
  name: string
  kind: 'conduct' | 'context'
  query: string
  score: (row: never) => Judgement | undefined
}

const detectors: AnyDetector[] = [
  periodic,
  neverSucceeds,
  dialog,
  upload,
  agent,
  directAddress,
  offHours,
  rarity,
  forgedAgent,
  indicator,
  directEgress,
]

const key = (pair: Pair): string => `${pair.client} ${pair.host}`

const isOwn = (sheet: CaseSheet, host: string): boolean =>
  sheet.ownDomains.some(domain => host === domain || host.endsWith(`.${domain}`)) ||
  /^(localhost|127\.|0\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[(::1|f[cd]|fe80))/.test(host) ||
  host.endsWith('.in-addr.arpa')

/** IPv4 networks as a predicate over an address column; DuckDB's INET type would need an extension. */
const within = (column: string, networks: string[]): string => {
  const number = `list_reduce(list_transform(string_split(${column}, '.'), part -> try_cast(part AS BIGINT)), (sum, part) -> sum * 256 + part)`
  const ranges = networks
    .filter(network => !network.includes(':'))
    .map(addressRange)
    .map(([from, to]) => `${number} BETWEEN ${from} AND ${to}`)
  return `(regexp_full_match(${column}, '[0-9]{1,3}([.][0-9]{1,3}){3}') AND (${ranges.join(' OR ') || 'false'}))`
}

const networksOf = (sheet: CaseSheet): Record<string, string> => ({
  inside: within('client', sheet.ownNetworks),
  outside: `(regexp_full_match(server, '[0-9]{1,3}([.][0-9]{1,3}){3}') AND NOT ${within('server', [...sheet.ownNetworks, '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '255.255.255.255'])})`,
  proxies: [...sheet.proxyServers.flatMap(({ ip }) => ip ?? []), '-'].map(literal).join(', '),
})

/** Tables that every detector reads: records, hosts, population, machine, profile, closed, indicators. */
const prepare = async (work: DetectWork): Promise<Record<string, string>> => {
  const { analytics, sheet } = work
  const stamp = (at: string) => `TIMESTAMP ${literal(at.replace('T', ' ').replace('Z', ''))}`
  const blanks: Record<string, string> = {
    records: work.records,
    from: stamp(work.judged.from),
    to: stamp(work.judged.to),
    offset: `to_minutes(${zoneOffset(sheet.timeZone, Date.parse(work.judged.from))})`,
    kind: "'web'",
  }
  const [requests = '', ...rest] = statements('profile/requests.sql', blanks)
  await analytics.run(requests)
  // Without a proxy log, sessions seen by TLS or connection sensors stand for requests.
  const kinds = await analytics.rows<{ kind: string; records: number }>(
    'SELECT kind, count(*) AS records FROM records GROUP BY kind',
  )
  const kind = ['web', 'tls', 'connection'].find(name => kinds.some(found => found.kind === name)) ?? 'web'
  blanks.kind = literal(kind)
  const direct = statements('direct-egress/direct.sql', { ...blanks, ...networksOf(sheet) })
  // Where the Web is not logged, sessions stand for it already, and nothing goes past anything.
  await analytics.run(kind === 'web' ? (direct[0] ?? '') : 'CREATE OR REPLACE TABLE direct AS FROM records LIMIT 0')
  for (const statement of statements('profile/requests.sql', blanks).slice(-rest.length)) await analytics.run(statement)
  const hosts = await analytics.rows<{ host: string }>('SELECT host FROM hosts')
  const own = hosts.filter(({ host }) => isOwn(sheet, host))
  await analytics.run('CREATE OR REPLACE TABLE own (host VARCHAR)')
  if (own.length > 0)
    await analytics.run(`INSERT INTO own VALUES ${own.map(({ host }) => `(${literal(host)})`).join(', ')}`)
  for (const file of ['profile/machine.sql', 'profile/profile.sql']) {
    for (const statement of statements(file, blanks)) await analytics.run(statement)
  }
  const closed: number[] = []
  const hour = 3_600_000
  for (let at = Math.floor(Date.parse(work.judged.from) / hour); at * hour < Date.parse(work.judged.to); at += 1) {
    const local = localHour(sheet, at * hour)
    const opens = Number(sheet.workingHours.from.slice(0, 2))
    // Overtime is usual until two hours after closing time.
    const closes = Number(sheet.workingHours.to.slice(0, 2)) + 2
    if (!isWorkingDay(sheet, local.day) || local.hour < opens - 1 || local.hour > closes) closed.push(at)
  }
  await analytics.run(`CREATE OR REPLACE TABLE closed AS SELECT unnest([${closed.join(', ')}]::BIGINT[]) AS hour`)
  await analytics.run('CREATE OR REPLACE TABLE indicators (host VARCHAR, notice VARCHAR, directed BOOLEAN)')
  if (work.indicators.length > 0) {
    const rows = work.indicators.map(row => `(${literal(row.host)}, ${literal(row.notice)}, ${row.directed})`)
    await analytics.run(`INSERT INTO indicators VALUES ${rows.join(', ')}`)
  }
  return blanks
}

/** What each pair does, by every detector; software that runs on most days of its machine weighs less. */
const judgePairs = async (work: DetectWork, blanks: Record<string, string>): Promise<Map<string, Finding>> => {
  const profiles = await work.analytics.rows<Profile>(
    'SELECT client, host, n, first, last, days, failures, sent, received, agents, client_days FROM profile',
  )
  const findings = new Map(profiles.map(profile => [key(profile), { profile, judged: [], conduct: 0 } as Finding]))
  for (const detector of detectors as Detector<Pair>[]) {
    const [query] = statements(detector.query, blanks)
    for (const row of await work.analytics.rows<Pair>(query ?? '')) {
      const judgement = detector.score(row)
      if (judgement) findings.get(key(row))?.judged.push({ detector: detector.name, kind: detector.kind, judgement })
    }
  }
  for (const finding of findings.values()) {
    const { days, client_days, n } = finding.profile
    const settled = client_days >= 5 && n >= 5 ? ramp(days / client_days, 0.5, 0.9) : 0
    const weights = finding.judged.filter(found => found.kind === 'conduct').map(found => found.judgement.weight)
    finding.conduct = together(weights) * (1 - 0.6 * settled)
  }
  return findings
}

const byHost = (findings: Iterable<Finding>): Map<string, Finding[]> => {
  const hosts = new Map<string, Finding[]>()
  for (const finding of findings) {
    const same = hosts.get(finding.profile.host) ?? []
    same.push(finding)
    hosts.set(finding.profile.host, same)
  }
  return hosts
}

const weightOf = (finding: Finding, detector: string): number =>
  finding.judged.find(found => found.detector === detector)?.judgement.weight ?? 0

/** Where the log does not show sizes, the rhythm alone has to be better: people read pages through tunnels, too. */
const isSuspect = (finding: Finding): boolean => {
  const dialogue = weightOf(finding, 'dialog')
  return (
    finding.conduct >= suspectConduct &&
    dialogue >= suspectDialog &&
    weightOf(finding, 'periodic') >= (dialogue > 0.25 ? 0.2 : 0.4)
  )
}

/** Context between pairs: who had another suspicious destination at the same time? */
const keepCompany = async (work: DetectWork, findings: Map<string, Finding>): Promise<Map<string, Reason>> => {
  const certain = [...byHost(findings.values())].filter(([, contacts]) =>
    contacts.some(contact => isSuspect(contact) || weightOf(contact, 'indicator') >= 0.8),
  )
  // Where one client's contact is suspicious, or a notice names the host, the shorter contacts of others count as well.
  const suspects = certain.flatMap(([, contacts]) =>
    contacts.filter(contact => isSuspect(contact) || (contact.profile.n >= 3 && contact.conduct >= 0.3)),
  )
  const reasons = new Map<string, Reason>()
  if (suspects.length === 0) return reasons
  const rows = suspects.map(({ profile }) => `(${literal(profile.client)}, ${literal(profile.host)})`).join(', ')
  await work.analytics.run(
    `CREATE OR REPLACE TABLE suspects AS SELECT client, host, first, last, agent FROM profile WHERE (client, host) IN (${rows})`,
  )
  const [query] = statements('company/query.sql', {})
  const met = await work.analytics.rows<{ client: string; host: string; other: string; alike: boolean }>(query ?? '')
  for (const [host, mine] of byHost(suspects)) {
    const company = met.filter(row => row.host === host)
    const judgement = companyScore({
      host,
      clients: mine.length,
      accompanied: new Set(company.map(row => row.client)).size,
      alike: new Set(company.filter(row => row.alike).map(row => row.client)).size,
      others: [...new Set(company.map(row => row.other))],
    })
    if (judgement) reasons.set(host, { detector: 'company', kind: 'context', ...judgement, lines: [] })
  }
  return reasons
}

/** One reason per detector for a host: its strongest judgement among the contacts. */
const reasonsOf = (contacts: Finding[]): Reason[] => {
  const best = new Map<string, Reason>()
  for (const { judged } of contacts) {
    for (const { detector, kind, judgement } of judged) {
      if ((best.get(detector)?.weight ?? 0) < judgement.weight)
        best.set(detector, { detector, kind, ...judgement, lines: [] })
    }
  }
  return [...best.values()].sort((left, right) => right.weight - left.weight)
}

/** Conduct of a host: mean over the better half of its contacts, so that a stray visitor neither hides nor makes it. */
const conductOf = (contacts: Finding[]): number => {
  const steady = contacts.filter(contact => contact.profile.n >= 5)
  const ranked = (steady.length > 0 ? steady : contacts)
    .map(contact => contact.conduct)
    .sort((left, right) => right - left)
  const half = ranked.slice(0, Math.ceil(ranked.length / 2))
  return half.reduce((sum, value) => sum + value, 0) / Math.max(1, half.length)
}

const finalScore = (conduct: number, reasons: Reason[]): number => {
  const context = together(reasons.filter(reason => reason.kind === 'context').map(reason => reason.weight))
  const known = reasons.some(
    reason => reason.weight >= 0.8 && (reason.detector === 'indicator' || reason.detector === 'fetch'),
  )
  // A destination named for this very case, or fetched from by infected machines only, needs no rhythm.
  return Math.min(1, Math.max(conduct, known ? 0.75 : 0) * (0.4 + 0.6 * context))
}

interface Candidate {
  host: string
  score: number
  reasons: Reason[]
  contacts: Finding[]
}

/** Downloads around first contacts, judged against what is already reported. */
const fetches = async (
  work: DetectWork,
  reported: Candidate[],
): Promise<Map<string, { reason: Reason; clients: string[] }>> => {
  const rows = reported.flatMap(({ contacts }) =>
    contacts.map(({ profile }) => `(${literal(profile.client)}, epoch_ms(${profile.first.getTime()}))`),
  )
  const found = new Map<string, { reason: Reason; clients: string[] }>()
  if (rows.length === 0) return found
  await work.analytics.run(`CREATE OR REPLACE TABLE affected AS FROM (VALUES ${rows.join(', ')}) AS t(client, first)`)
  const [query] = statements('fetch/query.sql', {})
  const loose = await work.analytics.rows<{ client: string; host: string; received: number; near: boolean }>(
    query ?? '',
  )
  for (const host of new Set(loose.map(row => row.host))) {
    const mine = loose.filter(row => row.host === host)
    const judgement = fetchScore({
      host,
      clients: mine.length,
      near: mine.filter(row => row.near).length,
      largest: Math.max(...mine.map(row => row.received)),
    })
    if (judgement) {
      const reason: Reason = { detector: 'fetch', kind: 'context', ...judgement, lines: [] }
      found.set(host, { reason, clients: mine.map(row => row.client) })
    }
  }
  return found
}

/** Contacts that belong to the finding: not the stray visit to a host that others use for control. */
const guilty = (contacts: Finding[]): Finding[] => {
  const strong = contacts.filter(
    contact => (contact.profile.n >= 3 && contact.conduct >= 0.3) || weightOf(contact, 'indicator') >= 0.8,
  )
  return strong.length > 0 ? strong : contacts
}

const withLines = async (work: DetectWork, ranked: Candidate[]): Promise<RankedDestination[]> => {
  const named = new Map(work.terminals.map(terminal => [terminal.ip, terminal.hostname]))
  const shown = ranked.slice(0, 400)
  const pairs = shown.flatMap(({ contacts }) =>
    contacts.map(({ profile }) => `(${literal(profile.client)}, ${literal(profile.host)})`),
  )
  const lines = pairs.length
    ? await work.analytics.rows<Pair & { file: string; line: number }>(
        `SELECT client, host, file, line FROM machine WHERE (client, host) IN (${pairs.join(', ')})
         QUALIFY row_number() OVER (PARTITION BY client, host ORDER BY time) <= 19
           OR row_number() OVER (PARTITION BY client, host ORDER BY time DESC) = 1 ORDER BY client, host, time`,
      )
    : []
  const of = new Map<string, { file: string; line: number }[]>()
  for (const { file, line, ...pair } of lines) of.set(key(pair), [...(of.get(key(pair)) ?? []), { file, line }])
  return shown.map(({ host, score, reasons, contacts }) => {
    const told: Contact[] = contacts.map(({ profile }) => ({
      client: profile.client,
      hostname: named.get(profile.client),
      host,
      first: profile.first.toISOString(),
      last: profile.last.toISOString(),
      successes: profile.n - profile.failures,
      failures: profile.failures,
      sentBytes: profile.sent,
      receivedBytes: profile.received,
      agents: profile.agents,
      lines: of.get(key(profile)) ?? [],
    }))
    const sample = told.flatMap(contact => contact.lines.slice(0, 2)).slice(0, 6)
    return {
      host,
      score: Math.round(score * 1000) / 1000,
      reported: score >= reportingLine,
      reasons: reasons.map(reason => ({ ...reason, lines: sample })),
      contacts: told,
    }
  })
}

export interface Ranking {
  /** Ranks all candidates, with the support that correlation found so far. */
  rank(support: Support[]): Promise<RankedDestination[]>
  /** Hour by hour what the contacts of reported destinations did. */
  hours(destinations: RankedDestination[]): Promise<HourCell[]>
  /** The records behind those hours, by client and time, as one Parquet file: what is looked at line by line later. */
  keepRecords(destinations: RankedDestination[], target: string): Promise<void>
}

const reportedPairs = (destinations: RankedDestination[]): string =>
  destinations
    .filter(destination => destination.reported)
    .flatMap(({ contacts }) => contacts.map(({ client, host }) => `(${literal(client)}, ${literal(host)})`))
    .join(', ')

/** Profiles the whole period once; ranking can then be repeated as correlation adds support. */
export const detect = async (work: DetectWork): Promise<Ranking> => {
  const blanks = await prepare(work)
  const findings = await judgePairs(work, blanks)
  const company = await keepCompany(work, findings)
  const hosts = byHost(findings.values())
  return {
    hours: async destinations => {
      const pairs = reportedPairs(destinations)
      if (pairs === '') return []
      const cells = await work.analytics.rows<Omit<HourCell, 'hour'> & { hour: number }>(
        `SELECT client, host, epoch(time)::BIGINT // 3600 AS hour, count(*) FILTER (NOT failed) AS successes,
           count(*) FILTER (failed) AS failures
         FROM machine WHERE (client, host) IN (${pairs}) GROUP BY ALL ORDER BY client, hour, host`,
      )
      return cells.map(cell => ({ ...cell, hour: new Date(cell.hour * 3_600_000).toISOString() }))
    },
    keepRecords: (destinations, target) =>
      work.analytics.run(
        `COPY (SELECT time, client, host, method, port, path, status, failed, sent, received, agent, account, node, file, line
           FROM machine WHERE (client, host) IN (${reportedPairs(destinations) || "('', '')"})
           ORDER BY client, time, file, line
         ) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192)`,
      ),
    rank: async support => {
      const judge = (host: string, contacts: Finding[], extra: Reason[] = []): Candidate => {
        const reasons = [
          ...reasonsOf(contacts),
          ...(company.has(host) ? [company.get(host)!] : []),
          ...support.filter(found => found.host === host).map(found => found.reason),
          ...extra,
        ]
        return { host, score: finalScore(conductOf(contacts), reasons), reasons, contacts: guilty(contacts) }
      }
      const first = [...hosts].map(([host, contacts]) => judge(host, contacts))
      const fetched = await fetches(
        work,
        first.filter(candidate => candidate.score >= reportingLine),
      )
      const ranked = first.map(candidate => {
        const more = fetched.get(candidate.host)
        if (!more || candidate.score >= reportingLine) return candidate
        const contacts = (hosts.get(candidate.host) ?? []).filter(contact =>
          more.clients.includes(contact.profile.client),
        )
        return judge(candidate.host, contacts, [more.reason])
      })
      ranked.sort((left, right) => right.score - left.score || (left.host < right.host ? -1 : 1))
      return withLines(
        work,
        ranked.filter(candidate => candidate.score >= 0.1),
      )
    },
  }
}
