import { expect, it } from 'vitest'
import { weight } from './model.ts'

it('weighs one shared indicator of long ago more than the same class on the same day', () => {
  const shared = weight({ indicators: ['DOMAIN:evil.example'], sameClass: false, hoursApart: 24 * 400 })
  const alike = weight({ indicators: [], sameClass: true, hoursApart: 24 })
  expect(shared).toBeGreaterThan(alike)
})

it('never leaves the range of 0 to 10, however many indicators are shared', () => {
  const all = Array.from({ length: 500 }, (_, n) => `DOMAIN:${n}.example`)
  expect(weight({ indicators: all, sameClass: true, hoursApart: 0 })).toBe(10)
  expect(weight({ indicators: [], sameClass: false, hoursApart: 24 * 365 })).toBe(0)
})
