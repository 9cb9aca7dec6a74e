import { type Judgement, ramp } from '../model.ts'

export interface Company {
  host: string
  /** Clients whose contact with the host is suspicious. */
  clients: number
  /** Those of them that had another such destination at the same time … */
  accompanied: number
  /** … and those where both were spoken to by the same program (User-Agent, none included). */
  alike: number
  others: string[]
}

/**
 * 0..0.9. A newly installed program brings one new destination; intruders use several (control, spare, drop), on the same
 * machines at the same time. Another program at the same time on one or two machines can be chance and counts 0.35; three
 * such chances are none. Full weight where two thirds of the clients show it, none below 0.3, so that one infected
 * machine does not drag in a program of the whole office.
 */
export const score = (company: Company): Judgement | undefined => {
  const chance = company.accompanied >= 3 ? 1 : 0.35
  const units = company.alike + chance * (company.accompanied - company.alike)
  const weight = 0.9 * ramp(units / Math.max(1, company.clients), 0.3, 0.65)
  if (weight < 0.05) return undefined
  return {
    weight,
    ja: `${company.clients}台中${company.accompanied}台が同じ時期に別の不審な接続先(${company.others.slice(0, 3).join('、')})とも通信`,
    en: `${company.accompanied} of ${company.clients} clients talked to another suspicious destination at the same time (${company.others.slice(0, 3).join(', ')})`,
  }
}
