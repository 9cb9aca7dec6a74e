import { describe, expect, it } from 'vitest'
import type { Duty, PersonActor } from '../../../kernel/actor.ts'
import { identityPolicies } from './policy.ts'

const actor = (organisation: string, duties: Duty[], kinds: PersonActor['kinds'] = ['CI_OPERATOR']): PersonActor => ({
  type: 'person',
  person: 'p',
  post: 'q',
  organisation,
  kinds,
  duties,
})
const allowed = (decision: ReturnType<(typeof identityPolicies)['organisation.add']>) => decision.allowed
const head = actor('c', ['ADMINISTER'], ['COORD'])
const colleague = {
  organisation: 'a',
  duties: ['REPORT'] as Duty[],
  organisationIsCoordinator: false,
  hasAdministrator: true,
}

describe('who keeps the directory', () => {
  it('organisations are entered by administrators of the coordinator', () => {
    expect(allowed(identityPolicies['organisation.add'](head, { kinds: ['MINISTRY'] }))).toBe(true)
    expect(allowed(identityPolicies['organisation.add'](head, { kinds: ['MINISTRY', 'COORD'] }))).toBe(false)
    expect(allowed(identityPolicies['organisation.add'](actor('c', ['TRIAGE'], ['COORD'])))).toBe(false)
    expect(allowed(identityPolicies['organisation.add'](actor('a', ['ADMINISTER'])))).toBe(false)
  })

  it('people are invited by administrators of their own organisation', () => {
    const may = identityPolicies['person.invite']
    expect(allowed(may(actor('a', ['ADMINISTER']), colleague))).toBe(true)
    expect(allowed(may(actor('a', ['REPORT']), colleague))).toBe(false)
    expect(allowed(may(actor('b', ['ADMINISTER']), colleague))).toBe(false)
    expect(allowed(may(actor('b', ['ADMINISTER']), { ...colleague, hasAdministrator: false }))).toBe(false)
  })

  it('the coordinator invites the first administrator elsewhere, and nobody after that', () => {
    const may = identityPolicies['person.invite']
    expect(allowed(may(head, { ...colleague, hasAdministrator: false }))).toBe(true)
    expect(allowed(may(head, colleague))).toBe(false)
  })

  it.each(['TRIAGE', 'DRAFT', 'RELEASE'] as const)('%s is given inside the coordinator only', duty => {
    const may = identityPolicies['person.invite']
    expect(allowed(may(actor('a', ['ADMINISTER']), { ...colleague, duties: [duty] }))).toBe(false)
    expect(
      allowed(
        may(head, { organisation: 'c', duties: [duty], organisationIsCoordinator: true, hasAdministrator: true }),
      ),
    ).toBe(true)
  })

  it('identifiers are entered by the organisation itself and read by it and the coordinator', () => {
    const add = identityPolicies['identifier.add']
    expect(allowed(add(actor('a', ['REPORT']), { organisation: 'a' }))).toBe(true)
    expect(allowed(add(actor('a', ['ADMINISTER']), { organisation: 'a' }))).toBe(true)
    expect(allowed(add(actor('a', ['RECEIVE']), { organisation: 'a' }))).toBe(false)
    expect(allowed(add(head, { organisation: 'a' }))).toBe(false)
    const read = identityPolicies['identifier.read']
    expect(allowed(read(head, { organisation: 'a' }))).toBe(true)
    expect(allowed(read(actor('a', []), { organisation: 'a' }))).toBe(true)
    expect(allowed(read(actor('b', ['ADMINISTER']), { organisation: 'a' }))).toBe(false)
  })
})
