import { type Judgement, ramp } from '../model.ts'

export interface Company {
  host: string
  /** Clients whose contact with the host is suspicious. */
  clients: number
  /** Those of them that had another such destination at the same time. */
  accompanied: number
  others: string[]
}

/**
 * 0..0.9. A newly installed program brings one new destination; intruders use several (control, spare, drop), on the same
 * machines at the same time. Full weight where at least six tenths of the clients show it, none below a third, so that one
 * infected machine does not drag in a program of the whole office.
 */
export const score = (company: Company): Judgement | undefined => {
  const share = company.accompanied / Math.max(1, company.clients)
  const weight = 0.9 * ramp(share, 0.33, 0.6)
  if (weight < 0.05) return undefined
  return {
    weight,
    ja: `${company.clients}台中${company.accompanied}台が同じ時期に別の不審な接続先(${company.others.slice(0, 3).join('、')})とも通信`,
    en: `${company.accompanied} of ${company.clients} clients talked to another suspicious destination at the same time (${company.others.slice(0, 3).join(', ')})`,
  }
}
