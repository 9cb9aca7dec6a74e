import { describe, expect, it } from 'vitest'
import type { Duty, PersonActor } from '../../../kernel/actor.ts'
import { deliveryPolicies } from './policy.ts'

const actor = (organisation: string, duties: Duty[]): PersonActor => ({
  type: 'person',
  person: 'p',
  post: 'q',
  organisation,
  kinds: ['CI_OPERATOR'],
  duties,
})

describe('a delivery', () => {
  it.each(Object.entries(deliveryPolicies))(
    'R-042: %s is answered by its recipient, from a post that receives',
    (_, may) => {
      const outcome = (who: Parameters<typeof may>[0]) => {
        const decision = may(who, { organisation: 'a' })
        return decision.allowed ? 'allowed' : decision.code
      }
      expect(outcome(actor('a', ['RECEIVE']))).toBe('allowed')
      expect(outcome(actor('a', ['REPORT']))).toBe('not_your_role')
      expect(outcome(actor('b', ['RECEIVE']))).toBe('not_found')
      expect(outcome({ type: 'system', system: 'mail' })).toBe('not_found')
    },
  )
})
