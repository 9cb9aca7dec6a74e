import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../kernel/canonical.ts'
import { common, durationOf, united, without } from '../../kernel/spans.ts'
import { contradictions } from './contradictions.ts'
import type { AnsweredIndicator, SweepAnswer } from './model.ts'
import { signedAnswerSchema, sweepAnswerSchema } from './schemas.ts'
import { fingerprintOf, isSignedBy, publicKeyText, signed } from './signature.ts'

const day = (number: number, hour = 0) => new Date(Date.UTC(2026, 2, number, hour)).toISOString()
const id = '019f0000-0000-7000-8000-000000000001'
const asked = { from: day(1), to: day(8) }
const request = {
  request: 'S-ABCD-EFGH',
  revision: 1,
  asked,
  issued: day(8, 1),
  indicators: [
    {
      id,
      kind: 'DOMAIN' as const,
      value: 'bad.example',
      actions: [],
      doubt: null,
      confirmed: false,
      note: '',
      revision: 1,
    },
  ],
}
const source = { kind: 'web' as const, from: day(1), to: day(8), gaps: [], records: 1000, badLines: 0 }
const silent: AnsweredIndicator = {
  id,
  verdict: 'NO_HIT',
  terminals: 0,
  records: 0,
  succeeded: 0,
  first: null,
  last: null,
  unknown: [],
  pending: [],
  hostOnly: 0,
  by: [0],
}
const hit = { ...silent, verdict: 'HIT', terminals: 2, records: 9, succeeded: 3, first: day(3), last: day(4) } as const
const answerWith = (one: AnsweredIndicator, more: Partial<SweepAnswer> = {}): SweepAnswer => ({
  format: 1,
  request: 'S-ABCD-EFGH',
  revision: 1,
  asked,
  made: day(8, 2),
  sources: [source],
  indicators: [one],
  progress: null,
  ...more,
})
const told = (answer: SweepAnswer, clockOffset = 0, received = new Date(day(8, 3))) =>
  contradictions(answer, { request, received, clockOffset }).map(({ kind }) => kind)

