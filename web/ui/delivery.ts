import { type DeliveryState, deliveryStates } from '../../src/kernel/taxonomy/deliveries.ts'

/** Sent, delivered and opened have no mark: none of them means that anybody has acted (SCREENS §4). */
export type MarkedDelivery = Exclude<DeliveryState, 'SENT' | 'DELIVERED' | 'OPENED'>

export const isMarked = (state: DeliveryState): state is MarkedDelivery => deliveryStates[state].mark !== null

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
