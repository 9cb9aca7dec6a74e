import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cell, csv } from './csv.ts'

test('no cell begins like a formula, whatever a recipient wrote', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '＝', '＋', '\t', '\r'), fc.string(), (sign, rest) => {
      expect(cell(`${sign}${rest}`)).toMatch(/^"'/)
    }),
  )
})

test('quotes and line breaks stay inside their cell', () => {
  expect(cell('一行目\n"二行目"')).toBe('"一行目\n""二行目"""')
})

test('the table begins with a byte-order mark, so that Japanese is read as Japanese', () => {
  expect(csv([['組織', 3, null]])).toBe('\u{feff}"組織","3",""\r\n')
})
