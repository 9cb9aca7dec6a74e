import { describe, expect, it } from 'vitest'
import type { Duty, PersonActor } from '../../kernel/actor.ts'
import { consentPolicies } from './policy.ts'

const actor = (organisation: string, duties: Duty[], kinds: PersonActor['kinds'] = ['CI_OPERATOR']): PersonActor => ({
  type: 'person',
  person: 'p',
  post: 'q',
  organisation,
  kinds,
  duties,
})
const outcome = (decision: ReturnType<(typeof consentPolicies)['consent.ask']>) =>
  decision.allowed ? 'allowed' : decision.code

describe('consent', () => {
  it('is asked for by the coordinator’s drafting posts only', () => {
    const ask = consentPolicies['consent.ask']
    expect(outcome(ask(actor('c', ['DRAFT'], ['COORD'])))).toBe('allowed')
    expect(outcome(ask(actor('c', ['RELEASE'], ['COORD'])))).toBe('not_your_role')
    expect(outcome(ask(actor('m', ['DRAFT'], ['MINISTRY'])))).toBe('not_your_role')
  })

  it('R-049: is given by the originator alone, from a post with that duty', () => {
    const answer = consentPolicies['consent.answer']
    expect(outcome(answer(actor('a', ['CONSENT']), { originator: 'a' }))).toBe('allowed')
    expect(outcome(answer(actor('a', ['REPORT']), { originator: 'a' }))).toBe('not_your_role')
    expect(outcome(answer(actor('b', ['CONSENT']), { originator: 'a' }))).toBe('not_found')
    expect(outcome(answer({ type: 'system', system: 'mail' }, { originator: 'a' }))).toBe('not_found')
  })
})
