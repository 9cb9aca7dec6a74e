import { expect, test } from 'vitest'
import { answer } from './answer.ts'

const known = {
  coverage: { from: '2031-03-03T00:00:00.000Z', to: '2031-03-05T00:00:00.000Z' },
  gaps: [
    { source: 'proxy', from: '2031-03-03T20:00:00.000Z', to: '2031-03-03T23:00:00.000Z', expected: 80, recorded: 0 },
  ],
  hours: [{ client: '10.0.0.5', host: 'c2.example', hour: '2031-03-04T01:00:00.000Z', successes: 3, failures: 0 }],
}

test('R-101: a question that touches a gap is answered UNKNOWN, never NONE', () => {
  const asked = answer({ from: '2031-03-03T22:30:00.000Z', to: '2031-03-04T00:30:00.000Z' }, known)
  expect(asked).toMatchObject({ answer: 'UNKNOWN', because: 'gap' })
})

test('R-101: beyond the records the answer is UNKNOWN as well', () => {
  const asked = answer({ from: '2031-03-04T22:00:00.000Z', to: '2031-03-05T02:00:00.000Z' }, known)
  expect(asked).toMatchObject({ answer: 'UNKNOWN', because: 'outside_coverage' })
})

test('where every record is there, silence is NONE and traffic is shown by the hour', () => {
  expect(answer({ from: '2031-03-03T01:00:00.000Z', to: '2031-03-03T02:00:00.000Z' }, known)).toEqual({
    answer: 'NONE',
  })
  const seen = answer({ from: '2031-03-04T01:10:00.000Z', to: '2031-03-04T01:20:00.000Z', client: '10.0.0.5' }, known)
  expect(seen).toMatchObject({ answer: 'TRAFFIC' })
})
