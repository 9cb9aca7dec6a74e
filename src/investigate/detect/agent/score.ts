import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  agent: string
  clients: number
  population: number
}

/** 0..0.25. Full weight for a signature on 2 % of the clients or fewer, none from 15 %; none at all given: 0.15. */
export const score = (row: Row) => {
  if (row.agent === '') return { weight: 0.15, ja: 'User-Agentなし', en: 'no User-Agent' }
  const share = row.clients / Math.max(1, row.population)
  const weight = 0.25 * (1 - ramp(share, 0.02, 0.15))
  return weight < 0.05
    ? undefined
    : {
        weight,
        ja: `まれなUser-Agent「${row.agent.slice(0, 80)}」(${row.clients}台)`,
        en: `rare User-Agent “${row.agent.slice(0, 80)}” (${row.clients} clients)`,
      }
}

export const agent: Detector<Row> = { name: 'agent', kind: 'conduct', query: 'agent/query.sql', score }
