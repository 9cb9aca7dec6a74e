import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  sessions: number
  refused: number
  /** Clients with any session past the proxy. */
  clients: number
  population: number
}

/**
 * 0..0.5. Where a proxy is the way out, a machine that goes past it has a reason: appliances with a clock to set, and
 * programs that were not told of the proxy. Full weight where up to 5 % of the machines do it, none from 30 %. At 0.5 a
 * steady question that is always the same (time, updates) stays below the line, a dialogue does not.
 */
export const score = (row: Row) => {
  const weight = 0.5 * (1 - ramp(row.clients / Math.max(1, row.population), 0.05, 0.3))
  if (weight < 0.05) return undefined
  const all = row.refused === row.sessions
  return {
    weight,
    ja: all
      ? `プロキシを通らない通信を${row.sessions}回試み、すべて遮断`
      : `プロキシを通らない通信が${row.sessions}回（うち遮断${row.refused}回）`,
    en: all
      ? `tried ${row.sessions} times to get past the proxy, and was stopped each time`
      : `${row.sessions} sessions past the proxy (${row.refused} of them stopped)`,
  }
}

export const directEgress: Detector<Row> = {
  name: 'direct-egress',
  kind: 'context',
  query: 'direct-egress/query.sql',
  score,
}
