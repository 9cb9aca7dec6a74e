import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradictions } from '../../formats/sweep/contradictions.ts'
import { sweepAnswerSchema } from '../../formats/sweep/schemas.ts'
import { durationOf, united, without } from '../../kernel/spans.ts'
import { sweptKindCodes } from '../../kernel/taxonomy/indicator-kinds.ts'
import { answerOf, answerOfBegun, fewer } from './answer.ts'
import { coverageOfKind } from './coverage.ts'
import { type CoveredNode, type Sweep, verdictOf } from './model.ts'

const start = Date.parse('2026-03-02T00:00:00.000Z')
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString()
const minute = fc.integer({ min: 0, max: 4000 })
const span = fc.tuple(minute, fc.integer({ min: 1, max: 900 })).map(([from, length]) => ({
  from: at(from),
  to: at(from + length),
}))

const node: fc.Arbitrary<CoveredNode> = fc
  .record({
    kind: fc.constantFrom('web', 'connection', 'tls', 'dns', 'event', 'mail', 'file', 'other'),
    span,
    shows: fc.constantFrom<CoveredNode['shows'][]>([], ['NAME'], ['HASH', 'NAME']),
    gaps: fc.array(span, { maxLength: 4 }),
    records: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ kind, span, shows, gaps, records }) => ({
    node: `SECRET-${kind}`,
    kind,
    shows: kind === 'event' ? shows : [],
    ...span,
    gaps,
    records,
    badLines: 0,
  }))

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A sweep as the logs would have made it: every kind asked, some met at a time that a log covers. */
const sweepOver = (nodes: CoveredNode[], asked: { from: string; to: string }, met: number, made: string): Sweep => {
  const coverage: Sweep['coverage'] = {}
  const indicators = sweptKindCodes.map((kind, n): Sweep['indicators'][number] => {
    const covered = coverageOfKind(kind, nodes, { asked, reached: made })
    coverage[kind] = covered
    const shown = nodes[covered.showing[0] ?? -1]
    const records = shown && n % 5 === met ? 3 : 0
    const [first, last] = shown && records > 0 ? [shown.from, shown.to] : [null, null]
    const terminals =
      first && last ? [{ client: 'SECRET', first, last, records, succeeded: 1, accounts: ['SECRET'] }] : []
    const verdict = verdictOf({ held: false, records, hostOnly: 0, coverage: covered })
    const sought = { id: uuid(n), kind, value: 'SECRET', actions: [], doubt: null, confirmed: false }
    return { ...sought, verdict, records, succeeded: records > 0 ? 1 : 0, first, last, terminals, hostOnly: 0 }
  })
  const request = 'S-0001'
  return { request, revision: 1, asked, made, logs: [], nodes, unread: [], coverage, indicators }
}

const requestOf = (asked: { from: string; to: string }) => ({
  request: 'S-0001',
  revision: 1,
  asked,
  issued: at(0),
  indicators: sweptKindCodes.map((kind, n) => ({
    id: uuid(n),
    kind,
    value: 'SECRET',
    actions: [],
    doubt: null,
    confirmed: false,
    note: '',
    revision: 1,
  })),
})

describe('what leaves the house', () => {
  it('R-080: never contradicts itself, whatever the logs cover, and names nothing that is in them', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), span, fc.integer({ min: 0, max: 6 }), (nodes, asked, met) => {
        const made = at(6000)
        const answer = answerOf(sweepOver(nodes, asked, met, made))
        expect(sweepAnswerSchema.parse(answer)).toEqual(answer)
        expect(contradictions(answer, { request: requestOf(asked), received: new Date(made), clockOffset: 0 })).toEqual(
          [],
        )
        expect(JSON.stringify(answer)).not.toContain('SECRET')
      }),
    )
  })

  it('says of a sweep that has begun that all of it is still to come', () => {
    const asked = { from: at(0), to: at(60) }
    const { indicators } = requestOf(asked)
    const answer = answerOfBegun({ request: 'S-0001', revision: 1, indicators }, asked, at(90))
    expect(sweepAnswerSchema.parse(answer)).toEqual(answer)
    expect(contradictions(answer, { request: requestOf(asked), received: new Date(at(90)), clockOffset: 0 })).toEqual(
      [],
    )
  })

  it('tells many gaps as fewer and longer ones, and never leaves any of them out', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (spans, most) => {
        const told = fewer(spans, most)
        expect(told.length).toBeLessThanOrEqual(most)
        expect(durationOf(without(united(spans), told))).toBe(0)
      }),
    )
  })
})
