import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../../addresses/model.ts'
import type { Network, Rule } from '../model.ts'
import { type Box, meet, subtract } from './boxes.ts'
import { checkOutsidePaths, proxyLogIsComplete, vouched } from './outside-paths.ts'

describe('ways out', () => {
  const rule = (seq: number, action: 'permit' | 'deny', src: string, service = 'any', path = 'any'): Rule => ({
    device: 'FW',
    seq,
    path,
    src: [src],
    dst: ['any'],
    service: [service],
    action,
  })
  const network = (rules: Rule[]): Network => ({
    zones: [
      { id: 'office', name: '', cidr: ['10.16.0.0/12'] },
      { id: 'proxy', name: '', cidr: ['10.250.1.11/32'] },
    ],
    devices: [{ id: 'FW', mark: '③', name: '' }],
    sources: ['office'],
    egressPaths: [{ id: 'direct', name: '', hops: ['FW'], target: 'internet' }],
    rules,
    defaultAction: { FW: 'deny' },
  })
  const blocked = (rules: Rule[]) => checkOutsidePaths(network(rules), ['10.0.0.0/8'])[0]?.blocked

  it('R-093: the first matching rule decides, so a permit behind a wider deny opens nothing', () => {
    expect(blocked([rule(10, 'deny', '10.16.0.0/12'), rule(20, 'permit', '10.16.8.0/24')])).toBe(true)
    expect(blocked([rule(10, 'permit', '10.16.8.0/24'), rule(20, 'deny', '10.16.0.0/12')])).toBe(false)
  })

  it('R-093: two halves that together cover the zone block it; one port left open does not', () => {
    const halves = [rule(10, 'deny', '10.16.0.0/13'), rule(20, 'deny', '10.24.0.0/13'), rule(30, 'permit', 'any')]
    expect(blocked(halves)).toBe(true)
    expect(
      blocked([
        rule(10, 'deny', 'any', 'tcp/1-442'),
        rule(20, 'deny', 'any', 'tcp/444-65535'),
        rule(30, 'permit', '10.16.0.0/12', 'tcp/1-65535'),
      ]),
    ).toBe(false)
  })

  it('R-093: blocked names its device, and a session let out from the zone contradicts it', () => {
    const closed = network([rule(10, 'deny', 'any')])
    expect(checkOutsidePaths(closed, ['10.0.0.0/8'])[0]).toMatchObject({ blocked: true, devices: ['FW'] })
    const session = { source: '10.16.0.5', destination: '192.0.2.1', action: 'permit', rule: '10' }
    const checks = checkOutsidePaths(closed, ['10.0.0.0/8'], [session])
    expect(checks[0]).toMatchObject({ blocked: false, evidence: ['document', 'log'] })
    expect(proxyLogIsComplete(checks, closed)).toBe(false)
  })

  it('taking a box out of boxes leaves exactly the points outside it', () => {
    const range = fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)])
    const box = fc.tuple(range, range, range, range) as fc.Arbitrary<Box>
    const point = fc
      .tuple(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(7))
      .map(at => at.map((one): Range => [one, one]) as unknown as Box)
    fc.assert(
      fc.property(box, box, point, (whole, hole, at) => {
        const left = subtract([whole], hole).filter(piece => meet(piece, at)).length
        expect(left).toBe(meet(whole, at) && !meet(hole, at) ? 1 : 0)
      }),
    )
  })

  it('R-094: what an operator says, a document shows or somebody saw on the spot is told apart, and blocks nothing', () => {
    const check = { from: 'a', path: 'p', target: 'internet', blocked: false, devices: [], because: { ja: '', en: '' } }
    const words = [
      { from: 'a', path: 'p', kind: 'statement' as const, by: 'operator' },
      { from: 'a', path: 'p', kind: 'on-site' as const, by: 'examiner' },
      { from: 'a', path: 'q', kind: 'document' as const, by: 'maker' },
    ]
    expect(vouched([{ ...check, evidence: ['document', 'log'] }], words)).toMatchObject([
      { blocked: false, evidence: ['document', 'log', 'statement', 'on-site'] },
    ])
  })
})
