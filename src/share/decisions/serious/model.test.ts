import { describe, expect, it } from 'vitest'
import { effectLines, isSaid, mayName, seriousState, unbegun } from './model.ts'

const at = new Date('2015-06-01T17:10:00+09:00')

describe('R-088: a specified serious event', () => {
  it('waits, is one, is none, or was one: a withdrawal hides nothing of the decision', () => {
    expect(seriousState({ verdict: null, withdrawnAt: null })).toBe('PROPOSED')
    expect(seriousState({ verdict: 'SPECIFIED', withdrawnAt: null })).toBe('SPECIFIED')
    expect(seriousState({ verdict: 'NOT_SPECIFIED', withdrawnAt: null })).toBe('NOT_SPECIFIED')
    expect(seriousState({ verdict: 'SPECIFIED', withdrawnAt: at })).toBe('WITHDRAWN')
  })

  it('by another criterion says which, and by ① or ② has nothing to add', () => {
    expect(mayName(['GRAVE_LEAK'], '').allowed).toBe(true)
    expect(mayName(['GRAVE_LEAK', 'OTHER'], '国際的な影響').allowed).toBe(true)
    expect(mayName(['OTHER'], '')).toMatchObject({ code: 'serious_other_reason' })
    expect(mayName(['GOVERNMENT_SYSTEMS'], '念のため')).toMatchObject({ code: 'serious_other_reason' })
  })

  it('has effects that are done by sending, and others by saying what was done', () => {
    const lines = effectLines(
      ['INVESTIGATION_TEAM', 'MATERIAL_REQUEST', 'INSTRUCTION', 'CYMAT'],
      [{ effect: 'INVESTIGATION_TEAM', note: '6月1日に設置した。', at }],
      [{ kind: 'MATERIAL_REQUEST', id: 'd', number: 'D-1234', at }],
    )
    expect(lines.map(({ effect, at: done }) => [effect, done !== null])).toEqual([
      ['INVESTIGATION_TEAM', true],
      ['MATERIAL_REQUEST', true],
      ['INSTRUCTION', false],
      ['CYMAT', false],
    ])
    expect(unbegun(lines).map(({ effect }) => effect)).toEqual(['INSTRUCTION', 'CYMAT'])
    expect([isSaid('CYMAT'), isSaid('INSTRUCTION')]).toEqual([true, false])
  })
})
