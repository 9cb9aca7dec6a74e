import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import { startI18n } from '../i18n/setup.ts'
import { readClock, spanOf } from './clock.ts'
import { clockWords } from './clock-words.ts'

const now = new Date('2026-11-20T03:07:00+09:00')
const minutesFromNow = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
const words = (language: Language, minutes: number): string =>
  clockWords(readClock(minutesFromNow(minutes), now), startI18n(language).getFixedT(null, 'ui')).replaceAll(
    '\u00a0',
    ' ',
  )

describe('the clock chip', () => {
  test('says how long a deadline is passed', () => {
    expect(words('ja', -72)).toBe('超過 1時間12分')
    expect(words('ja', -37)).toBe('超過 0時間37分')
    expect(words('en', -72)).toBe('over 1 h 12 m')
  })

  test('says how long is left', () => {
    expect(words('ja', 23)).toBe('残り 0時間23分')
    expect(words('ja', 65)).toBe('残り 1時間05分')
    expect(words('en', 23)).toBe('0 h 23 m left')
    expect(words('en', 65)).toBe('1 h 05 m left')
  })

  test('counts long silences in hours, and in days from the third day', () => {
    expect(words('ja', -(35 * 60 + 57))).toBe('超過 35時間57分')
    expect(words('ja', 76 * 60)).toBe('残り 3日4時間')
    expect(words('en', 76 * 60)).toBe('3 d 4 h left')
  })

  test('is near during the last hour, including its first and last instant', () => {
    expect(readClock(minutesFromNow(60), now).tone).toBe('soon')
    expect(readClock(minutesFromNow(61), now).tone).toBe('later')
    expect(readClock(now, now).tone).toBe('soon')
    expect(readClock(new Date(now.getTime() - 1), now).tone).toBe('overdue')
  })

  test('never breaks inside', () => {
    const chip = clockWords(readClock(minutesFromNow(-72), now), startI18n('en').getFixedT(null, 'ui'))
    expect(chip).not.toContain(' ')
  })

  test('never promises more time than is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), left => {
        const span = spanOf(left)
        const shown =
          span.unit === 'hours'
            ? (span.hours * 60 + Number(span.minutes)) * 60_000
            : (span.days * 24 + span.hours) * 3_600_000
        expect(shown).toBeLessThanOrEqual(left)
      }),
    )
  })
})
