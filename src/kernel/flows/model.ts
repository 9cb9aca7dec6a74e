import type { ActorKind } from '../taxonomy/actor-kinds.ts'
import type { AdvisoryKind } from '../taxonomy/advisory-kinds.ts'
import type { Labelled } from '../taxonomy/label.ts'
import type { Message } from './messages.ts'

/** One hop; the hops of a flow stand in the order in which a message is relayed. */
export interface Leg {
  from: readonly ActorKind[]
  to: readonly ActorKind[]
  /** Who reads along while the next hop is still awaited. */
  copy?: readonly ActorKind[]
  /** Where one hop carries another message than the flow’s others. */
  only?: Message
}

/** One row of 送受信マトリクス (DOMAIN §1.3). */
export interface FlowRow {
  message: Message | readonly Message[]
  legs: readonly Leg[]
  /** Instead of legs of its own: both ways, or back, along any hop that another flow allows. */
  along?: 'BOTH_WAYS' | 'BACK'
  /** The content that this flow carries, where the matrix fixes it. */
  advisoryKind?: AdvisoryKind
  trigger: Labelled
  precondition: Labelled | null
  source: string
}