describe('an answer to a sweep', () => {
  test('that holds together has no contradiction (R-080)', () => {
    expect(told(answerWith(silent))).toEqual([])
    expect(told(answerWith(hit))).toEqual([])
    const gaps = [{ from: day(2), to: day(3) }]
    expect(
      told(answerWith({ ...silent, verdict: 'UNKNOWN', unknown: gaps }, { sources: [{ ...source, gaps }] })),
    ).toEqual([])
    expect(told(answerWith({ ...silent, verdict: 'NOT_APPLICABLE', by: [] }))).toEqual([])
  })

  test.each<[string, SweepAnswer]>([
    ['NO_HIT_WITH_GAP', answerWith(silent, { sources: [{ ...source, gaps: [{ from: day(2), to: day(3) }] }] })],
    ['NO_HIT_WITH_GAP', answerWith({ ...silent, unknown: [{ from: day(2), to: day(3) }] })],
    ['NO_HIT_WITH_GAP', answerWith({ ...silent, pending: [{ from: day(2), to: day(3) }] })],
    ['NO_HIT_WITH_GAP', answerWith({ ...silent, hostOnly: 2 })],
    ['NO_HIT_BEYOND_LOGS', answerWith(silent, { sources: [{ ...source, from: day(3) }] })],
    ['NO_LOG', answerWith({ ...silent, by: [] })],
    ['NO_LOG', answerWith({ ...silent, by: [7] })],
    ['RECORDS_WITHOUT_HIT', answerWith({ ...silent, records: 3 })],
    ['UNKNOWN_WITHOUT_GAP', answerWith({ ...silent, verdict: 'UNKNOWN' })],
    ['HELD_BACK_AFTER_CONFIRMATION', answerWith({ ...silent, verdict: 'HELD_BACK' })],
    ['HIT_WITHOUT_RECORD', answerWith({ ...hit, terminals: 0, records: 0, succeeded: 0 })],
    ['HIT_WITHOUT_TIME', answerWith({ ...hit, last: null })],
    ['LAST_BEFORE_FIRST', answerWith({ ...hit, first: day(4), last: day(3) })],
    ['HIT_OUTSIDE_LOGS', answerWith({ ...hit, first: '2026-02-01T00:00:00.000Z' })],
    ['MORE_TERMINALS_THAN_RECORDS', answerWith({ ...hit, terminals: 10 })],
    ['MORE_SUCCEEDED_THAN_RECORDS', answerWith({ ...hit, succeeded: 10 })],
    ['NEVER_ASKED', answerWith({ ...silent, id: '019f0000-0000-7000-8000-000000000002' })],
    ['ANSWERED_TWICE', answerWith(silent, { indicators: [silent, silent] })],
    ['OTHER_PERIOD', answerWith(silent, { asked: { from: day(2), to: day(8) } })],
    ['SPAN_BACKWARDS', answerWith(silent, { asked: { from: day(9), to: day(1) } })],
    ['WRONG_REQUEST', answerWith(silent, { request: 'S-XXXX-XXXX' })],
    ['UNKNOWN_REVISION', answerWith(silent, { revision: 2 })],
    ['COVERED_IN_FUTURE', answerWith(silent, { sources: [{ ...source, to: day(9) }] })],
    ['MADE_IN_FUTURE', answerWith(silent, { made: day(8, 4) })],
    ['MADE_BEFORE_ISSUED', answerWith(silent, { made: day(8) })],
  ])('that cannot be believed says why: %s (R-080)', (kind, answer) => {
    expect(told(answer)).toContain(kind)
  })

  test('made on a machine whose clock is an hour ahead is judged by the right time', () => {
    const ahead = answerWith(silent, { made: day(8, 4) })
    expect(told(ahead)).toContain('MADE_IN_FUTURE')
    expect(told(ahead, -3_600_000)).toEqual([])
  })

  test('with a field more than counts and times is no answer: a host name cannot leave by mistake', () => {
    expect(sweepAnswerSchema.safeParse(answerWith(silent)).success).toBe(true)
    expect(sweepAnswerSchema.safeParse({ ...answerWith(silent), node: 'proxy1' }).success).toBe(false)
    const named = { ...answerWith(silent), indicators: [{ ...silent, host: 'pc-0141' }] }
    expect(sweepAnswerSchema.safeParse(named).success).toBe(false)
  })
})

describe('a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const envelope = signed(answerWith(silent), privateKey, new Date(day(8, 3)))

  test('holds for the answer however its keys are ordered, and for no other answer or key', () => {
    const key = publicKeyText(publicKey)
    expect(signedAnswerSchema.safeParse(envelope).success).toBe(true)
    expect(isSignedBy(envelope, key)).toBe(true)
    expect(
      isSignedBy({ ...envelope, answer: Object.fromEntries(Object.entries(envelope.answer).reverse()) as never }, key),
    ).toBe(true)
    expect(isSignedBy({ ...envelope, answer: answerWith(hit) }, key)).toBe(false)
    expect(isSignedBy(envelope, publicKeyText(generateKeyPairSync('ed25519').publicKey))).toBe(false)
    expect(isSignedBy(envelope, 'nonsense')).toBe(false)
    expect(envelope.signature.key).toBe(fingerprintOf(key))
  })

  test('is over one spelling, whatever the order of keys', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(json, value => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(turned)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('spans', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }))
    .map(([from, to]) => ({ from: new Date(from * 60_000).toISOString(), to: new Date(to * 60_000).toISOString() }))
  const spans = fc.array(span, { maxLength: 12 })

  test('what is common and what is left make up the whole', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        expect(durationOf(common(a, b)) + durationOf(without(a, b))).toBe(durationOf(a))
        expect(united(common(a, b), without(a, b))).toEqual(united(a))
      }),
    )
  })
})
