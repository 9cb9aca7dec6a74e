import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  sent: number
  received: number
}

/** 0..0.4 from 0.5 MB to 50 MB sent, where at least three times as much goes out as comes in (browsing: one tenth). */
export const score = (row: Row) => {
  const weight = 0.1 + 0.3 * ramp(Math.log10(row.sent), 5.7, 7.7)
  const size = (row.sent / 1e6).toFixed(1)
  return {
    weight,
    ja: `${size} MBを送信(受信の${Math.round(row.sent / Math.max(1, row.received))}倍)`,
    en: `${size} MB sent, ${Math.round(row.sent / Math.max(1, row.received))} times what came back`,
  }
}

export const upload: Detector<Row> = { name: 'upload', kind: 'conduct', query: 'upload/query.sql', score }
