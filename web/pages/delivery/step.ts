import type { Edition, OwnDelivery } from './queries.ts'

/** What each step of a recipient's answer is drawn from. */
export interface StepProps {
  edition: Edition
  delivery: OwnDelivery
}
