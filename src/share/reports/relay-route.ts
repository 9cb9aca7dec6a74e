import { allow, type Decision, deny } from '../../kernel/decision.ts'
import { mayFlow } from '../../kernel/flows.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'

/** What the directory knows about a sender on the day of sending. */
export interface Surroundings {
  kinds: readonly ActorKind[]
  /** Ministries that regulate the sender (operators) or supervise it (bodies). */
  ministries: readonly { id: string; kinds: readonly ActorKind[] }[]
  coordinator: string | null
}

export interface Hop {
  to: string
  flow: string
  leg: number
  /** COPY: the coordinator reads at once, while the ministry's own forwarding is still awaited (DOMAIN §13 A10). */
  mode: 'DIRECT' | 'COPY'
}

export type Recipient = 'MINISTRY' | 'COORD'

const ministryHops = (flow: string, around: Surroundings, chosen: string | null): Hop[] =>
  around.ministries
    .filter(ministry => chosen === null || ministry.id === chosen)
    .map(({ id }) => ({ to: id, flow, leg: 1, mode: 'DIRECT' as const }))

type Above = Surroundings['ministries'][number]

/** Of several at the same leg the sender names once which one leads; the others read along. */
const legTo = (flow: string, leg: number, tier: readonly Above[], chosen: string | null): Hop[] => {
  const named = tier.some(({ id }) => id === chosen)
  return tier.map(({ id }) => ({ to: id, flow, leg, mode: leg > 1 || (named && id !== chosen) ? 'COPY' : 'DIRECT' }))
}

/**
 * Body → supervising bureau → ministry’s window (F06). Whoever stands behind the first reads at once as well, while the
 * judgement of the one before is still awaited (DOMAIN §13 A10).
 */
const supervisionHops = (around: Surroundings, chosen: string | null): Hop[] => {
  const isBureau = ({ kinds }: Above) => kinds.includes('SUPERVISING_BUREAU')
  const tiers = [around.ministries.filter(isBureau), around.ministries.filter(above => !isBureau(above))]
  return tiers.filter(tier => tier.length > 0).flatMap((tier, place) => legTo('F06', place + 1, tier, chosen))
}

/** The hops of a report, hop by hop along F01, F03 and F06; empty where the matrix has no way. */
const reportHops = (around: Surroundings, chosen: string | null): Hop[] => {
  const coordinator = (flow: string, leg: number, mode: Hop['mode']): Hop[] =>
    around.coordinator ? [{ to: around.coordinator, flow, leg, mode }] : []
  if (around.kinds.includes('CI_OPERATOR')) {
    const ministries = legTo('F01', 1, around.ministries, chosen)
    return [...ministries, ...coordinator('F01', 2, ministries.length > 0 ? 'COPY' : 'DIRECT')]
  }
  if (around.kinds.includes('SUPERVISED_BODY')) {
    const above = supervisionHops(around, chosen)
    const last = above.at(-1)
    return [...above, ...coordinator('F03', (last?.leg ?? 0) + 1, last ? 'COPY' : 'DIRECT')]
  }
  if (around.kinds.some(kind => kind === 'MINISTRY_CSIRT' || kind === 'MINISTRY' || kind === 'SUPERVISING_BUREAU'))
    return coordinator('F03', 1, 'DIRECT')
  return []
}

/** A consultation goes to the one that was asked, and to nobody else. */
const consultationHops = (around: Surroundings, to: Recipient, chosen: string | null): Hop[] => {
  if (!around.kinds.includes('CI_OPERATOR')) return []
  if (to === 'COORD') return around.coordinator ? [{ to: around.coordinator, flow: 'F02', leg: 1, mode: 'DIRECT' }] : []
  return ministryHops('F02', around, chosen)
}

export const hopsOf = (
  type: 'REPORT' | 'CONSULTATION',
  around: Surroundings,
  choice: { to: Recipient; ministry: string | null },
): Hop[] =>
  type === 'REPORT' ? reportHops(around, choice.ministry) : consultationHops(around, choice.to, choice.ministry)

/** Refuses before anything is stored what could never be relayed, with the matrix's own reason. */
export const mayRelay = (
  type: 'REPORT' | 'CONSULTATION',
  around: Surroundings,
  hops: readonly Hop[],
  chosen: string | null,
): Decision => {
  if (chosen !== null && !around.ministries.some(({ id }) => id === chosen)) {
    return deny('no_recipient', 'the chosen ministry neither regulates nor supervises the sender')
  }
  if (hops.length > 0) return allow('flow_matrix')
  const message = type === 'REPORT' ? 'INCIDENT_REPORT' : 'CONSULTATION'
  const verdict = mayFlow(message, around.kinds, ['COORD', 'SECTOR_MINISTRY'])
  return verdict.allowed
    ? deny('no_recipient', 'the directory names no ministry and no coordinator for the sender')
    : verdict
}
