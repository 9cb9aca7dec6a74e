import { expect, it } from 'vitest'
import { filterAddress, parametersOf, sameParameters } from './address.ts'

it('a filter keeps the narrowing, not how far the list was opened nor the language', () => {
  const kept = parametersOf({ quick: 'overdue', mine: true, pages: 3, lang: 'en', state: undefined })
  expect(kept).toEqual({ quick: 'overdue', mine: 'true' })
  expect(filterAddress('cases', kept)).toBe('/cases?quick=overdue&mine=true')
  expect(filterAddress('inbox', {})).toBe('/inbox')
})

it('the order of the choices makes no other filter', () => {
  expect(sameParameters({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true)
  expect(sameParameters({ a: '1' }, {})).toBe(false)
})
