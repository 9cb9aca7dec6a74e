import type { Instant } from '../../../investigate/model.ts'
import type { Indicator, KeptReport, ReportedDestination, ReportedTerminal } from '../../../investigate/report/model.ts'

/** A file of a run in the storage. */
export interface Kept {
  name: string
  content: string
  size: number
  sha256: string
}

/** Where results are put, and fetched from. */
export interface Shelf {
  /** Puts a file of a run into the storage. */
  keep(path: string, name: string, limit: number): Promise<Kept>
  /** The file on this server’s disk, fetched and its hash compared where it is not there yet. */
  local(file: Kept): Promise<string>
  report(file: Kept): Promise<KeptReport>
  /** Where fetched files lie; the analytical engine may reach no other place. */
  folder: string
}

/** What a run leaves behind, by name; records.parquet and report.json are what the pages read. */
export const resultFiles = [
  'report.ja.html',
  'report.en.html',
  'result.json',
  'report.json',
  'records.parquet',
  'queries.sql',
  'indicators.json',
  'indicators.csv',
  'blocklist.txt',
  'evidence.json',
] as const

const hourMs = 3_600_000

/** A destination without its contacts: those of 3,000 terminals are asked for where somebody looks. */
const destinationOf = ({ contacts, ...destination }: ReportedDestination) => {
  const sum = (of: 'successes' | 'failures' | 'sentBytes' | 'receivedBytes') =>
    contacts.reduce((total, contact) => total + contact[of], 0)
  const firsts = contacts.map(contact => contact.first).sort()
  const lasts = contacts.map(contact => contact.last).sort()
  return {
    ...destination,
    clients: new Set(contacts.map(contact => contact.client)).size,
    first: firsts[0] ?? null,
    last: lasts.at(-1) ?? null,
    successes: sum('successes'),
    failures: sum('failures'),
    sentBytes: sum('sentBytes'),
    receivedBytes: sum('receivedBytes'),
  }
}

/** Everything of a result but its terminals and the hashes of single files. */
export const overviewOf = ({ terminals: _, sealed, destinations, ...report }: KeptReport) => ({
  ...report,
  destinations: destinations.map(destinationOf),
  sealed: sealed.map(({ source, files, manifest }) => ({
    source,
    manifest,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    remarks: files.filter(file => file.remarks.length > 0).slice(0, 50),
  })),
})

/** The place of a terminal: its site, else its network (SCREENS §8.6 groups by it). */
export const groupOf = ({ site, ips }: Pick<ReportedTerminal, 'site' | 'ips'>): string => {
  if (site !== '') return site
  const ip = ips[0] ?? ''
  return ip.includes(':')
    ? `${ip.split(':').slice(0, 4).join(':')}::/64`
    : `${ip.split('.').slice(0, 3).join('.')}.0/24`
}

/**
 * Terminals × hours as numbers, because 3,000 terminals make 200,000 cells: five for each cell, which are the terminal,
 * the hour after `start`, the host, successes and failures.
 */
export const gridOf = ({ terminals, destinations }: KeptReport) => {
  const hosts = destinations.map(one => one.host)
  const nth = new Map(hosts.map((host, at) => [host, at]))
  const firstHour = Math.min(...terminals.flatMap(terminal => terminal.cells.map(cell => Date.parse(cell.hour))))
  const start = Number.isFinite(firstHour) ? firstHour : 0
  const cells: number[] = []
  for (const [at, terminal] of terminals.entries())
    for (const { hour, host, successes, failures } of terminal.cells)
      cells.push(at, (Date.parse(hour) - start) / hourMs, nth.get(host) ?? -1, successes, failures)
  return {
    start: new Date(start).toISOString() as Instant,
    hosts,
    terminals: terminals.map(({ cells: _, ...terminal }) => ({ ...terminal, group: groupOf(terminal) })),
    cells,
  }
}

const kindWords: Record<Indicator['kind'], string> = {
  domain: 'ドメイン',
  ipv4: 'IPアドレス',
  ipv6: 'IPアドレス',
  sha256: 'ファイル（SHA-256）',
}

/** Hosts are written so that nobody can follow them by a careless click. */
const defanged = (one: Indicator): string =>
  one.kind === 'sha256' ? one.value : one.value.replace(/\.(?=[^.]*$)/, '[.]')

/**
 * The text of an advisory draft with indicators and where they come from: the investigation, its result, the label, the
 * times of the first and last record. The authors go on from it; nothing is sent by this.
 */
export const draftText = (
  chosen: readonly Indicator[],
  from: { number: string; seq: number; time: (at: string) => string },
): string => {
  const lines = chosen.map(one => {
    const seen =
      one.first && one.last ? `（${from.time(one.first)} ～ ${from.time(one.last)}、記録 ${one.sightings}件）` : ''
    return `・${kindWords[one.kind]}：${defanged(one)}${seen}`
  })
  return [
    '次の痕跡情報について、プロキシなどの記録に通信がないかを点検してください。',
    '',
    ...lines,
    '',
    `出所：調査 ${from.number}　第${from.seq}版の結果。時刻は日本時間です。`,
    '攻撃に使われた一般のサイトを含むことがあります。遮断の前に、業務での利用を確かめてください。',
  ].join('\n')
}
