import { expect, test } from 'vitest'
import {
  answerFlaws,
  type Consent,
  type ConsentAnswer,
  consentState,
  type Derivative,
  nextVerdicts,
  standingOf,
} from './model.ts'

const now = new Date('2026-11-20T03:00:00Z')
const later = new Date('2026-12-31T15:00:00Z')

const derivative: Derivative = {
  title: '給付通知を装う不審メール',
  body: 'ある公的機関で、不審な添付の実行後に次の接続先と通信しました。',
  requests: ['接続先への通信を点検する'],
  tlp: 'TLP:GREEN',
  audience: { kinds: ['CI_OPERATOR', 'SECTOR_MINISTRY'], sectors: ['RLW'], organisations: [] },
  named: false,
  files: [],
  purpose: '予防',
}

const consent = (decision: Partial<ConsentAnswer> | null, change: Partial<Consent> = {}): Consent => ({
  ...derivative,
  id: 'c',
  askedAt: now,
  expiresAt: later,
  decision: decision && {
    verdict: 'GRANTED',
    tlp: derivative.tlp,
    audience: derivative.audience,
    conditions: '',
    ...decision,
  },
  ...change,
})

const stateOf = (change: Partial<Derivative>, given = consent({})) =>
  standingOf({ ...derivative, ...change }, [given], now).state

test('R-049: consent stands for the derivative that was asked about', () => {
  expect(stateOf({})).toBe('GRANTED')
})

test.each([
  ['title', { title: '別の題' }],
  ['body', { body: `${derivative.body}。` }],
  ['requests', { requests: [] }],
  ['label', { tlp: 'TLP:CLEAR' }],
  ['a narrower label that nobody laid down', { tlp: 'TLP:AMBER' }],
  ['audience', { audience: { ...derivative.audience, sectors: ['RLW', 'AVN'] } }],
  ['a narrower audience that nobody laid down', { audience: { ...derivative.audience, kinds: ['CI_OPERATOR'] } }],
  ['purpose', { purpose: '研究' }],
] as [string, Partial<Derivative>][])('R-049: another %s needs another consent', (_, change) => {
  expect(stateOf(change)).toBe('OTHER_REVISION')
})

test('R-049: taking over the label and audience that the originator laid down needs no second request', () => {
  const narrower = { ...derivative.audience, kinds: ['CI_OPERATOR'] as const }
  const given = consent({ verdict: 'CONDITIONAL', tlp: 'TLP:AMBER', audience: narrower })
  expect(stateOf({ tlp: 'TLP:AMBER', audience: narrower }, given)).toBe('CONDITIONAL')
})

test('a derivative that nobody was asked about has no consent', () => {
  expect(standingOf(derivative, [], now).state).toBe('MISSING')
})

test('the latest request about the same words counts', () => {
  const refused = consent({ verdict: 'REFUSED' })
  const again = consent({}, { id: 'd', askedAt: new Date(now.getTime() + 1) })
  expect(standingOf(derivative, [refused, again], now).state).toBe('GRANTED')
  expect(standingOf(derivative, [again, refused], now).state).toBe('GRANTED')
})

test('R-051: consent and an unanswered request end at their date; a refusal and a withdrawal do not', () => {
  expect(consentState(consent({}), later)).toBe('EXPIRED')
  expect(consentState(consent(null), later)).toBe('EXPIRED')
  expect(consentState(consent({ verdict: 'REFUSED' }), later)).toBe('REFUSED')
  expect(consentState(consent({ verdict: 'WITHDRAWN' }), later)).toBe('WITHDRAWN')
})

test('R-051: what was granted can be withdrawn, and nothing follows a refusal', () => {
  expect(nextVerdicts(consent({}), now)).toEqual(['WITHDRAWN'])
  expect(nextVerdicts(consent(null), now)).not.toContain('WITHDRAWN')
  expect(nextVerdicts(consent({ verdict: 'REFUSED' }), now)).toEqual([])
  expect(nextVerdicts(consent(null), later)).toEqual([])
})

const flaws = (answer: Partial<ConsentAnswer>, given = consent(null)) =>
  answerFlaws(
    given,
    { verdict: 'CONDITIONAL', tlp: given.tlp, audience: given.audience, conditions: '', ...answer },
    now,
  ).map(flaw => flaw.code)

test('R-051: conditions may narrow the label and the audience', () => {
  expect(
    flaws({ tlp: 'TLP:AMBER', audience: { kinds: ['CI_OPERATOR'], sectors: ['RLW'], organisations: [] } }),
  ).toEqual([])
})

test('R-049: an answer wider than the request is refused', () => {
  expect(flaws({ tlp: 'TLP:CLEAR' })).toEqual(['label_wider_than_asked'])
  expect(flaws({ audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] } })).toEqual([
    'audience_wider_than_asked',
  ])
})

test('a second answer to the same request is refused', () => {
  expect(flaws({ verdict: 'REFUSED' }, consent({}))).toEqual(['consent_not_open'])
})
