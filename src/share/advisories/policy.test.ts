import { expect, test } from 'vitest'
import type { Duty, PersonActor } from '../../kernel/actor.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import { consentPolicies } from '../../trust/consent/policy.ts'
import { deliveryPolicies } from './delivery/policy.ts'
import { advisoryPolicies } from './policy.ts'

const actor = (duties: Duty[], kinds: ActorKind[] = ['COORD'], organisation = 'coordinator'): PersonActor => ({
  type: 'person',
  person: 'me',
  post: 'post',
  organisation,
  kinds,
  duties,
})

const outsider = (duties: Duty[]) => actor(duties, ['CI_OPERATOR'], 'operator')

test('advisories are drafted by posts of the coordinator', () => {
  expect(advisoryPolicies['advisory.draft'](actor(['DRAFT'])).allowed).toBe(true)
  expect(advisoryPolicies['advisory.draft'](actor(['RELEASE'])).allowed).toBe(false)
  expect(advisoryPolicies['advisory.draft'](outsider(['DRAFT'])).allowed).toBe(false)
})

test('an approver may correct a draft', () => {
  expect(advisoryPolicies['advisory.save'](actor(['RELEASE'])).allowed).toBe(true)
  expect(advisoryPolicies['advisory.save'](actor(['TRIAGE'])).allowed).toBe(false)
})

test('R-036: a release needs the duty and a person who wrote no revision', () => {
  const release = advisoryPolicies['advisory.release']
  expect(release(actor(['RELEASE']), { editors: ['author'] }).allowed).toBe(true)
  expect(release(actor(['RELEASE', 'DRAFT']), { editors: ['author', 'me'] })).toMatchObject({ code: 'second_person' })
  expect(release(actor(['DRAFT']), { editors: ['author'] })).toMatchObject({ code: 'not_your_role' })
  expect(release(outsider(['RELEASE']), { editors: ['author'] })).toMatchObject({ code: 'not_your_role' })
})

test('R-049: the originator alone answers for its words, and for others the request does not exist', () => {
  const answer = consentPolicies['consent.answer']
  expect(answer(outsider(['CONSENT']), { originator: 'operator' }).allowed).toBe(true)
  expect(answer(outsider(['REPORT']), { originator: 'operator' })).toMatchObject({ code: 'not_your_role' })
  expect(answer(actor(['CONSENT']), { originator: 'operator' })).toMatchObject({ code: 'not_found' })
})

test('R-042: a recipient answers for itself, by a post that receives', () => {
  const acknowledge = deliveryPolicies['edition.acknowledge']
  expect(acknowledge(outsider(['RECEIVE']), { organisation: 'operator' }).allowed).toBe(true)
  expect(acknowledge(outsider(['REPORT']), { organisation: 'operator' })).toMatchObject({ code: 'not_your_role' })
  expect(acknowledge(outsider(['RECEIVE']), { organisation: 'another' })).toMatchObject({ code: 'not_found' })
})
