import { describe, expect, test } from 'vitest'
import { readTime } from '../../../src/kernel/known-time.ts'
import { valueWords } from './value-words.ts'

const now = new Date('2026-11-20T02:58:00+09:00')
const ja = { language: 'ja', now } as const
const en = { language: 'en', now } as const

describe('a value in words', () => {
  test('is the label of its code in the reader’s language', () => {
    expect(valueWords('serviceImpact', 'FEARED', ja)).toBe('出るおそれ')
    expect(valueWords('serviceImpact', 'FEARED', en)).toBe('May occur')
    expect(valueWords('causes', ['CA_INT_MAIL', 'CA_ACC_HW'], ja)).toBe('不審メール等の受信、機器等の故障')
  })

  test('keeps a code of another form as it was stored', () => {
    expect(valueWords('eventClass', 'FORMER_CLASS', ja)).toBe('FORMER_CLASS')
  })

  test('keeps the wording of a time and adds how it was read', () => {
    const words = valueWords('occurredAt', readTime('日付が変わったころ', now), ja)
    expect(words).toMatch(/^日付が変わったころ（.+）$/)
    expect(valueWords('occurredAt', readTime('よく分からない', now), ja)).toBe('よく分からない')
  })

  test('puts each quantity on its own line', () => {
    const quantities = [{ number: 12000, unit: '人', what: '利用者' }]
    expect(valueWords('impactQuantities', quantities, ja)).toBe('利用者　12,000 人')
  })
})
