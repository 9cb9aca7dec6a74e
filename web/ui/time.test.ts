import { describe, expect, test } from 'vitest'
import { calendarDate, clockTime, dateAndTime, daysFrom, fromLocalField, toLocalField, zoneName } from './time.ts'

const at = new Date('2026-11-20T03:07:31+09:00')
const japanese = { language: 'ja' as const }
const english = { language: 'en' as const }

describe('times', () => {
  test('are Japanese time wherever the browser stands', () => {
    expect(clockTime(at, japanese)).toBe('03:07')
    expect(clockTime(at, english, true)).toBe('03:07:31')
    expect(clockTime(at, { language: 'en', zone: 'UTC' })).toBe('18:07')
    expect(zoneName(at, japanese)).toBe('JST')
  })

  test('name the day as each language writes it', () => {
    expect(calendarDate(at, japanese)).toBe('11月20日（金）')
    expect(calendarDate(at, english)).toBe('Fri 20 Nov')
    expect(dateAndTime(at, japanese)).toBe('11月20日 03:07')
  })

  test('midnight is 00:00, not 24:00', () => {
    expect(clockTime(new Date('2026-11-20T00:00:00+09:00'), japanese)).toBe('00:00')
  })

  test('calendar days are counted in the zone, not in hours', () => {
    expect(daysFrom(at, new Date('2026-11-19T23:59:00+09:00'))).toBe(-1)
    expect(daysFrom(at, new Date('2026-11-20T23:59:00+09:00'))).toBe(0)
    expect(daysFrom(at, new Date('2026-11-21T00:00:00+09:00'))).toBe(1)
  })

  test('a corrected time goes into its field and comes back unchanged', () => {
    expect(toLocalField(at)).toBe('2026-11-20T03:07')
    expect(fromLocalField('2026-11-20T03:07')).toEqual(new Date('2026-11-20T03:07:00+09:00'))
    expect(fromLocalField('')).toBeUndefined()
  })
})
