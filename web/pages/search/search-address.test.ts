import { expect, it } from 'vitest'
import { hasLetters, readSearch, searchAddress } from './search-address.ts'

it('an address keeps what is looked for, and forgets what is none of the codes', () => {
  const filters = { text: '改札 停止', part: 'case', state: 'CLOSED', since: '2026-04-01' } as const
  const [, query = ''] = searchAddress(filters).split('?')
  expect(readSearch(Object.fromEntries(new URLSearchParams(query)))).toEqual(filters)
  expect(readSearch({ text: ' ', part: 'toString', since: 'x', sector: 'RAIL' })).toEqual({})
  expect(searchAddress({})).toBe('/search')
})

it('signs alone are no word', () => {
  expect([hasLetters('%_'), hasLetters('。'), hasLetters('禍'), hasLetters('7')]).toEqual([false, false, true, true])
})
