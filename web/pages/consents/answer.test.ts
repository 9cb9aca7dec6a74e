import { expect, test } from 'vitest'
import { answerBody } from './answer.ts'

const given = {
  tlp: 'TLP:AMBER' as const,
  audience: { kinds: ['CI_OPERATOR' as const], sectors: [], organisations: [] },
  conditions: '年内に限る',
}

test('R-049: a plain consent repeats the question and cannot carry other recipients', () => {
  expect(answerBody({ ...given, verdict: 'GRANTED' })).toEqual({ verdict: 'GRANTED' })
})

test('a narrower consent carries its label, its recipients and its conditions', () => {
  expect(answerBody({ ...given, verdict: 'CONDITIONAL' })).toEqual({ verdict: 'CONDITIONAL', ...given })
})

test.each(['REFUSED', 'WITHDRAWN'] as const)('%s carries its reason and nothing else', verdict => {
  expect(answerBody({ ...given, verdict })).toEqual({ verdict, conditions: '年内に限る' })
})
