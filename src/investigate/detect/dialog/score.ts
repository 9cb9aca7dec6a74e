import { type Detector, type Pair, ramp } from '../model.ts'

interface Row extends Pair {
  n: number
  tunnels: number
  posts: number
  /** Standard deviation ÷ mean of the bytes sent; null where the log has none or all are zero. */
  sent_variation: number | null
}

/**
 * 0..0.5. A status query is the same question each time: its size varies by a third of the mean at most (query strings,
 * cookies). Remote control answers commands, so sizes upstream vary by half the mean and more, and GET and POST to one
 * address alternate. Without sizes (logs that count bodies only, tunnels above all) half the weight: undecided; GET and POST mixed still count.
 */
export const score = (row: Row) => {
  const share = row.posts / row.n
  const mixed = ramp(Math.min(share, 1 - share), 0.02, 0.12)
  if (row.sent_variation === null) {
    if (row.tunnels === row.n)
      return {
        weight: 0.25,
        ja: 'トンネル内の大きさが記録されていない',
        en: 'a tunnel whose sizes the log does not show',
      }
    return mixed > 0.15
      ? {
          weight: 0.3 * mixed,
          ja: 'GETとPOSTが混在(送信量は記録されていない)',
          en: 'GET and POST mixed (the log has no sizes)',
        }
      : undefined
  }
  const weight = ramp(row.sent_variation, 0.4, 0.6) * (0.35 + 0.15 * mixed)
  if (weight < 0.05) return undefined
  return {
    weight,
    ja: `送信量が毎回変わる(変動係数 ${row.sent_variation.toFixed(2)})${mixed > 0.5 ? '、GETとPOSTが混在' : ''}`,
    en: `bytes sent vary (σ/mean ${row.sent_variation.toFixed(2)})${mixed > 0.5 ? ', GET and POST mixed' : ''}`,
  }
}

export const dialog: Detector<Row> = { name: 'dialog', kind: 'conduct', query: 'dialog/query.sql', score }
