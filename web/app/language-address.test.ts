import { expect, test } from 'vitest'
import { inLanguage, keepLanguage } from './language-address.ts'

test('the language link keeps the filters, the order and the place', () => {
  expect(inLanguage('/cases?state=OPEN&sort=due#row-7', 'en')).toBe('/cases?state=OPEN&sort=due&lang=en#row-7')
  expect(inLanguage('/cases?lang=en', 'ja')).toBe('/cases?lang=ja')
})

test('a link stays in the language of its page', () => {
  expect(keepLanguage('/cases', '/inbox?lang=en')).toBe('/cases?lang=en')
  expect(keepLanguage('/cases?lang=ja', '/inbox?lang=en')).toBe('/cases?lang=ja')
  expect(keepLanguage('/cases', '/inbox')).toBe('/cases')
})

test('an address outside the client is left alone', () => {
  expect(keepLanguage('https://example.com/a', '/inbox?lang=en')).toBe('https://example.com/a')
})
