import { describe, expect, test } from 'vitest'
import { en } from '../i18n/en.ts'
import { ja } from '../i18n/ja.ts'
import { type DeliveryState, deliveryLook, isMarked } from './delivery.ts'

const every = Object.keys(ja.states.delivery) as DeliveryState[]

describe('delivery marks', () => {
  test('are one character in Japanese and at most two in English', () => {
    for (const mark of Object.values(ja.states.delivery_mark)) expect([...mark]).toHaveLength(1)
    for (const mark of Object.values(en.states.delivery_mark)) expect([...mark].length).toBeLessThanOrEqual(2)
  })

  test('are given to every state in which the recipient counts, and to no mere transport', () => {
    expect(every.filter(state => !isMarked(state))).toEqual(['SENT', 'DELIVERED', 'OPENED'])
    expect(every.filter(isMarked).sort()).toEqual(Object.keys(ja.states.delivery_mark).sort())
  })

  test('an unchecked receipt looks like neither “not affected” nor “acted”', () => {
    expect(deliveryLook.UNCHECKED).not.toBe(deliveryLook.NO_HIT)
    expect(deliveryLook.UNCHECKED).not.toBe(deliveryLook.ACTED)
    expect(ja.states.delivery_mark.UNCHECKED).toBe('未')
    expect(en.states.delivery_mark.UNCHECKED).toBe('?')
  })

  test('states that share a mark differ in their word', () => {
    expect(ja.states.delivery_mark.UNDELIVERABLE).toBe(ja.states.delivery_mark.NO_ANSWER)
    expect(ja.states.delivery.UNDELIVERABLE).not.toBe(ja.states.delivery.NO_ANSWER)
  })
})
