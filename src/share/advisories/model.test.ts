import { expect, test } from 'vitest'
import { type AdvisoryState, mayMove, type Release, refusals } from './model.ts'

const releasable: Release = {
  state: 'IN_REVIEW',
  editors: ['author'],
  reader: 'approver',
  victim: { title: '至急', body: '接続先を遮断してください。', tlp: 'TLP:AMBER+STRICT' },
  others: { title: 'ご注意ください', body: 'ある公的機関で不審な通信がありました。', tlp: 'TLP:GREEN' },
  identifiersLeft: 0,
  named: false,
  files: [],
  fits: { count: 23, threshold: 5 },
  consent: { state: 'GRANTED', tlp: 'TLP:GREEN' },
  caseTlp: 'TLP:AMBER+STRICT',
  recipients: 148,
}

const refused = (change: Partial<Release>) => refusals({ ...releasable, ...change })
const codes = (change: Partial<Release>) => refused(change).map(({ code }) => code)

test('what is in review, anonymous, consented, within its label and addressed may be released', () => {
  expect(refusals(releasable)).toEqual([])
})

test.each(['DRAFTING', 'RETURNED', 'RELEASED'] as AdvisoryState[])('%s is not released', state => {
  expect(codes({ state })).toEqual(['not_in_review'])
})

test('R-036: whoever wrote any revision does not release it', () => {
  expect(codes({ reader: 'author' })).toEqual(['second_person'])
  expect(codes({ editors: ['author', 'approver'] })).toEqual(['second_person'])
})

test('R-034: neither face goes out without words', () => {
  expect(refused({ others: { title: '題', body: ' ', tlp: 'TLP:GREEN' } })).toEqual([
    { code: 'text_empty', values: { face: 'OTHERS' } },
  ])
  expect(refused({ victim: { title: '', body: '本文', tlp: 'TLP:AMBER+STRICT' } })).toEqual([
    { code: 'text_empty', values: { face: 'VICTIM' } },
  ])
})

test('R-034: an advisory to others alone needs no words for a victim', () => {
  expect(codes({ victim: null })).toEqual([])
})

test('R-037: what names the victim is counted and refused', () => {
  expect(refused({ identifiersLeft: 2 })).toEqual([{ code: 'identifier_left', values: { count: 2 } }])
})

test.each([
  ['MISSING', 'consent_missing'],
  ['OTHER_REVISION', 'consent_other_revision'],
] as const)('R-049: consent %s refuses with %s', (state, code) => {
  expect(codes({ consent: { state, tlp: null } })).toEqual([code])
})

test.each([
  ['ASKED', 'consent_not_answered'],
  ['REFUSED', 'consent_refused'],
  ['WITHDRAWN', 'consent_withdrawn'],
  ['EXPIRED', 'consent_expired'],
] as const)('R-051: consent %s refuses with %s', (state, code) => {
  expect(codes({ consent: { state, tlp: 'TLP:GREEN' } })).toEqual([code])
})

test('an advisory without an originator needs no consent', () => {
  expect(codes({ consent: { state: 'NOT_NEEDED', tlp: null }, victim: null, caseTlp: null })).toEqual([])
})

test('R-038: a label more open than the originator allows is refused on either face', () => {
  expect(refused({ consent: { state: 'CONDITIONAL', tlp: 'TLP:AMBER' } })).toEqual([
    { code: 'label_beyond_range', values: { face: 'OTHERS', limit: 'TLP:AMBER' } },
  ])
  expect(refused({ victim: { title: '題', body: '本文', tlp: 'TLP:GREEN' } })).toEqual([
    { code: 'label_beyond_range', values: { face: 'VICTIM', limit: 'TLP:AMBER+STRICT' } },
  ])
})

test('R-038: an advisory that reaches nobody is refused', () => {
  expect(codes({ recipients: 0 })).toEqual(['audience_empty'])
})

test('every reason is named at once, so that nobody mends them one by one', () => {
  expect(
    codes({ state: 'DRAFTING', identifiersLeft: 1, recipients: 0, consent: { state: 'MISSING', tlp: null } }),
  ).toEqual(['not_in_review', 'identifier_left', 'consent_missing', 'audience_empty'])
})

test('what is released stays released', () => {
  const states: AdvisoryState[] = ['DRAFTING', 'IN_REVIEW', 'RETURNED', 'RELEASED']
  expect(states.filter(to => mayMove('RELEASED', to))).toEqual([])
  expect(states.filter(from => mayMove(from, 'RELEASED'))).toEqual(['IN_REVIEW'])
})

test('R-037: a victim is named only with its consent to exactly this text', () => {
  const naming: Partial<Release> = { identifiersLeft: 2, named: true }
  expect(codes(naming)).toEqual([])
  expect(codes({ identifiersLeft: 2 })).toEqual(['identifier_left'])
  for (const state of ['MISSING', 'ASKED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'OTHER_REVISION', 'NOT_NEEDED'] as const)
    expect(codes({ ...naming, consent: { state, tlp: null } })).toContain('identifier_left')
})

test('R-037: facts that fit fewer than k organisations are refused until the originator has agreed to them', () => {
  const few = { fits: { count: 3, threshold: 5 } }
  expect(codes({ ...few, consent: { state: 'ASKED', tlp: null } })).toContain('too_few_fit')
  expect(codes(few)).toEqual([])
  expect(codes({ fits: null })).toEqual([])
})
