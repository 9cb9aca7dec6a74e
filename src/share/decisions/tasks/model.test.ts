import { describe, expect, it } from 'vitest'
import { outwardState, suspicionsOf } from './model.ts'

describe('R-071: an attack, or the suspicion of one', () => {
  it('is read from the path, the causes and the class of the event', () => {
    expect(suspicionsOf({ path: 'ATTACK', causes: [] })).toEqual(['PATH_ATTACK'])
    expect(suspicionsOf({ causes: ['CA_ACC_HW', 'CA_INT_MAIL'] })).toEqual(['CAUSE_INTENTIONAL'])
    expect(suspicionsOf({ causes: [], eventClass: 'EV_L_MALWARE' })).toEqual(['EVENT_CLASS'])
    expect(suspicionsOf({ path: 'ATTACK', causes: ['CA_INT_STEAL'], eventClass: 'EV_L_INTRUSION' })).toHaveLength(3)
  })

  it('is not read from a broken disk, an unknown cause, a neglected system or a leak', () => {
    expect(suspicionsOf({ path: 'FAULT', causes: ['CA_ACC_HW', 'CA_OTH_UNKNOWN', 'CA_INT_NEGLECT'] })).toEqual([])
    expect(suspicionsOf({ causes: [], eventClass: 'EV_C_LEAK' })).toEqual([])
  })
})

describe('R-071: the task', () => {
  const dueAt = new Date('2026-11-21T03:00:00+09:00')
  const open = { doneAt: null, refusedAt: null, dueAt }
  const before = new Date(dueAt.getTime() - 1)
  it('is late at its moment, and a refusal or a record ends it whenever it came', () => {
    expect(outwardState(open, before)).toBe('OPEN')
    expect(outwardState(open, dueAt)).toBe('LATE')
    expect(outwardState({ ...open, doneAt: dueAt }, dueAt)).toBe('DONE')
    expect(outwardState({ ...open, refusedAt: dueAt }, dueAt)).toBe('REFUSED')
  })
})
