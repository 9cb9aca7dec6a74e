import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import { addressRange } from '../addresses/model.ts'
import { isWorkingDay, localHour, zoneOffset } from '../calendar/model.ts'
import type { CaseSheet, Gap, Span, Terminal } from '../model.ts'
import type { Indicator } from './notices.ts'
import { statements } from './queries.ts'

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
export const prepare = async (work: DetectWork): Promise<Record<string, string>> => {
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
