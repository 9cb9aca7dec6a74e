import { describe, expect, it } from 'vitest'
import { invitationState } from './model.ts'

describe('an invitation to report', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour))
  const sent = { dueAt: at(10), openedAt: null, reportedAt: null, declinedAt: null }

  it('R-026: is sent, opened, reported or declined, and silence past its day is a state of its own', () => {
    expect(invitationState(sent, at(1))).toBe('SENT')
    expect(invitationState({ ...sent, openedAt: at(2) }, at(3))).toBe('OPENED')
    expect(invitationState({ ...sent, openedAt: at(2) }, at(11))).toBe('NO_ANSWER')
    expect(invitationState({ ...sent, reportedAt: at(12) }, at(13))).toBe('REPORTED')
    expect(invitationState({ ...sent, declinedAt: at(4) }, at(13))).toBe('DECLINED')
  })
})
