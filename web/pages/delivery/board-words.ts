import type { DeliveryState } from '../../../src/kernel/taxonomy/deliveries.ts'

/** What the board's lines and its silent list read of a row. */
interface Row {
  state: DeliveryState
  sentAt: string | null
  deliveredAt: string | null
  openedAt: string | null
  undeliverable: string
}

/** How far a silent recipient got: 送信のみ, 到達のみ, 開封のみ, or 不達 with the reason. */
export const reached = (row: Row): 'sent' | 'delivered' | 'opened' | 'undeliverable' => {
  if (row.state === 'UNDELIVERABLE') return 'undeliverable'
  if (row.openedAt) return 'opened'
  return row.deliveredAt ? 'delivered' : 'sent'
}

interface Group {
  relay: { organisation: string } | null
  depth: number
  /** Of everybody beneath it, also those that the board does not show. */
  counts: { total: number }
}

/** How many an organisation passes on to with its receipt: the operators beneath it and the tiers next to it. */
export const relayedBy = (groups: readonly Group[], organisation: string): number => {
  const at = groups.findIndex(({ relay }) => relay?.organisation === organisation)
  const own = groups[at]
  if (!own) return 0
  const after = groups.slice(at + 1)
  const end = after.findIndex(({ depth }) => depth <= own.depth)
  const below = end < 0 ? after : after.slice(0, end)
  return own.counts.total + below.filter(({ depth }) => depth === own.depth + 1).length
}

/** How many operators stand still because this line has not passed it on. */
export const heldBelow = (
  groups: readonly (Group & { counts: { total: number; held: number } })[],
  organisation: string,
): number => groups.find(({ relay }) => relay?.organisation === organisation)?.counts.held ?? 0

/** Above this many squares a line shows only those that are silent (SCREENS §8.5). */
export const squaresShown = 40

export const alarming: readonly DeliveryState[] = ['NO_ANSWER', 'UNDELIVERABLE', 'HELD_UPSTREAM']

/** @param total how many there are, of whom the worst are given */
export const squaresOf = <R extends { state: DeliveryState }>(
  recipients: readonly R[],
  total: number,
  all: boolean,
): readonly R[] =>
  all || total <= squaresShown ? recipients : recipients.filter(({ state }) => alarming.includes(state))

const figures = ['silent', 'unchecked', 'hit', 'acted'] as const
export type Figures = Record<(typeof figures)[number], number>

/** What a line counts: the operators beneath it and beneath the tiers that it passes on to. */
export const figuresBelow = (groups: readonly { depth: number; counts: Figures }[], at: number): Figures => {
  const sum: Figures = { silent: 0, unchecked: 0, hit: 0, acted: 0 }
  const depth = groups[at]?.depth ?? 0
  const after = groups.slice(at + 1).findIndex(group => group.depth <= depth)
  const end = after < 0 ? groups.length : at + 1 + after
  for (const { counts } of groups.slice(at, end)) for (const figure of figures) sum[figure] += counts[figure]
  return sum
}
