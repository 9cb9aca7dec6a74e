import { describe, expect, it } from 'vitest'
import type { Duty, PersonActor } from '../../kernel/actor.ts'
import { reportPolicies } from './policy.ts'

const actor = (organisation: string, duties: Duty[], kinds: PersonActor['kinds'] = ['CI_OPERATOR']): PersonActor => ({
  type: 'person',
  person: 'p',
  post: 'q',
  organisation,
  kinds,
  duties,
})
const worker = { type: 'system', system: 'relay' } as const
const refusal = (decision: ReturnType<(typeof reportPolicies)['report.submit']>) =>
  decision.allowed ? 'allowed' : decision.code

describe('who may do what with a report', () => {
  it('writing needs the duty to report', () => {
    expect(refusal(reportPolicies['report.submit'](actor('a', ['REPORT'])))).toBe('allowed')
    expect(refusal(reportPolicies['report.submit'](actor('a', ['RECEIVE'])))).toBe('not_your_role')
    expect(refusal(reportPolicies['report.submit'](worker))).toBe('not_your_role')
  })

  it('a version is added by the originator alone, from a post that reports', () => {
    const may = reportPolicies['report.follow_up']
    expect(refusal(may(actor('a', ['REPORT']), { originator: 'a' }))).toBe('allowed')
    expect(refusal(may(actor('a', ['RECEIVE']), { originator: 'a' }))).toBe('not_your_role')
    expect(refusal(may(actor('b', ['REPORT']), { originator: 'a' }))).toBe('not_your_role')
    expect(refusal(may(worker, { originator: 'a' }))).toBe('not_your_role')
  })

  it('a receipt is given once, by whom the hop leads to, from a post that receives', () => {
    const may = reportPolicies['report.acknowledge']
    const hop = { to: 'm', acknowledged: false }
    expect(refusal(may(actor('m', ['RECEIVE']), hop))).toBe('allowed')
    expect(refusal(may(actor('m', ['REPORT']), hop))).toBe('not_your_role')
    expect(refusal(may(actor('x', ['RECEIVE']), hop))).toBe('not_your_role')
    expect(refusal(may(actor('m', ['RECEIVE']), null))).toBe('not_your_role')
    expect(refusal(may(actor('m', ['RECEIVE']), { ...hop, acknowledged: true }))).toBe('already_done')
  })

  it('forwarding follows the receipt, once, and ends at the coordinator', () => {
    const may = reportPolicies['report.forward']
    const hop = { to: 'm', acknowledged: true, forwarded: false }
    expect(refusal(may(actor('m', ['RECEIVE'], ['MINISTRY']), hop))).toBe('allowed')
    expect(refusal(may(actor('m', ['RECEIVE'], ['COORD']), hop))).toBe('not_your_role')
    expect(refusal(may(actor('m', ['REPORT'], ['MINISTRY']), hop))).toBe('not_your_role')
    expect(refusal(may(actor('x', ['RECEIVE'], ['MINISTRY']), hop))).toBe('not_your_role')
    expect(refusal(may(actor('m', ['RECEIVE'], ['MINISTRY']), null))).toBe('not_your_role')
    expect(refusal(may(actor('m', ['RECEIVE'], ['MINISTRY']), { ...hop, acknowledged: false }))).toBe(
      'acknowledge_first',
    )
    expect(refusal(may(actor('m', ['RECEIVE'], ['MINISTRY']), { ...hop, forwarded: true }))).toBe('already_done')
  })

  it('triage is the coordinator’s, and never of its own report', () => {
    const may = reportPolicies['report.handle']
    expect(refusal(may(actor('c', ['TRIAGE'], ['COORD']), { originator: 'a' }))).toBe('allowed')
    expect(refusal(may(actor('c', ['TRIAGE'], ['COORD']), { originator: 'c' }))).toBe('not_your_role')
    expect(refusal(may(actor('c', ['RECEIVE'], ['COORD']), { originator: 'a' }))).toBe('not_your_role')
    expect(refusal(may(actor('m', ['TRIAGE'], ['MINISTRY']), { originator: 'a' }))).toBe('not_your_role')
  })
})
