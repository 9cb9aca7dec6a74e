import type { Detector, Pair } from '../model.ts'

/** 0.15: names are how services are reached; appliances and malware use numbers. */
export const score = (row: Pair) => ({
  weight: 0.15,
  ja: `名前でなくアドレス ${row.host} を直接指定`,
  en: `addressed by number, ${row.host}`,
})

export const directAddress: Detector<Pair> = {
  name: 'direct-address',
  kind: 'conduct',
  query: 'direct-address/query.sql',
  score,
}
