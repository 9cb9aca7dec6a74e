import type { Audience } from '../../../src/kernel/audience.ts'
import type { Tlp } from '../../../src/kernel/tlp.ts'
import type { Verdict } from '../../../src/trust/consent/model.ts'

interface Answer {
  verdict: Verdict
  tlp: Tlp
  audience: Audience
  conditions: string
}

/** GRANTED repeats what was asked and says nothing of its own; only CONDITIONAL carries a label and recipients. */
export const answerBody = ({ verdict, tlp, audience, conditions }: Answer) => {
  if (verdict === 'GRANTED') return { verdict }
  if (verdict !== 'CONDITIONAL') return { verdict, conditions }
  const { kinds, sectors, organisations } = audience
  return {
    verdict,
    tlp,
    audience: { kinds: [...kinds], sectors: [...sectors], organisations: [...organisations] },
    conditions,
  }
}
