import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complete, contentInput } from './content.ts'

const least = { summary: '改札が使えないおそれがある。', contact: { name: '早瀬', phone: '03-0000-0142' } }
const read = (more: object = {}) => complete(contentInput.parse({ ...least, ...more }))

describe('what a report may hold', () => {
  it('R-013: takes a contact and one sentence, and nothing less', () => {
    expect(read().summary).toBe(least.summary)
    for (const missing of ['summary', 'contact'])
      expect(contentInput.safeParse({ ...least, [missing]: undefined }).success).toBe(false)
    expect(contentInput.safeParse({ ...least, summary: '   ' }).success).toBe(false)
  })

  it('R-013: stores UNKNOWN, not a blank, where nobody answered, and tells it from an answered “unknown”', () => {
    const silent = read()
    const said = read({ eventClass: 'UNKNOWN' })
    expect([silent.eventClass, said.eventClass]).toEqual(['UNKNOWN', 'UNKNOWN'])
    expect([silent.fieldCertainty.eventClass, said.fieldCertainty.eventClass]).toEqual(['NOT_GIVEN', undefined])
    expect(Object.values(silent).every(value => value !== null && value !== undefined)).toBe(true)
  })

  it.each([
    ['R-018', 'hardware failure', { causes: ['CA_ACC_HW'] }],
    ['R-018', 'disaster', { causes: ['CA_ENV_DISASTER'] }],
    ['R-018', 'design or configuration error', { causes: ['CA_ACC_MGMT'], eventClass: 'EV_A_UNAVAIL' }],
    ['R-019', 'unknown cause', { causes: ['CA_OTH_UNKNOWN'] }],
    ['R-020', 'damage that only might occur', { serviceImpact: 'FEARED', reportCase: 'GC2_FEARED' }],
    ['R-021', 'insider leak', { eventClass: 'EV_C_LEAK', causes: ['CA_INT_INSIDER'] }],
    ['R-021', 'insider destruction', { eventClass: 'EV_I_DESTROY', causes: ['CA_INT_INSIDER'] }],
    ['R-023', 'several causes', { causes: ['CA_ACC_HW', 'CA_ACC_MGMT', 'CA_ENV_DISASTER'] }],
    ['R-024', 'near miss', { eventClass: 'EV_OMEN' }],
    ['R-025', 'system fault that is no service disruption', { eventClass: 'EV_A_UNAVAIL', serviceDisruption: 'NO' }],
    ['R-009', 'legal duty', { reportCase: 'RC1_LEGAL' }],
    ['R-009', 'serious effect', { reportCase: 'RC2_SERIOUS' }],
    ['R-009', 'voluntary', { reportCase: 'RC3_VOLUNTARY' }],
  ])('%s: a report of %s needs no field about an attacker and keeps what was said', (_, __, fields) => {
    expect(read(fields)).toMatchObject(fields)
  })

  it('R-022: refuses an event class outside the taxonomy, a second class, and unknown fields', () => {
    expect(contentInput.safeParse({ ...least, eventClass: 'EV_NEW' }).success).toBe(false)
    expect(contentInput.safeParse({ ...least, eventClass: ['EV_C_LEAK', 'EV_OMEN'] }).success).toBe(false)
    expect(contentInput.safeParse({ ...least, isAdministrator: true }).success).toBe(false)
  })

  it('keeps the time in the words in which it was told, and refuses one that ends before it begins', () => {
    const time = {
      earliest: '2026-11-19T14:30:00Z',
      latest: '2026-11-19T15:30:00Z',
      zone: 'Asia/Tokyo',
      certainty: 'PROBABLE',
      wording: '日付が変わったころ',
    }
    expect(read({ occurredAt: time }).occurredAt).toEqual(time)
    expect(contentInput.safeParse({ ...least, occurredAt: { ...time, latest: '2026-11-19T14:00:00Z' } }).success).toBe(
      false,
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, summary) => {
        contentInput.safeParse(value)
        const parsed = contentInput.safeParse({ ...least, summary })
        if (parsed.success) expect(complete(parsed.data).summary).toBe(summary.trim())
      }),
    )
  })
})
