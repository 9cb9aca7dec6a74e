import { expect, test } from 'vitest'
import { unsweptOf } from './model.ts'

const named = (told: 'ANALYSIS_RESULT' | 'SWEEP', ...values: string[]) => ({
  told,
  indicators: values.map(value => ({ kind: 'IPV4' as const, value })),
})

test('R-080: a trace counts as looked for only where a sweep names it, and each is named once', () => {
  expect(unsweptOf([named('ANALYSIS_RESULT', '203.0.113.1', '203.0.113.2'), named('SWEEP', '203.0.113.2')])).toEqual([
    '203.0.113.1',
  ])
  expect(unsweptOf([named('ANALYSIS_RESULT', '203.0.113.1'), named('ANALYSIS_RESULT', '203.0.113.1')])).toHaveLength(1)
})

test('a sweep for something else looks for nothing that was named, and where nothing was named nothing is missing', () => {
  expect(unsweptOf([named('ANALYSIS_RESULT', '203.0.113.1'), named('SWEEP', '203.0.113.9')])).toEqual(['203.0.113.1'])
  expect(unsweptOf([named('SWEEP', '203.0.113.9')])).toEqual([])
})
