import { expect, test } from 'vitest'
import type { DeliveryState } from '../../../src/kernel/taxonomy/deliveries.ts'
import { figuresBelow, reached, relayedBy, squaresOf } from './board-words.ts'

const silent = {
  state: 'NO_ANSWER' as DeliveryState,
  sentAt: 'x',
  deliveredAt: null,
  openedAt: null,
  undeliverable: '',
}

test.each([
  ['sent', silent],
  ['delivered', { ...silent, deliveredAt: 'x' }],
  ['opened', { ...silent, deliveredAt: 'x', openedAt: 'x' }],
  ['undeliverable', { ...silent, state: 'UNDELIVERABLE' as DeliveryState, deliveredAt: 'x' }],
])('a silent recipient got as far as %s', (word, row) => {
  expect(reached(row)).toBe(word)
})

const line = (organisation: string, depth: number, recipients: number) => ({
  relay: { organisation },
  depth,
  counts: { total: recipients },
})
const groups = [line('transport', 0, 2), line('railways', 1, 12), line('ports', 1, 5), line('industry', 0, 3)]

test('R-039: a receipt passes on to the next tier only, never to the tier below that one', () => {
  expect(relayedBy(groups, 'transport')).toBe(4)
  expect(relayedBy(groups, 'railways')).toBe(12)
  expect(relayedBy(groups, 'industry')).toBe(3)
  expect(relayedBy(groups, 'somebody')).toBe(0)
})

test('a long line shows its silent squares alone until all are asked for', () => {
  const many = Array.from({ length: 41 }, (_, place) => ({
    state: (place < 2 ? 'NO_ANSWER' : 'ACTED') as DeliveryState,
  }))
  expect(squaresOf(many, 41, false)).toHaveLength(2)
  expect(squaresOf(many, 41, true)).toHaveLength(41)
  expect(squaresOf(many.slice(1), 40, false)).toHaveLength(40)
})

test('a ministry counts the operators of its CEPTOARs, and those of no other ministry', () => {
  const counted = (depth: number, silent: number) => ({ depth, counts: { silent, unchecked: 1, hit: 0, acted: 0 } })
  const lines = [counted(0, 0), counted(1, 3), counted(1, 2), counted(0, 7)]
  expect(lines.map((_, at) => figuresBelow(lines, at).silent)).toEqual([5, 3, 2, 7])
  expect(figuresBelow(lines, 0).unchecked).toBe(3)
})
