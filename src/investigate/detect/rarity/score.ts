import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  clients: number
  /** Hours of log before anybody contacted the host. */
  unseen: number
  population: number
}

/** 0..0.3: 0.15 for a host of a few clients (none from 10 %), 0.15 more if nobody used it in the first three days. */
export const score = (row: Row) => {
  const rare = row.population >= 10 ? 0.15 * (1 - ramp(row.clients / row.population, 0.01, 0.1)) : 0
  const fresh = 0.15 * ramp(row.unseen, 24, 72)
  const weight = rare + fresh
  return weight < 0.05
    ? undefined
    : {
        weight,
        ja: `接続した端末は${row.clients}台${fresh > 0 ? `、記録開始から${Math.floor(row.unseen / 24)}日間は接続なし` : ''}`,
        en: `used by ${row.clients} clients${fresh > 0 ? `, by nobody in the first ${Math.floor(row.unseen / 24)} days` : ''}`,
      }
}

export const rarity: Detector<Row> = { name: 'rarity', kind: 'conduct', query: 'rarity/query.sql', score }
