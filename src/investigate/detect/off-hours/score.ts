import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  n: number
  closed: number
}

/** 0..0.15: a sign only where machines are switched off at night as a rule; servers and appliances do it all the time. */
export const score = (row: Row) => {
  const weight = 0.15 * ramp(row.closed / row.n, 0.1, 0.5)
  return weight < 0.03
    ? undefined
    : {
        weight,
        ja: `${row.n}回のうち${row.closed}回は執務時間外`,
        en: `${row.closed} of ${row.n} outside working hours`,
      }
}

export const offHours: Detector<Row> = { name: 'off-hours', kind: 'conduct', query: 'off-hours/query.sql', score }
