import { describe, expect, test } from 'vitest'
import { familyName } from './family-name.ts'

describe('the family name', () => {
  test('is the first word in Japanese', () => {
    expect(familyName({ ja: '佐久間 玲', en: '' }, 'ja')).toBe('佐久間')
    expect(familyName({ ja: '佐久間　玲', en: '' }, 'ja')).toBe('佐久間')
  })

  test('is the word in capitals in English, otherwise the last', () => {
    expect(familyName({ ja: '', en: 'SAKUMA Rei' }, 'en')).toBe('Sakuma')
    expect(familyName({ ja: '', en: 'Rei SAKUMA' }, 'en')).toBe('Sakuma')
    expect(familyName({ ja: '', en: 'Rei Sakuma' }, 'en')).toBe('Sakuma')
    expect(familyName({ ja: '', en: 'Administrator' }, 'en')).toBe('Administrator')
  })
})
