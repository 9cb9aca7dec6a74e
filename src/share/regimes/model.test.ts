import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../kernel/working-time.ts'
import { clocksOf, type RegimeVersion, type Reported, regimesOn, versionsInForce } from './model.ts'

const at = (text: string) => new Date(`${text}+09:00`)
const calendar: WorkingCalendar = {
  zone: 'Asia/Tokyo',
  opens: 540,
  closes: 1065,
  weekdays: [1, 2, 3, 4, 5],
  holidays: new Set(),
}
const regime = (more: Partial<RegimeVersion> = {}): RegimeVersion => ({
  code: 'NIS2',
  seq: 1,
  ja: '例',
  en: 'Example',
  validFrom: '2024-10-18',
  validUntil: null,
  applies: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
  stages: [
    { stage: 'EARLY_WARNING', amount: 24, unit: 'HOURS', from: 'RECOGNITION' },
    { stage: 'NOTIFICATION', amount: 72, unit: 'HOURS', from: 'RECOGNITION' },
    { stage: 'FINAL', amount: 1, unit: 'MONTHS', from: 'PREVIOUS' },
  ],
  calendar: 'JP',
  source: '',
  verified: false,
  example: true,
  enteredAt: at('2026-01-01T00:00:00'),
  ...more,
})
const reported = (more: Partial<Reported> = {}): Reported => ({
  recognised: at('2026-11-20T03:00:00'),
  day: '2026-11-20',
  submittedAt: at('2026-11-20T05:00:00'),
  versions: [{ kind: 'FIRST', at: at('2026-11-20T05:00:00') }],
  originator: { id: 'a', kinds: ['CI_OPERATOR'], sectors: [] },
  ...more,
})
const read = (of: Reported, now: Date) =>
  clocksOf(regime(), of, calendar, now).map(({ stage, due, state }) => [stage, due, state])

describe('a reporting regime', () => {
  it('counts 24 hours and 72 hours from recognition, and a month from the notification', () => {
    expect(read(reported(), at('2026-11-20T06:00:00'))).toEqual([
      ['EARLY_WARNING', at('2026-11-21T03:00:00'), 'MET'],
      ['NOTIFICATION', at('2026-11-23T03:00:00'), 'RUNNING'],
      ['FINAL', at('2026-12-23T03:00:00'), 'RUNNING'],
    ])
    const followed = reported({
      versions: [
        { kind: 'FIRST', at: at('2026-11-21T05:00:00') },
        { kind: 'FOLLOW_UP', at: at('2026-11-22T12:00:00') },
      ],
    })
    expect(read(followed, at('2026-12-30T00:00:00'))).toEqual([
      ['EARLY_WARNING', at('2026-11-21T03:00:00'), 'MET_LATE'],
      ['NOTIFICATION', at('2026-11-23T03:00:00'), 'MET'],
      ['FINAL', at('2026-12-22T12:00:00'), 'OVERDUE'],
    ])
  })

  it('whose length nobody has found is unknown, never overdue and never guessed', () => {
    const order = regime({ stages: [{ stage: 'FINAL', amount: null, unit: 'DAYS', from: 'RECOGNITION' }] })
    expect(clocksOf(order, reported(), calendar, at('2030-01-01T00:00:00'))).toEqual([
      { stage: 'FINAL', due: null, metAt: null, state: 'UNKNOWN' },
    ])
  })

  it('is the version that was valid on the day of recognition', () => {
    const old = regime({ validUntil: '2026-11-19' })
    const current = regime({ seq: 2, validFrom: '2026-11-20' })
    expect(versionsInForce([old, current], reported()).map(({ seq }) => seq)).toEqual([2])
    expect(versionsInForce([old, current], reported({ day: '2026-11-19' })).map(({ seq }) => seq)).toEqual([1])
    expect(versionsInForce([old, current], reported({ day: '2020-01-01' }))).toEqual([])
  })

  it('edited later does not change what was due then', () => {
    const edited = regime({ seq: 2, enteredAt: at('2026-11-25T00:00:00') })
    expect(versionsInForce([regime(), edited], reported()).map(({ seq }) => seq)).toEqual([1])
    const later = reported({ submittedAt: at('2026-11-26T00:00:00') })
    expect(versionsInForce([regime(), edited], later).map(({ seq }) => seq)).toEqual([2])
    expect(versionsInForce([edited], reported()).map(({ seq }) => seq)).toEqual([2])
  })

  it('asks only those to whom it applies; one that names nobody asks nobody', () => {
    expect(regimesOn([regime()], reported())).toHaveLength(1)
    expect(regimesOn([regime()], reported({ originator: { id: 'b', kinds: ['MINISTRY'], sectors: [] } }))).toEqual([])
    const nobody = regime({ applies: { kinds: [], sectors: [], organisations: [] } })
    expect(regimesOn([nobody], reported())).toEqual([])
  })
})
