import { expect, test } from 'vitest'
import { delayOf } from './delay.ts'

test.each([
  [59_999, { unit: 'same' }],
  [-3_600_000, { unit: 'same' }],
  [2 * 60_000, { unit: 'minutes', minutes: 2 }],
  [3_600_000, { unit: 'hours', hours: 1 }],
  [252 * 60_000, { unit: 'hours_minutes', hours: 4, minutes: 12 }],
  [(3 * 24 + 5) * 3_600_000, { unit: 'days', days: 3, hours: 5 }],
])('%d ms is told as %o', (milliseconds, delay) => {
  expect(delayOf(milliseconds)).toMatchObject(delay)
})
