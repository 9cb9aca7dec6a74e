import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, segments } from '../../../src/share/advisories/anonymise.ts'
import { afterEdit, drawn, notYetStruck, placesOf, type StoredRemoval, strike } from './removals.ts'

const source = '全国給付機構の端末 KF-0231 が通信した。全国給付機構に確認中。'
const second = source.lastIndexOf('全国給付機構')
const host = source.indexOf('KF-0231')
const struck = (start: number, end: number, replacement = 'ある組織'): StoredRemoval => ({
  kind: 'NAME',
  start,
  end,
  replacement,
})

test('a word is struck at every place where it stands', () => {
  expect(placesOf(source, '全国給付機構')).toEqual([
    { start: 0, end: 6 },
    { start: second, end: second + 6 },
  ])
  expect(placesOf(source, '')).toEqual([])
})

test('what is struck already is not struck twice, and removals stand in the order of the text', () => {
  const removals = strike([struck(second, second + 6)], [struck(0, 6), struck(second + 2, second + 8)])
  expect(removals.map(({ start }) => start)).toEqual([0, second])
  expect(notYetStruck([struck(5, 8)], removals)).toEqual([])
})

test('an edit moves the removals behind it, keeps those before it and drops the one it went through', () => {
  const after = source.replace('端末 KF-0231', '端末')
  const removals = [struck(0, 6), struck(host, host + 7), struck(second, second + 6)]
  const moved = afterEdit(source, after, removals)
  expect(moved.map(({ start, end }) => after.slice(start, end))).toEqual(['全国給付機構', '全国給付機構'])
})

test('R-037: whatever is edited, a removal never strikes other words than those it was accepted for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(40), (before, after, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      fc.pre(start < end && end <= before.length)
      for (const removal of afterEdit(before, after, [struck(start, end)])) {
        expect(after.slice(removal.start, removal.end)).toBe(before.slice(start, end))
      }
    }),
  )
})

test('a struck passage and what stands in its place share a number; what is left is marked after them', () => {
  const removals = [struck(0, 6)]
  const segmentsOf = segments(source, removals)
  expect(drawn(segmentsOf, ['KF-0231'], 1)).toMatchObject([
    { kind: 'changed', number: 1, removed: '全国給付機構', inserted: 'ある組織' },
    { kind: 'kept' },
    { kind: 'pending', number: 2, text: 'KF-0231' },
    { kind: 'kept' },
  ])
  expect(apply(source, [])).toBe(source)
})
