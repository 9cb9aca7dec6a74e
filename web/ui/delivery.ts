import type { states } from '../i18n/ja/states.ts'

export type DeliveryState = keyof typeof states.delivery
export type MarkedDelivery = keyof typeof states.delivery_mark

/** Sent, delivered and opened are plain words: none of them means that anybody has acted (SCREENS §4). */
const unmarked: readonly DeliveryState[] = ['SENT', 'DELIVERED', 'OPENED']

export const isMarked = (state: DeliveryState): state is MarkedDelivery => !unmarked.includes(state)

/** One look for each meaning: silence, a blocked tier and an unchecked receipt never look alike. */
export const deliveryLook: Record<MarkedDelivery, string> = {
  NO_ANSWER: 'silent',
  UNDELIVERABLE: 'silent',
  HELD_UPSTREAM: 'held',
  UNCHECKED: 'unchecked',
  HIT: 'hit',
  NO_HIT: 'no-hit',
  NOT_APPLICABLE: 'not-applicable',
  ACTED: 'acted',
  VERIFIED: 'acted',
  RECALLED: 'superseded',
  CORRECTED: 'superseded',
}
