import { describe, expect, test } from 'vitest'
import { textLanguage } from './text-language.ts'

describe('the language of a passage', () => {
  test('is Japanese from the first kana or character on', () => {
    expect(textLanguage('VPN装置の脆弱性')).toBe('ja')
    expect(textLanguage('サーバー')).toBe('ja')
  })

  test('is English otherwise', () => {
    expect(textLanguage('The gate servers keep restarting.')).toBe('en')
  })
})
