import type { Detector, Pair } from '../model.ts'

interface Row extends Pair {
  notice: string
  /** The notice speaks of this organisation's own case (detection, analysis of its samples, police), not of others'. */
  directed: boolean
  n: number
  /** Not one visit with the browser this client reads with. */
  machine: boolean
}

/** 0.95 where the notice is about this case, 0.35 for what was seen elsewhere; visits by a reader do not count. */
export const score = (row: Row) =>
  row.machine
    ? {
        weight: row.directed ? 0.95 : 0.35,
        ja: `通知 ${row.notice} に記載${row.directed ? '' : '(他組織での事例)'}`,
        en: `named in notice ${row.notice}${row.directed ? '' : ' (seen elsewhere)'}`,
      }
    : undefined

export const indicator: Detector<Row> = { name: 'indicator', kind: 'context', query: 'indicator/query.sql', score }
