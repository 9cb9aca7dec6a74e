import { describe, expect, test } from 'vitest'
import { deliveryStateCodes, deliveryStates } from '../../src/kernel/taxonomy/deliveries.ts'
import { deliveryLook, isMarked } from './delivery.ts'

const marked = deliveryStateCodes.filter(isMarked)

describe('delivery marks', () => {
  test('are one character in Japanese and at most two in English', () => {
    for (const state of marked) {
      expect([...deliveryStates[state].mark.ja]).toHaveLength(1)
      expect([...deliveryStates[state].mark.en].length).toBeLessThanOrEqual(2)
    }
  })

  test('are given to every state in which the recipient counts, and to no mere transport', () => {
    expect(deliveryStateCodes.filter(state => !isMarked(state))).toEqual(['SENT', 'DELIVERED', 'OPENED'])
    expect([...marked].sort()).toEqual(Object.keys(deliveryLook).sort())
  })

  test('an unchecked receipt looks like neither “not affected” nor “acted”', () => {
    expect(deliveryLook.UNCHECKED).not.toBe(deliveryLook.NO_HIT)
    expect(deliveryLook.UNCHECKED).not.toBe(deliveryLook.ACTED)
  })

  test('states that share a look and a mark differ in their word', () => {
    const seen = marked.map(
      state => `${deliveryLook[state]} ${deliveryStates[state].mark.ja} ${deliveryStates[state].ja}`,
    )
    expect(new Set(seen).size).toBe(marked.length)
  })
})
