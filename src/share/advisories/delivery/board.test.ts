import { expect, test } from 'vitest'
import { boardOf, type Recipient } from './board.ts'

const released = new Date('2026-11-19T12:57:00Z')
const now = new Date('2026-11-19T18:07:00Z')
const due = new Date('2026-11-19T16:57:00Z')
const minutes = (count: number) => new Date(released.getTime() + count * 60_000)

const row = (organisation: string, tier: number, path: string[], change: Partial<Recipient> = {}): Recipient => ({
  organisation,
  tier,
  path,
  sentAt: released,
  deliveredAt: null,
  undeliverable: '',
  openedAt: null,
  acknowledgedAt: null,
  acknowledgeBy: due,
  assessment: 'NOT_YET_CHECKED',
  actedAt: null,
  ...change,
})

const rows = [
  row('transport', 1, [], { acknowledgedAt: minutes(14) }),
  row('railways', 2, ['transport'], { sentAt: minutes(14), acknowledgedAt: minutes(41) }),
  row('ports', 2, ['transport'], { sentAt: minutes(14) }),
  row('line-a', 3, ['railways', 'transport'], { acknowledgedAt: minutes(50), assessment: 'AFFECTED' }),
  row('line-b', 3, ['railways', 'transport'], { sentAt: minutes(41) }),
  row('port-a', 3, ['ports', 'transport'], { sentAt: null }),
]

test('R-039: lines follow the tiers, and operators stand beneath whoever passes it on, silent ones first', () => {
  const { groups } = boardOf(rows, now)
  expect(
    groups.map(({ relay, depth, recipients }) => [relay?.organisation, depth, recipients.map(r => r.organisation)]),
  ).toEqual([
    ['transport', 0, []],
    ['railways', 1, ['line-b', 'line-a']],
    ['ports', 1, ['port-a']],
  ])
})

test('R-042: silence, holding, hits and what is unchecked are counted apart', () => {
  const { counts, tiers } = boardOf(rows, now)
  expect(counts).toMatchObject({ total: 6, acknowledged: 3, silent: 2, held: 1, unchecked: 2, hit: 1, acted: 0 })
  expect(tiers.map(({ tier, counts, slowest }) => [tier, counts.acknowledged, counts.total, slowest])).toEqual([
    [1, 1, 1, 14 * 60_000],
    [2, 1, 2, 27 * 60_000],
    [3, 1, 3, 50 * 60_000],
  ])
})

test('silent tiers come before silent operators, because they hold up others', () => {
  expect(boardOf(rows, now).silent.map(({ organisation }) => organisation)).toEqual(['ports', 'line-b'])
})

test('R-038: an operator that sees its own row alone gets a board of one', () => {
  const own = rows.filter(({ organisation }) => organisation === 'line-a')
  const { groups, counts } = boardOf(own, now)
  expect(groups).toMatchObject([{ relay: null, recipients: [{ organisation: 'line-a' }] }])
  expect(counts.total).toBe(1)
})

test('a CEPTOAR sees itself at the top, with its members', () => {
  const seen = rows.filter(({ organisation, path }) => organisation === 'railways' || path.includes('railways'))
  expect(boardOf(seen, now).groups).toMatchObject([{ relay: { organisation: 'railways' }, depth: 0 }])
})
