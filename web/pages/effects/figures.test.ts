import { expect, it } from 'vitest'
import { spread } from './figures.ts'

it('R-035: the delays of advisories show their shortest, middle and longest', () => {
  expect(spread([90, 10, 30])).toEqual({ shortest: 10, median: 30, longest: 90 })
  expect(spread([10, 20, 30, 40])).toEqual({ shortest: 10, median: 20, longest: 40 })
  expect(spread([])).toBeNull()
})
