import { describe, expect, it } from 'vitest'
import { caseStateCodes } from '../../kernel/taxonomy/case-states.ts'
import {
  type CaseFacts,
  casePathStates,
  caseTransitions,
  closureLacks,
  mayMove,
  mayWrite,
  measureLacks,
  pathAfter,
} from './model.ts'

const done = { state: 'DONE', droppedReason: '' } as const
const closable: CaseFacts = {
  state: 'FOLLOW_UP',
  path: 'FAULT',
  causes: ['CA_ACC_HW'],
  causeUnknownReason: '',
  lessons: '予備の装置を置く。',
  lessonsWaiver: '',
  containmentEvidence: '',
}
const lacks = (change: Partial<CaseFacts>, measures: Parameters<typeof closureLacks>[1] = [done]) =>
  closureLacks({ ...closable, ...change }, measures).map(item => item.code)

describe('closing a case', () => {
  it('is allowed when nothing is missing, and then only', () => {
    expect(lacks({})).toEqual([])
    expect(mayMove(closable, 'CLOSED', [done]).allowed).toBe(true)
  })
  it('needs the cause, or the reason why it stays unknown', () => {
    expect(lacks({ causes: [] })).toContain('cause')
    expect(lacks({ causes: ['CA_OTH_UNKNOWN'] })).toContain('cause')
    expect(lacks({ causes: ['CA_OTH_UNKNOWN'], causeUnknownReason: 'ログが残っていない。' })).not.toContain('cause')
  })
  it('R-029: needs measures, all of them done, or dropped with a reason', () => {
    expect(lacks({}, [])).toEqual(['measures'])
    for (const state of ['PLANNED', 'DOING'] as const)
      expect(lacks({}, [done, { state, droppedReason: '' }])).toEqual(['measures_unfinished'])
    expect(lacks({}, [{ state: 'DROPPED', droppedReason: '' }])).toEqual(['measures_unfinished'])
    expect(lacks({}, [{ state: 'DROPPED', droppedReason: '更改で不要になった。' }])).toEqual([])
    expect(closureLacks(closable, [done, { state: 'DOING', droppedReason: '' }])).toEqual([
      { code: 'measures_unfinished', values: { count: 1, total: 2 } },
    ])
  })
  it('R-028: needs lessons, or a reasoned waiver', () => {
    expect(lacks({ lessons: '' })).toEqual(['lessons'])
    expect(lacks({ lessons: '', lessonsWaiver: '既知の事例と同じため。' })).toEqual([])
  })
  it('needs evidence beyond a silent sensor wherever an attack is set or not excluded', () => {
    expect(lacks({ causes: ['CA_INT_MAIL'] })).toEqual(['containment_evidence'])
    expect(lacks({ causes: ['CA_OTH_UNKNOWN'], causeUnknownReason: '不明' })).toEqual(['containment_evidence'])
    expect(lacks({ causes: ['CA_ACC_HW', 'CA_OTH_UNKNOWN'] })).toEqual(['containment_evidence'])
    expect(lacks({ path: 'ATTACK' })).toEqual(['containment_evidence'])
    expect(lacks({ causes: ['CA_INT_MAIL'], containmentEvidence: '全ログを点検した。' })).toEqual([])
  })
  it('happens from the follow-up, and answers a refusal with the whole list', () => {
    expect(lacks({ state: 'RECOVERED' })).toEqual(['not_in_follow_up'])
    const refused = mayMove({ ...closable, state: 'RECOVERED', lessons: '' }, 'CLOSED', [])
    expect(refused).toMatchObject({ allowed: false, code: 'closure_refused' })
    expect(refused.allowed ? [] : refused.missing?.map(item => item.code)).toEqual([
      'not_in_follow_up',
      'measures',
      'lessons',
    ])
  })
})

describe('the life of a case', () => {
  it('moves along its table and nowhere else', () => {
    for (const from of caseStateCodes) {
      for (const to of caseStateCodes.filter(code => code !== 'CLOSED')) {
        const expected = (caseTransitions[from] as readonly string[]).includes(to)
        expect([from, to, mayMove({ ...closable, state: from }, to, [done]).allowed]).toEqual([from, to, expected])
      }
    }
  })
  it('both paths can be walked from the first sign to the follow-up', () => {
    for (const path of ['ATTACK', 'FAULT'] as const) {
      const states = casePathStates[path].slice(0, -1)
      for (const [index, state] of states.slice(1).entries()) {
        expect(mayMove({ ...closable, state: states[index]! }, state, []).allowed).toBe(true)
      }
    }
  })
  it('does not take the fault path while an intentional cause is set', () => {
    expect(mayMove({ ...closable, state: 'CONFIRMED', causes: ['CA_INT_FLOOD'] }, 'RESTORING', [])).toMatchObject({
      code: 'attack_not_excluded',
    })
  })
  it('changes its path with its cause', () => {
    expect(pathAfter('FAULT', 'CONTAINING')).toBe('ATTACK')
    expect(pathAfter('UNDECIDED', 'RESTORING')).toBe('FAULT')
    expect(pathAfter('ATTACK', 'RECOVERED')).toBe('ATTACK')
  })
  it('R-029: a measure is done with evidence and dropped with a reason', () => {
    expect(measureLacks({ state: 'DONE', evidence: '', droppedReason: '' })).toEqual([{ code: 'measure_evidence' }])
    expect(measureLacks({ state: 'DROPPED', evidence: '', droppedReason: '' })).toEqual([
      { code: 'measure_dropped_reason' },
    ])
    expect(measureLacks({ state: 'DOING', evidence: '', droppedReason: '' })).toEqual([])
  })
  it('R-028: what a closure rested on is not rewritten behind it', () => {
    expect(mayWrite({ state: 'CLOSED' })).toMatchObject({ allowed: false, code: 'case_closed' })
    for (const state of ['FOLLOW_UP', 'REOPENED', 'CONTAINING'] as const) expect(mayWrite({ state }).allowed).toBe(true)
  })
})
