import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { Certainty } from '../../../kernel/taxonomy/certainty.ts'
import type { SeriousCriterion, SeriousEffect, SeriousState } from '../../../kernel/taxonomy/decisions.ts'

export type Verdict = 'SPECIFIED' | 'NOT_SPECIFIED'

/** Where a fact stands: an entry of the case, a version of a report, an investigation, or words of the proposer's own. */
export type FactRef =
  | { kind: 'ENTRY'; id: string }
  | { kind: 'VERSION'; report: string; seq: number }
  | { kind: 'INVESTIGATION'; id: string }
  | { kind: 'WORDS'; words: string }

/** A fact with its words as they stood when the decision was asked for; what its source says later changes nothing here. */
export interface Fact {
  ref: FactRef
  words: string
  /** R-…, I-…; null for entries and words. */
  number: string | null
  /** When it happened or was written, as far as it is known. */
  at: string | null
  wording: string
  certainty: Certainty
}

export interface Standing {
  verdict: Verdict | null
  withdrawnAt: Date | null
}

export const seriousState = ({ verdict, withdrawnAt }: Standing): SeriousState => {
  if (withdrawnAt) return 'WITHDRAWN'
  return verdict ?? 'PROPOSED'
}

/** ① and ② are closed, 等 is not: whoever chooses “other” says what it is (DOMAIN §13 A13). */
export const mayName = (criteria: readonly SeriousCriterion[], other: string): Decision =>
  criteria.includes('OTHER') === (other !== '')
    ? allow('named')
    : deny('serious_other_reason', 'other and its words belong together')

export interface EffectLine {
  effect: SeriousEffect
  /** What was done about it, and when; null while nobody has begun. */
  note: string | null
  at: Date | null
  directive: { id: string; number: string } | null
}

const sentBy: Partial<Record<SeriousEffect, 'MATERIAL_REQUEST' | 'INSTRUCTION'>> = {
  MATERIAL_REQUEST: 'MATERIAL_REQUEST',
  INSTRUCTION: 'INSTRUCTION',
}

/** Some effects are done by sending, the others by saying so: a team was set up, CYMAT was asked for. */
export const isSaid = (effect: SeriousEffect): boolean => sentBy[effect] === undefined

/** Every effect that was decided on, with what came of it: what was only decided is not done. */
export const effectLines = (
  effects: readonly SeriousEffect[],
  said: readonly { effect: SeriousEffect; note: string; at: Date }[],
  sent: readonly { kind: string; id: string; number: string; at: Date }[],
): EffectLine[] =>
  effects.map(effect => {
    const directive = sent.find(({ kind }) => kind === sentBy[effect])
    const done = said.find(line => line.effect === effect)
    return {
      effect,
      note: done?.note ?? null,
      at: done?.at ?? directive?.at ?? null,
      directive: directive ? { id: directive.id, number: directive.number } : null,
    }
  })

export const unbegun = (lines: readonly EffectLine[]): EffectLine[] => lines.filter(({ at }) => at === null)
