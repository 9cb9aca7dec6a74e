import type { Judgement } from '../model.ts'

export interface Drop {
  /** Clients that met the host: every one of them met a reported destination before. */
  clients: number
  sent: number
}

/** From here on a transfer is more than a form or a picture. */
const leastSent = 5_000_000

/**
 * Context 0.6: machines that met reported destinations, and no other, sent more than they were sent to a host that they
 * had not met before. What was collected leaves by such a door; an upload of the person at the desk can look the same,
 * so the conduct has to be good as well.
 */
export const score = ({ clients, sent }: Drop): Judgement | undefined =>
  sent >= leastSent
    ? {
        weight: 0.6,
        ja: `ほかの不審な接続先と通信した${clients}台だけが、そのあとに${(sent / 1e6).toFixed(1)} MBを送信`,
        en: `only ${clients} machines that had met other suspicious destinations sent here, ${(sent / 1e6).toFixed(1)} MB, afterwards`,
      }
    : undefined
