import { expect, test } from 'vitest'
import { neighbour } from './neighbours.ts'

test('the keys [ and ] go along the list one came from, and stop at its ends', () => {
  const rows = ['/cases/1?lang=ja', '/cases/2?lang=ja', '/cases/3?lang=ja']
  expect(neighbour(rows, '/cases/2?tab=events', 1)).toBe('/cases/3?lang=ja')
  expect(neighbour(rows, '/cases/2', -1)).toBe('/cases/1?lang=ja')
  expect(neighbour(rows, '/cases/3', 1)).toBeUndefined()
  expect(neighbour(rows, '/cases/9', 1)).toBeUndefined()
})
