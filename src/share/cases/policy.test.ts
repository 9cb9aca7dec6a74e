import { describe, expect, it } from 'vitest'
import type { Duty, PersonActor } from '../../kernel/actor.ts'
import { threadPolicies } from '../threads/policy.ts'
import { casePolicies } from './policy.ts'

const actor = (duties: Duty[], kinds: PersonActor['kinds'] = ['COORD'], organisation = 'c'): PersonActor => ({
  type: 'person',
  person: 'p',
  post: 'q',
  organisation,
  kinds,
  duties,
})
const refusal = (decision: ReturnType<(typeof casePolicies)['case.open']>) =>
  decision.allowed ? 'allowed' : decision.code

describe('who runs a case', () => {
  it.each(['case.open', 'case.change', 'case.move', 'measure.add'] as const)(
    '%s is the coordinator’s triage',
    action => {
      expect(refusal(casePolicies[action](actor(['TRIAGE'])))).toBe('allowed')
      expect(refusal(casePolicies[action](actor(['DRAFT', 'RELEASE'])))).toBe('not_your_role')
      expect(refusal(casePolicies[action](actor(['TRIAGE'], ['MINISTRY'])))).toBe('not_your_role')
      expect(refusal(casePolicies[action]({ type: 'system', system: 'mail' }))).toBe('not_your_role')
    },
  )

  it('a report joins the case of its own originator, once', () => {
    const may = casePolicies['case.attach']
    const same = { caseOriginator: 'a', reportOriginator: 'a', reportHasCase: false }
    expect(refusal(may(actor(['TRIAGE']), same))).toBe('allowed')
    expect(refusal(may(actor(['DRAFT']), same))).toBe('not_your_role')
    expect(refusal(may(actor(['TRIAGE']), { ...same, reportHasCase: true }))).toBe('already_done')
    expect(refusal(may(actor(['TRIAGE']), { ...same, reportOriginator: 'b' }))).toBe('other_originator')
  })

  it('a measure is kept by the coordinator and by the organisation that carries it out', () => {
    const may = casePolicies['measure.change']
    expect(refusal(may(actor(['TRIAGE']), { ownerOrganisation: 'a' }))).toBe('allowed')
    expect(refusal(may(actor(['REPORT'], ['CI_OPERATOR'], 'a'), { ownerOrganisation: 'a' }))).toBe('allowed')
    expect(refusal(may(actor(['RECEIVE'], ['CI_OPERATOR'], 'a'), { ownerOrganisation: 'a' }))).toBe('not_your_role')
    expect(refusal(may(actor(['REPORT'], ['CI_OPERATOR'], 'b'), { ownerOrganisation: 'a' }))).toBe('not_your_role')
  })

  it('a post that reports, receives or triages may speak in a thread; another may not', () => {
    const may = threadPolicies['thread.say']
    for (const duty of ['REPORT', 'RECEIVE', 'TRIAGE'] as const) expect(refusal(may(actor([duty])))).toBe('allowed')
    expect(refusal(may(actor(['ADMINISTER'])))).toBe('not_your_role')
  })
})
