import { expect, test } from 'vitest'
import { basis, type Plan } from '../../tools/evidence/plan.ts'
import { examine } from './generated.ts'

const long = 300_000

/** Small offices with one actor, each in another format; the marks are those of the result format's weights. */
const offices: [string, Partial<Plan>][] = [
  ['Squid, packed', { seed: 11, format: 'squid', compressed: true }],
  ['ELFF of two proxies', { seed: 12, format: 'elff', proxies: 2 }],
  ['Zeek', { seed: 16, format: 'zeek' }],
  ['CSV in Shift_JIS', { seed: 14, format: 'csv', encoding: 'Shift_JIS' }],
  ['CSV where clocks change within the period', { seed: 15, format: 'csv', zone: 'Europe/Berlin', from: '2027-03-22' }],
]

test.each(offices)(
  'R-097: an attack is found and nobody is accused, from %s',
  async (_name, plan) => {
    const { marks, found } = await examine({ ...basis, ...plan })
    expect(found.ingested.reduce((sum, log) => sum + log.badLines, 0)).toBe(0)
    expect(marks.destinations).toMatchObject({ wrong: [] })
    expect(marks.terminals).toMatchObject({ wrong: [] })
    expect(marks.destinations.recall).toBeGreaterThanOrEqual(0.6)
    expect(marks.overall).toBeGreaterThan(80)
  },
  long,
)

test.each([21, 22])(
  'R-097: where nothing happened nothing is reported (seed %i)',
  async seed => {
    const { result } = await examine({ ...basis, seed, attack: 'none' })
    expect(result).toMatchObject({ destinations: [], terminals: [], gaps: [], campaigns: [] })
  },
  long,
)

test(
  'R-096: a silent proxy of two is named, and a silence of both is the whole log’s',
  async () => {
    const gaps = [
      { from: '2027-03-04T10:20', minutes: 70, node: 1 },
      { from: '2027-03-09T14:05', minutes: 95 },
    ]
    const { marks, result } = await examine({ ...basis, seed: 23, proxies: 2, attack: 'none', gaps })
    expect(result.gaps.map(gap => gap.source)).toEqual(['proxy02', 'proxy'])
    expect(marks.parts.gaps).toBeGreaterThan(0.9)
  },
  long,
)

test(
  'R-093: an expired rule of the mail firewall is an open way out',
  async () => {
    const { result } = await examine({ ...basis, seed: 24, days: 6, attack: 'none', slip: true })
    const open = result.verdicts.topology.filter(path => !path.blocked).map(path => `${path.from} ${path.path}`)
    expect(open).toEqual(['joho proxy', 'joho mail-line'])
  },
  long,
)
