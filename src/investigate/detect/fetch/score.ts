import type { Judgement } from '../model.ts'

export interface Fetch {
  host: string
  clients: number
  /** Of them: fetched around the client's first contact with a reported destination. */
  near: number
  largest: number
}

/**
 * 0 or 0.85, as conduct and as context: at least two machines fetched a file by program, all of them around the moment
 * they first spoke with a reported destination, and no other machine ever did. One machine alone can be chance. Of four
 * and more, one may stand apart: its own destination need not have been found yet.
 */
export const score = (fetch: Fetch): Judgement | undefined =>
  fetch.near >= 2 && fetch.clients - fetch.near <= (fetch.near >= 3 ? 1 : 0)
    ? {
        weight: 0.85,
        ja: `${fetch.clients}台だけが、うち${fetch.near}台は感染の前後に、プログラムでファイルを取得(最大${Math.round(fetch.largest / 1000)} kB)`,
        en: `only ${fetch.clients} machines fetched a file here by program, ${fetch.near} of them around the first suspicious contact (up to ${Math.round(fetch.largest / 1000)} kB)`,
      }
    : undefined
