import { receiversOf } from '../../../kernel/flows.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import { type Tlp, tlp } from '../../../kernel/tlp.ts'

/** Whom a label lets the coordinator write to at all, before anyone is chosen. */
export interface LabelReach {
  /** Kinds of organisation; null: any that stands in the directory. Organisations chosen by name are always within it. */
  kinds: readonly ActorKind[] | null
  /** Whether ministries and CEPTOARs may pass it on to those below them (F09). */
  relays: boolean
}

/** Those who protect something, and those who pass on to them: the organisations and clients of TLP:AMBER. */
const protectors: readonly ActorKind[] = [
  'MINISTRY',
  'MINISTRY_CSIRT',
  'SECTOR_MINISTRY',
  'SUPERVISED_BODY',
  'CEPTOAR',
  'CI_OPERATOR',
]

/**
 * GREEN and CLEAR reach everyone in the directory; AMBER those with a duty to protect, through the tiers above them.
 * STRICT and RED stay where they arrive (TLP 2.0): no tier passes them on, and only organisations chosen by name get them.
 */
export const labelReach = (label: Tlp): LabelReach => {
  switch (tlp[label].reaches) {
    case 'COMMUNITY':
    case 'EVERYONE':
      return { kinds: null, relays: true }
    case 'ORGANISATION_AND_CLIENTS':
      return { kinds: protectors, relays: true }
    case 'ORGANISATION':
    case 'NAMED_PERSONS':
      return { kinds: [], relays: false }
  }
}

/** Kinds to which the coordinator sends an advisory itself; the others are reached through a tier or not at all (DOMAIN §1.3). */
export const directKinds: readonly ActorKind[] = receiversOf('ADVISORY', ['COORD'])

/** Why an organisation that was chosen is not a recipient. */
export type Exclusion = 'LABEL' | 'CONSENT' | 'VICTIM' | 'NO_ROUTE'

/** The sum that anyone can check: label ∩ chosen ∩ consented, less the victim and the unreachable, plus the tiers that pass it on. */
export interface AudienceSum {
  label: number
  chosen: number
  consented: number
  victim: number
  noRoute: number
  relays: number
  actual: number
}
