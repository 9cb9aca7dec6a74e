import { expect, it } from 'vitest'
import { ProblemError } from '../api/problem.ts'
import { pauseBefore, worthRepeating } from './query.ts'

const answered = (status: number, retryAfter?: number) =>
  new ProblemError({ title: '', status, ...(retryAfter !== undefined && { retryAfter }) })

it('a refusal stands; a lost line, a failing server and “too often” are asked again, twice', () => {
  expect(worthRepeating(0, answered(404))).toBe(false)
  for (const status of [0, 429, 503]) {
    expect(worthRepeating(1, answered(status))).toBe(true)
    expect(worthRepeating(2, answered(status))).toBe(false)
  }
})

it('the server says when to ask again; where it says nothing the pauses grow', () => {
  expect(pauseBefore(0, answered(429, 42))).toBe(42_000)
  expect(pauseBefore(0, answered(503))).toBe(1000)
  expect(pauseBefore(1, new Error('no line'))).toBe(2000)
})
