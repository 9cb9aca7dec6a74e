import { describe, expect, it } from 'vitest'
import { alertState, completionOf, mayRefuseNow, mayWarnNow } from './model.ts'

const sent = new Date('2026-11-20T03:00:00+09:00')
const due = new Date('2026-11-23T03:00:00+09:00')
const after = new Date('2026-11-23T03:00:01+09:00')
const nothing = { receivedAt: null, warnedAt: null, refusedAt: null }

describe('R-040: where a ministry stands', () => {
  it('having received the request is no answer: past the day it is overdue all the same', () => {
    expect(alertState(nothing, due, sent)).toBe('SENT')
    expect(alertState({ ...nothing, receivedAt: sent }, due, sent)).toBe('RECEIVED')
    expect(alertState({ ...nothing, receivedAt: sent }, due, after)).toBe('NO_ANSWER')
    expect(alertState({ ...nothing, warnedAt: sent }, due, after)).toBe('WARNED')
    expect(alertState({ ...nothing, refusedAt: sent }, due, after)).toBe('REFUSED')
  })

  it('a warning is not dated before the request or in the future, and nobody refuses after it', () => {
    expect(mayWarnNow(new Date(sent.getTime() - 1), sent, after)).toMatchObject({ code: 'warned_before_asked' })
    expect(mayWarnNow(new Date(after.getTime() + 1), sent, after)).toMatchObject({ code: 'action_in_future' })
    expect(mayWarnNow(after, sent, after).allowed).toBe(true)
    expect(mayRefuseNow({ ...nothing, warnedAt: sent }).allowed).toBe(false)
    expect(mayRefuseNow(nothing).allowed).toBe(true)
  })

  it('the completion counts each ministry once and adds up the operators', () => {
    const answers = [
      { ...nothing, operators: null },
      { ...nothing, receivedAt: sent, operators: null },
      { ...nothing, receivedAt: sent, warnedAt: sent, operators: 12 },
      { ...nothing, receivedAt: sent, warnedAt: sent, operators: 3 },
      { ...nothing, receivedAt: sent, refusedAt: sent, operators: null },
    ]
    expect(completionOf(answers, due, after)).toEqual({
      asked: 5,
      received: 4,
      warned: 2,
      refused: 1,
      overdue: 2,
      operators: 15,
    })
  })
})
