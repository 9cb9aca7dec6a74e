import { describe, expect, it } from 'vitest'
import { directiveState, finishedBy, mayFinish, mayReceive, mayRefuse, mayReturn, progressOf } from './model.ts'

const at = (hour: number) => new Date(`2015-06-01T${String(hour).padStart(2, '0')}:00:00+09:00`)
const moments = { receiptDue: at(12), dueAt: at(18) }
const nothing = { receivedAt: null, doneAt: null, refusedAt: null, returns: [] }

describe('R-090: where a ministry stands', () => {
  it('is silent when it has not received it in time, and late when it has and is not done', () => {
    expect(directiveState(nothing, moments, at(11))).toBe('SENT')
    expect(directiveState(nothing, moments, at(12))).toBe('SILENT')
    expect(directiveState(nothing, moments, at(19))).toBe('SILENT')
    expect(directiveState({ ...nothing, receivedAt: at(11) }, moments, at(13))).toBe('RECEIVED')
    expect(directiveState({ ...nothing, receivedAt: at(11), returns: ['a'] }, moments, at(13))).toBe('PARTLY')
    expect(directiveState({ ...nothing, receivedAt: at(11), returns: ['a'] }, moments, at(18))).toBe('LATE')
    expect(directiveState({ ...nothing, receivedAt: at(11), doneAt: at(17) }, moments, at(19))).toBe('DONE')
    expect(directiveState({ ...nothing, refusedAt: at(11) }, moments, at(19))).toBe('REFUSED')
  })

  it('is counted once', () => {
    const progress = progressOf(['DONE', 'LATE', 'SILENT', 'SENT', 'PARTLY', 'REFUSED', 'DONE'])
    expect(progress).toEqual({ asked: 7, done: 2, refused: 1, working: 2, late: 1, silent: 1 })
  })

  it('is not done without evidence, nor twice, and a refusal can still be followed by what was asked for', () => {
    expect(mayFinish(nothing)).toMatchObject({ code: 'directive_evidence' })
    expect(mayFinish({ ...nothing, returns: ['点検の結果'] }).allowed).toBe(true)
    expect(mayFinish({ ...nothing, returns: ['a'], doneAt: at(11) }).allowed).toBe(false)
    expect(mayRefuse({ ...nothing, doneAt: at(11) }).allowed).toBe(false)
    expect(mayReturn({ ...nothing, refusedAt: at(11) }).allowed).toBe(true)
    expect(mayReceive({ ...nothing, receivedAt: at(11) }).allowed).toBe(false)
  })

  it('R-089: materials are complete by the word of whoever asked, an instruction by that of the ministry', () => {
    expect([finishedBy('MATERIAL_REQUEST'), finishedBy('INSTRUCTION')]).toEqual(['ISSUER', 'MINISTRY'])
  })
})
