import type { Audience } from '../../../kernel/audience.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { directKinds, labelReach } from './model.ts'
import * as store from './store.ts'

/** What decides who gets an advisory: label ∩ chosen ∩ consented, never the victim. */
export interface Addressing {
  issuer: string
  victim: string | null
  tlp: Tlp
  chosen: Audience
  consented: Audience | null
}

const reachOf = ({ tlp, ...addressing }: Addressing): store.Reach => ({
  ...addressing,
  label: labelReach(tlp),
  directKinds,
})

/** How many get it, step by step, and who drops out why. */
export const weigh = (tx: Tx, addressing: Addressing) => store.weigh(tx, reachOf(addressing))

/** The tiers through which an organisation would get it, nearest first; null where it would not. */
export const pathOfRecipient = (tx: Tx, addressing: Addressing, organisation: string): Promise<string[] | null> =>
  store.pathOfRecipient(tx, reachOf(addressing), organisation)

type Dates = { edition: string; now: Date; acknowledgeBy: Date; assessBy: Date }

export const fanOut = (tx: Tx, addressing: Addressing, dates: Dates) =>
  store.insertDeliveries(tx, { ...reachOf(addressing), ...dates })

export const sendToVictim = (tx: Tx, to: { issuer: string; victim: string } & Dates) =>
  store.insertVictimDelivery(tx, to)
