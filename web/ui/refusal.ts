import type { Missing } from '../../src/kernel/decision.ts'
import { errors } from '../../src/kernel/errors.ts'
import type { Language } from '../../src/kernel/taxonomy/label.ts'

/** A decision as it travels: what decide() answered, with its code as text. */
export interface TravelledDecision {
  allowed: boolean
  because: string
  code?: string
  readonly missing?: readonly Missing[]
}

const isKnown = (code: string): code is keyof typeof errors => Object.hasOwn(errors, code)

/** The sentence that stands beside a refused button; undefined where the act is allowed. */
export const refusalOf = (decision: TravelledDecision, language: Language): string | undefined => {
  if (decision.allowed) return undefined
  return decision.code && isKnown(decision.code) ? errors[decision.code][language] : decision.because
}

/** What another post would do is not offered at all; every other refusal is drawn with its reason (SCREENS §2, §1.5). */
export const isOffered = ({ allowed, code }: TravelledDecision): boolean =>
  allowed || (code !== 'not_your_role' && code !== 'not_found')
