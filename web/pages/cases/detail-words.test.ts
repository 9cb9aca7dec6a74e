import { expect, test } from 'vitest'
import { detailWords } from './detail-words.ts'

test('a move names both states in the language of the reader', () => {
  const moved = { kind: 'case.moved', details: { from: 'CONFIRMED', to: 'CONTAINING' } }
  expect(detailWords(moved, 'ja')).toBe('確認 → 封じ込め中')
  expect(detailWords(moved, 'en')).toBe('Confirmed → Containing')
})

test('an opening names its number and state', () => {
  expect(detailWords({ kind: 'case.opened', details: { number: 'C-7', state: 'SUSPECTED' } }, 'ja')).toBe('C-7　疑い')
})

test('what no table knows is left out rather than shown as a code', () => {
  expect(detailWords({ kind: 'measure.added', details: { measure: '018f', state: 'NEW_CODE' } }, 'ja')).toBe('')
})
