import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Audience, isAddressed, isSameAudience, isWithin } from './audience.ts'

const kinds = ['CI_OPERATOR', 'CEPTOAR', 'MINISTRY'] as const
const sectors = ['RLW', 'AVN', 'FIN'] as const
const names = ['a', 'b', 'c'] as const

const audience: fc.Arbitrary<Audience> = fc.record({
  kinds: fc.subarray([...kinds]),
  sectors: fc.subarray([...sectors]),
  organisations: fc.subarray([...names]),
})
const organisation = fc.record({
  id: fc.constantFrom(...names),
  kinds: fc.subarray([...kinds]),
  sectors: fc.subarray([...sectors]),
})

test('R-049: a narrower audience never addresses an organisation that the wider one does not', () => {
  fc.assert(
    fc.property(audience, audience, organisation, (inner, outer, addressee) => {
      fc.pre(isWithin(inner, outer))
      return !isAddressed(inner, addressee) || isAddressed(outer, addressee)
    }),
    { numRuns: 2000 },
  )
})

test('an audience is within itself, in whatever order it is written', () => {
  fc.assert(
    fc.property(audience, one => {
      const reversed = { ...one, kinds: [...one.kinds].reverse(), organisations: [...one.organisations].reverse() }
      return isWithin(one, reversed) && isSameAudience(one, reversed)
    }),
  )
})

test('R-038: kinds and sectors narrow one another, and a name stands on its own', () => {
  const railways: Audience = { kinds: ['CI_OPERATOR'], sectors: ['RLW'], organisations: ['b'] }
  expect(isAddressed(railways, { id: 'a', kinds: ['CI_OPERATOR'], sectors: ['RLW'] })).toBe(true)
  expect(isAddressed(railways, { id: 'a', kinds: ['CI_OPERATOR'], sectors: ['AVN'] })).toBe(false)
  expect(isAddressed(railways, { id: 'a', kinds: ['CEPTOAR'], sectors: ['RLW'] })).toBe(false)
  expect(isAddressed(railways, { id: 'b', kinds: ['MINISTRY'], sectors: [] })).toBe(true)
  expect(
    isAddressed({ kinds: [], sectors: [], organisations: [] }, { id: 'b', kinds: ['MINISTRY'], sectors: [] }),
  ).toBe(false)
})

test('all kinds of a sector are wider than one kind of it', () => {
  const everyone: Audience = { kinds: [], sectors: ['RLW'], organisations: [] }
  const operators: Audience = { kinds: ['CI_OPERATOR'], sectors: ['RLW'], organisations: [] }
  expect(isWithin(operators, everyone)).toBe(true)
  expect(isWithin(everyone, operators)).toBe(false)
})
