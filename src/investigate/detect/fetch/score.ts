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
 * they first spoke with a reported destination, and no other machine ever did. One machine alone can be chance.
 */
export const score = (fetch: Fetch): Judgement | undefined =>
  fetch.near >= 2 && fetch.near === fetch.clients
    ? {
        weight: 0.85,
        ja: `感染の前後に${fetch.near}台だけがプログラムでファイルを取得(最大${Math.round(fetch.largest / 1000)} kB)`,
        en: `only ${fetch.near} machines fetched a file here by program, each around its first suspicious contact (up to ${Math.round(fetch.largest / 1000)} kB)`,
      }
    : undefined
