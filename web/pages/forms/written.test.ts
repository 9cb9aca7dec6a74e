import { expect, test } from 'vitest'
import { choicesText, freeCode, raised, readChoices } from './written.ts'

test('a field goes one place up, and the first stays', () => {
  expect(raised(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b'])
  expect(raised(['a', 'b'], 0)).toEqual(['a', 'b'])
  expect(raised(['a', 'b'], 5)).toEqual(['a', 'b'])
})

test('a new code is one that the form does not use', () => {
  expect(freeCode('field', ['field1', 'field3'])).toBe('field2')
})

test('own choices are written one on a line, and read as they were', () => {
  const choices = [
    { code: 'ENCRYPTION', ja: '暗号化', en: 'Encryption' },
    { code: 'OTHER', ja: 'その他', en: 'Other' },
  ]
  expect(readChoices(choicesText(choices))).toEqual(choices)
  expect(readChoices('A｜甲\n\nB')).toEqual([
    { code: 'A', ja: '甲', en: '甲' },
    { code: 'B', ja: 'B', en: 'B' },
  ])
})
