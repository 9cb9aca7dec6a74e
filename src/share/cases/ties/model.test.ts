import { describe, expect, it } from 'vitest'
import { mayCause } from './model.ts'

const effect = { id: 'effect', sectors: ['RLW'] }
const codeOf = (decision: ReturnType<typeof mayCause>) => (decision.allowed ? decision.because : decision.code)

describe('R-033: the cause of a spill-over', () => {
  it('lies in another sector', () => {
    expect(codeOf(mayCause(effect, { id: 'cause', sectors: ['ELC'] }, []))).toBe('other_sector')
    expect(codeOf(mayCause(effect, { id: 'cause', sectors: ['ELC', 'RLW'] }, []))).toBe('same_sector')
  })

  it('may lie with somebody who is of no sector', () => {
    expect(codeOf(mayCause(effect, { id: 'cause', sectors: [] }, []))).toBe('other_sector')
  })

  it('is never itself, nor what followed from it', () => {
    expect(codeOf(mayCause(effect, effect, []))).toBe('own_cause')
    expect(codeOf(mayCause(effect, { id: 'cause', sectors: ['ELC'] }, ['other', 'effect']))).toBe('own_cause')
  })
})
