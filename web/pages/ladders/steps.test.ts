import { expect, test } from 'vitest'
import { moved, newNotify, newWait, without, withStep } from './steps.ts'

const steps = [newNotify, newWait, { ...newNotify, responsible: true }]

test('a step moves by one place and no other is lost', () => {
  expect(moved(steps, 2, 1)).toEqual([steps[0], steps[2], steps[1]])
  expect(moved(steps, 0, 2)).toEqual([steps[1], steps[2], steps[0]])
  expect(moved(steps, 7, 0)).toEqual(steps)
})

test('a step is removed or replaced without touching the ladder that is stored', () => {
  expect(without(steps, 1)).toEqual([steps[0], steps[2]])
  expect(withStep(steps, 1, newNotify)[1]).toBe(newNotify)
  expect(steps).toHaveLength(3)
})
