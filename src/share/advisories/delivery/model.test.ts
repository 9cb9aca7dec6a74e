import { expect, test } from 'vitest'
import type { DeliveryState } from '../../../kernel/taxonomy/deliveries.ts'
import {
  type Assessment,
  deliveryState,
  isSilent,
  mayAcknowledgeNow,
  mayActNow,
  mayAssessNow,
  nextAct,
  type Progress,
} from './model.ts'

const sent = new Date('2026-11-19T12:57:00Z')
const due = new Date('2026-11-19T16:57:00Z')
const before = new Date(due.getTime() - 1)

const delivery = (change: Partial<Progress> = {}): Progress => ({
  sentAt: sent,
  deliveredAt: null,
  undeliverable: '',
  openedAt: null,
  acknowledgedAt: null,
  acknowledgeBy: due,
  assessment: 'NOT_YET_CHECKED',
  actedAt: null,
  ...change,
})

const received = (change: Partial<Progress> = {}) => delivery({ openedAt: sent, acknowledgedAt: sent, ...change })

test.each([
  ['SENT', delivery()],
  ['DELIVERED', delivery({ deliveredAt: sent })],
  ['OPENED', delivery({ deliveredAt: sent, openedAt: sent })],
  ['HELD_UPSTREAM', delivery({ sentAt: null })],
  ['UNDELIVERABLE', delivery({ undeliverable: '550 no such user' })],
  ['OPENED', delivery({ undeliverable: '550 no such user', openedAt: sent })],
  ['UNCHECKED', received()],
  ['HIT', received({ assessment: 'AFFECTED' })],
  ['ACTED', received({ assessment: 'AFFECTED', actedAt: sent })],
  ['NO_HIT', received({ assessment: 'NOT_AFFECTED' })],
  ['NOT_APPLICABLE', received({ assessment: 'NOT_APPLICABLE' })],
] as [DeliveryState, Progress][])('R-042: within its time a recipient is %s', (state, progress) => {
  expect(deliveryState(progress, before)).toBe(state)
})

test.each([
  ['sent', delivery()],
  ['delivered', delivery({ deliveredAt: sent })],
  ['opened', delivery({ openedAt: sent })],
])('R-042: past its time, %s without receipt is silence', (_, progress) => {
  expect(deliveryState(progress, due)).toBe('NO_ANSWER')
})

test('a late receipt ends the silence', () => {
  expect(isSilent(deliveryState(received(), due))).toBe(false)
})

test('what is held by the tier above is not the silence of the one below', () => {
  expect(isSilent(deliveryState(delivery({ sentAt: null }), due))).toBe(false)
})

test('R-042: “not affected” never counts as acted', () => {
  expect(deliveryState(received({ assessment: 'NOT_AFFECTED', actedAt: sent }), before)).toBe('NO_HIT')
})

test('nobody acknowledges twice', () => {
  expect(mayAcknowledgeNow(delivery())).toMatchObject({ allowed: true })
  expect(mayAcknowledgeNow(received())).toMatchObject({ allowed: false, code: 'already_done' })
})

test('R-042: nobody assesses before acknowledging, or acts before assessing', () => {
  expect(mayAssessNow(delivery(), 'NOT_AFFECTED')).toMatchObject({ allowed: false, code: 'acknowledge_first' })
  expect(mayActNow(delivery({ assessment: 'AFFECTED' }), sent, before)).toMatchObject({
    allowed: false,
    code: 'acknowledge_first',
  })
  expect(mayActNow(received(), sent, before)).toMatchObject({ allowed: false, code: 'assess_first' })
  expect(mayActNow(received({ assessment: 'AFFECTED' }), sent, before)).toMatchObject({ allowed: true })
})

test('what is only planned is not recorded as done', () => {
  expect(mayActNow(received({ assessment: 'AFFECTED' }), due, before)).toMatchObject({ code: 'action_in_future' })
})

test('where it does not apply there is nothing to act upon', () => {
  expect(mayActNow(received({ assessment: 'NOT_APPLICABLE' }), sent, before)).toMatchObject({
    allowed: false,
    code: 'action_not_applicable',
  })
})

test.each([
  ['NOT_YET_CHECKED', false],
  ['NOT_APPLICABLE', false],
  ['AFFECTED', true],
  ['NOT_AFFECTED', true],
] as [Assessment, boolean][])('after an action the answer %s is possible: %s', (assessment, allowed) => {
  expect(mayAssessNow(received({ assessment: 'AFFECTED', actedAt: sent }), assessment).allowed).toBe(allowed)
  expect(mayAssessNow(received({ assessment: 'AFFECTED' }), assessment).allowed).toBe(true)
})

test('the next act is asked in order, and none of whoever is held, unaffected or done', () => {
  expect(nextAct(delivery({ sentAt: null }))).toBeNull()
  expect(nextAct(delivery())).toBe('ACKNOWLEDGE')
  expect(nextAct(received())).toBe('ASSESS')
  expect(nextAct(received({ assessment: 'AFFECTED' }))).toBe('ACT')
  expect(nextAct(received({ assessment: 'AFFECTED', actedAt: sent }))).toBeNull()
  expect(nextAct(received({ assessment: 'NOT_AFFECTED' }))).toBeNull()
})
