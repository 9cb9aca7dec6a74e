import { expect, test } from 'vitest'
import { settleAlone } from './ChoiceGroup.tsx'

test('choosing 不明 clears the named answers', () => {
  expect(settleAlone(['LEAK', 'MALWARE'], ['LEAK', 'MALWARE', 'UNKNOWN'], ['UNKNOWN'])).toEqual(['UNKNOWN'])
})

test('choosing a named answer clears 不明', () => {
  expect(settleAlone(['UNKNOWN'], ['LEAK', 'UNKNOWN'], ['UNKNOWN'])).toEqual(['LEAK'])
})

test('taking an answer back keeps the others', () => {
  expect(settleAlone(['LEAK', 'MALWARE'], ['MALWARE'], ['UNKNOWN'])).toEqual(['MALWARE'])
})
