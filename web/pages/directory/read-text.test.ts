import { expect, it } from 'vitest'
import { readText } from './read-text.ts'

it('reads what a spreadsheet wrote in UTF-8 or in Shift_JIS', () => {
  const utf8 = new TextEncoder().encode('鉄道')
  expect(readText(utf8.slice().buffer)).toBe('鉄道')
  expect(readText(new Uint8Array([0x93, 0x53, 0x93, 0xb9]).buffer)).toBe('鉄道')
})
