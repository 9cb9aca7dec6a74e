import type { DeliveryState } from '../../../kernel/taxonomy/deliveries.ts'
import { type Assessment, deliveryState, isSilent, type Progress } from './model.ts'

/** What the board needs of a delivery; everything else a row carries passes through. */
export interface Recipient extends Progress {
  organisation: string
  tier: number
  /** The tiers above, nearest first. */
  path: readonly string[]
  assessment: Assessment
}

export interface Counts {
  total: number
  acknowledged: number
  silent: number
  held: number
  unchecked: number
  hit: number
  noHit: number
  notApplicable: number
  acted: number
}

const column: Partial<Record<DeliveryState, Exclude<keyof Counts, 'total' | 'acknowledged'>>> = {
  NO_ANSWER: 'silent',
  UNDELIVERABLE: 'silent',
  HELD_UPSTREAM: 'held',
  UNCHECKED: 'unchecked',
  HIT: 'hit',
  NO_HIT: 'noHit',
  NOT_APPLICABLE: 'notApplicable',
  ACTED: 'acted',
}

const groupBy = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> => {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

type Standing<Row> = Row & { state: DeliveryState }

const countsOf = (rows: readonly Standing<Recipient>[]): Counts => {
  const counts: Counts = {
    total: rows.length,
    acknowledged: 0,
    silent: 0,
    held: 0,
    unchecked: 0,
    hit: 0,
    noHit: 0,
    notApplicable: 0,
    acted: 0,
  }
  for (const { state, acknowledgedAt } of rows) {
    if (acknowledgedAt) counts.acknowledged++
    const name = column[state]
    if (name) counts[name]++
  }
  return counts
}

/** How long the slowest took from sending to “I have it”, in milliseconds. */
const slowestOf = (rows: readonly Recipient[]): number | null =>
  rows.reduce<number | null>(
    (slowest, { sentAt, acknowledgedAt }) =>
      sentAt && acknowledgedAt ? Math.max(slowest ?? 0, acknowledgedAt.getTime() - sentAt.getTime()) : slowest,
    null,
  )

export interface Tier {
  tier: number
  counts: Counts
  slowest: number | null
}

/** A ministry or CEPTOAR with those directly below it; null for those whose tier above the reader does not see. */
export interface Group<Row> {
  relay: Standing<Row> | null
  /** 0 for who is sent to directly, 1 below it. */
  depth: number
  recipients: Standing<Row>[]
  counts: Counts
}

export interface Board<Row> {
  tiers: Tier[]
  groups: Group<Row>[]
  /** Past their time, tiers before operators, the longest silence first. */
  silent: Standing<Row>[]
  counts: Counts
}

const severity: readonly DeliveryState[] = [
  'NO_ANSWER',
  'UNDELIVERABLE',
  'HELD_UPSTREAM',
  'SENT',
  'DELIVERED',
  'OPENED',
  'UNCHECKED',
  'HIT',
]
const rank = (state: DeliveryState): number => (severity.includes(state) ? severity.indexOf(state) : severity.length)

const operatorTier = 3

/**
 * The board of an edition (SCREENS §8.5): one line per ministry and CEPTOAR, one square per operator, silent ones
 * first. It is drawn from the rows that the reader may see, so each reader has a board of its own.
 * @param rows in the order in which lines are to stand
 */
export const boardOf = <Row extends Recipient>(rows: readonly Row[], now: Date): Board<Row> => {
  const standing = rows.map(row => ({ ...row, state: deliveryState(row, now) }))
  const lines = standing.filter(({ tier }) => tier < operatorTier)
  const seen = new Set(lines.map(({ organisation }) => organisation))
  const above = ({ path }: Recipient): string | null => path.find(id => seen.has(id)) ?? null
  const below = groupBy(
    standing.filter(({ tier }) => tier >= operatorTier),
    above,
  )
  const under = groupBy(lines, above)

  const groupOf = (relay: Standing<Row> | null, depth: number): Group<Row> => {
    const recipients = (below.get(relay?.organisation ?? null) ?? []).sort((a, b) => rank(a.state) - rank(b.state))
    return { relay, depth, recipients, counts: countsOf(recipients) }
  }
  const linesFrom = (line: Standing<Row>, depth: number): Group<Row>[] => [
    groupOf(line, depth),
    ...(under.get(line.organisation) ?? []).flatMap(next => linesFrom(next, depth + 1)),
  ]
  const unled = groupOf(null, 0)

  return {
    tiers: [...groupBy(standing, ({ tier }) => tier)]
      .sort(([a], [b]) => a - b)
      .map(([tier, members]) => ({ tier, counts: countsOf(members), slowest: slowestOf(members) })),
    groups: [
      ...(under.get(null) ?? []).flatMap(line => linesFrom(line, 0)),
      ...(unled.recipients.length > 0 ? [unled] : []),
    ],
    silent: standing
      .filter(({ state }) => isSilent(state))
      .sort((a, b) => a.tier - b.tier || (a.sentAt?.getTime() ?? 0) - (b.sentAt?.getTime() ?? 0)),
    counts: countsOf(standing),
  }
}

/** However many recipients there are, the board stays one page: the worst of each line, the longest silences. */
const shownOfLine = 200
const shownSilent = 100

/** The same board with fewer squares; its counts stay those of everybody. */
export const bounded = <Row>(board: Board<Row>): Board<Row> => ({
  ...board,
  groups: board.groups.map(group => ({ ...group, recipients: group.recipients.slice(0, shownOfLine) })),
  silent: board.silent.slice(0, shownSilent),
})

/** Every row that a board shows, under its relay, in its line or among the silent. */
export const rowsOf = <Row>({ groups, silent }: Board<Row>): Standing<Row>[] => [
  ...groups.flatMap(({ relay, recipients }) => (relay ? [relay, ...recipients] : recipients)),
  ...silent,
]

/** The board with something else in the place of each row. */
export const withRows = <Row, Other>(
  board: Board<Row>,
  other: (row: Standing<Row>) => Standing<Other>,
): Board<Other> => ({
  ...board,
  groups: board.groups.map(group => ({
    ...group,
    relay: group.relay && other(group.relay),
    recipients: group.recipients.map(other),
  })),
  silent: board.silent.map(other),
})
