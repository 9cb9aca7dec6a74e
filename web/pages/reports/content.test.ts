import { describe, expect, test } from 'vitest'
import { complete, contentInput, fieldOrder } from '../../../src/share/reports/content.ts'
import { certaintyOf, changedFields, inputOf, isNotGiven, stillMissing, withAnswer, withCertainty } from './content.ts'
import { fieldSpecs, readingOrder } from './fields.ts'

const given = contentInput.parse({
  summary: '改札の管理サーバーが再起動を繰り返しています。',
  contact: { name: '運輸指令所　早瀬 航平', phone: '03-0000-0142' },
  eventClass: 'EV_A_UNAVAIL',
  certainty: 'PROBABLE',
  fieldCertainty: { eventClass: 'SUSPECTED' },
})
const stored = complete(given)

describe('the fields of a report', () => {
  test('are exactly those of the stored content, each read once', () => {
    expect(Object.keys(fieldSpecs).sort()).toEqual([...fieldOrder].sort())
    expect([...readingOrder].sort()).toEqual([...fieldOrder].sort())
  })

  test('R-013: what nobody answered is not given, and “unknown” is an answer', () => {
    expect(isNotGiven(stored, 'serviceImpact')).toBe(true)
    expect(isNotGiven(complete(contentInput.parse({ ...given, serviceImpact: 'UNKNOWN' })), 'serviceImpact')).toBe(
      false,
    )
    expect(isNotGiven(stored, 'eventClass')).toBe(false)
    expect(stillMissing(stored)).not.toContain('summary')
    expect(stillMissing(stored)).toContain('occurredAt')
  })

  test('R-014: carry their own certainty, or that of the whole', () => {
    expect(certaintyOf(stored, 'eventClass')).toBe('SUSPECTED')
    expect(certaintyOf(stored, 'summary')).toBe('PROBABLE')
  })
})

describe('a later version', () => {
  test('R-015: begins with what the last one said and nothing else', () => {
    expect(contentInput.parse(inputOf(stored))).toEqual(given)
    expect(complete(contentInput.parse(inputOf(stored)))).toEqual(stored)
  })

  test('leaves out an answer that was taken back, with its certainty', () => {
    const emptied = withAnswer(inputOf(stored), 'eventClass', undefined)
    expect(emptied).not.toHaveProperty('eventClass')
    expect(emptied.fieldCertainty).toEqual({})
    expect(isNotGiven(complete(contentInput.parse(emptied)), 'eventClass')).toBe(true)
  })

  test('keeps the sentence even while it is empty', () => {
    expect(withAnswer(inputOf(stored), 'summary', '').summary).toBe('')
  })

  test('says a field’s own certainty only where it differs', () => {
    const sure = withCertainty(inputOf(stored), 'impact', 'CONFIRMED')
    expect(sure.fieldCertainty).toEqual({ eventClass: 'SUSPECTED', impact: 'CONFIRMED' })
    expect(withCertainty(sure, 'impact', '').fieldCertainty).toEqual({ eventClass: 'SUSPECTED' })
  })

  test('names the fields it changes, a changed certainty included', () => {
    const base = inputOf(stored)
    expect(changedFields(base, base)).toEqual([])
    expect(changedFields(base, withAnswer(base, 'summary', '改札は復旧しました。'))).toEqual(['summary'])
    expect(changedFields(base, withCertainty(base, 'eventClass', 'CONFIRMED'))).toEqual(['eventClass'])
  })
})
