import type { Progress } from '../../../src/share/advisories/delivery/model.ts'
import type { OwnDelivery } from './queries.ts'

const at = (text: string | null): Date | null => (text ? new Date(text) : null)

/** A delivery as the model asks about it; what its recipient may not see does not decide what it may do. */
export const progressOf = (delivery: OwnDelivery): Progress => ({
  sentAt: at(delivery.sentAt),
  deliveredAt: null,
  undeliverable: '',
  openedAt: at(delivery.openedAt),
  acknowledgedAt: at(delivery.acknowledgedAt),
  acknowledgeBy: new Date(delivery.acknowledgeBy),
  assessment: delivery.assessment,
  actedAt: at(delivery.actedAt),
  fate: delivery.fate,
})
