import { describe, expect, test } from 'vitest'
import { readTime } from '../../../src/kernel/known-time.ts'
import { contentInput } from '../../../src/share/reports/content.ts'
import { contentOf, draftOf, emptyDraft, lacksOf, phoneHasLetter } from './report-draft.ts'

const now = new Date('2026-11-20T02:58:00+09:00')
const needed = { ...emptyDraft, summary: '改札が止まった。', name: '早瀬 航平', phone: '03-0000-0142' }

describe('the first report', () => {
  test('R-013: needs a sentence and a contact, and nothing else', () => {
    expect(lacksOf(needed, false)).toEqual([])
    expect(lacksOf(emptyDraft, false)).toEqual(['summary', 'name', 'phone'])
    expect(contentInput.safeParse(contentOf(needed)).success).toBe(true)
  })

  test('of an operator of two sectors names the ministry once', () => {
    expect(lacksOf(needed, true)).toEqual(['ministry'])
    expect(lacksOf({ ...needed, ministry: 'id' }, true)).toEqual([])
  })

  test('sends an untouched group as no answer and “unknown” as one', () => {
    expect(contentOf(needed)).toEqual({
      summary: '改札が止まった。',
      contact: { name: '早瀬 航平', phone: '03-0000-0142' },
    })
    expect(contentOf({ ...needed, eventClass: 'UNKNOWN', cause: 'UNKNOWN' })).toMatchObject({
      eventClass: 'UNKNOWN',
      causes: ['CA_OTH_UNKNOWN'],
    })
  })

  test('keeps the words of a time', () => {
    const occurredAt = readTime('日付が変わったころ', now)
    expect(contentOf({ ...needed, occurredAt }).occurredAt?.wording).toBe('日付が変わったころ')
  })

  test('R-012: of a consultation keeps everything it said', () => {
    const said = { ...contentOf(needed), causes: ['CA_INT_MAIL'], method: '不明なマクロ', reportCase: 'RC0_CONSULT' }
    const base = contentInput.parse(said)
    const draft = draftOf(base)
    expect(draft.cause).toBe('ATTACK')
    expect(contentOf(draft, base)).toMatchObject({ causes: ['CA_INT_MAIL'], method: '不明なマクロ' })
    expect(contentOf(draft, base)).not.toHaveProperty('reportCase')
    expect(contentOf({ ...draft, cause: 'FAULT' }, base).causes).toEqual(['CA_ACC_OTHER'])
  })
})

describe('a telephone number', () => {
  test('with the letter O is a slip', () => {
    for (const slip of ['O3-0000-0142', '03-OOOO-0142', '03-0000-014o', '０３－００Ｏ０'])
      expect(phoneHasLetter(slip)).toBe(true)
  })

  test('may name an extension or an office', () => {
    for (const fine of ['03-0000-0142（内線 31）', '+81 3 0000 0142 ext. 31', 'Tokyo office 03-0000-0142'])
      expect(phoneHasLetter(fine)).toBe(false)
  })
})
