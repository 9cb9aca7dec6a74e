import { expect, it } from 'vitest'
import { type Due, isDue, waitAfter } from './model.ts'

const minute = 60_000
const wait = (failures: number, dice: number, asked: number | null = null) =>
  waitAfter(failures, { every: minute, asked, dice })

it('waits longer after every failure, a quarter of an hour at most, and never all at the same moment', () => {
  expect([wait(0, 0), wait(0, 1)]).toEqual([54_000, 66_000])
  expect([1, 2, 3, 4, 9].map(failures => wait(failures, 1) / minute)).toEqual([2, 4, 8, 15, 15])
  expect([1, 4].map(failures => wait(failures, 0) / minute)).toEqual([1, 7.5])
  expect(wait(1, 0, 300)).toBe(300_000)
})

it('sweeps what was never swept, what was revised, what was sighted, and everything again after a while', () => {
  const due = (more: Partial<Due>) =>
    isDue(2, { swept: { at: 1000, revision: 2 }, urgent: false, now: 2000, again: 5000, ...more })
  expect(due({})).toBe(false)
  expect(due({ swept: { at: 1000, revision: 1 } })).toBe(true)
  expect(due({ swept: undefined })).toBe(true)
  expect(due({ urgent: true })).toBe(true)
  expect(due({ now: 6000 })).toBe(true)
  expect(due({ now: 500 })).toBe(true) // the clock was set back
})
