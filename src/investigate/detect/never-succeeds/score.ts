import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  n: number
  failures: number
}

/** 0..0.3. People give up after a few attempts; software that goes on for a long time was told to. */
export const score = (row: Row) => {
  const weight = 0.3 * ramp(Math.log2(row.n), Math.log2(4), Math.log2(20))
  return weight < 0.05 ? undefined : { weight, ja: `${row.n}回すべて失敗`, en: `all ${row.n} requests failed` }
}

export const neverSucceeds: Detector<Row> = {
  name: 'never-succeeds',
  kind: 'conduct',
  query: 'never-succeeds/query.sql',
  score,
}
