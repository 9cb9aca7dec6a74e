import { expect, it } from 'vitest'
import { knownWords, nextWords, readKnown, readNext } from './situation-lines.ts'

it('R-074: a line keeps its certainty through the form, and a bracket that names none belongs to the words', () => {
  const lines = [{ text: '流出した。', certainty: 'CONFIRMED' as const }]
  expect(readKnown(knownWords(lines, 'ja'), 'ja')).toEqual(lines)
  expect(readKnown('31台 [速報]', 'ja')).toEqual([{ text: '31台 [速報]', certainty: 'NOT_GIVEN' }])
  expect(readKnown('\n  \n', 'ja')).toEqual([])
})

it('R-074: a step keeps who and by when', () => {
  const lines = [{ text: '点検', who: '給付機構', when: '18時' }]
  expect(readNext(nextWords(lines))).toEqual(lines)
  expect(readNext('公表を決める')).toEqual([{ text: '公表を決める', who: '', when: '' }])
})
