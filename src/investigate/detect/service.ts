import { literal } from '../../platform/analytics/analytics.ts'
import type { HourCell, RankedDestination, Support } from '../model.ts'
import { keepCompany, rank } from './candidates.ts'
import { byHost, judgePairs } from './findings.ts'
import { type DetectWork, prepare } from './tables.ts'

export { reportingLine } from './candidates.ts'
export { indicatorsOf } from './notices.ts'

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
    rank: support => rank(work, { hosts, company, support }),
  }
}
