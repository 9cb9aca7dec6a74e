/** What a detector says about one client and one host. */
export interface Judgement {
  /** 0..1 */
  weight: number
  ja: string
  en: string
}

/** Rows of a detector's query: the pair, and whatever its score needs. */
export interface Pair {
  client: string
  host: string
}

export interface Detector<Row extends Pair> {
  name: string
  kind: 'conduct' | 'context'
  /** File of the query below src/investigate/detect. */
  query: string
  score: (row: Row) => Judgement | undefined
}

/** 0 below `low`, 1 from `high`, straight between. */
export const ramp = (value: number, low: number, high: number): number =>
  Math.max(0, Math.min(1, (value - low) / (high - low)))

/** Independent reasons together: 1 − Π(1 − weight). */
export const together = (weights: number[]): number => 1 - weights.reduce((rest, weight) => rest * (1 - weight), 1)
