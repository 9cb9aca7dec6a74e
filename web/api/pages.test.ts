import { describe, expect, test } from 'vitest'
import { collectPages, type Page, readPages } from './pages.ts'

const list = (after: string | undefined): Promise<Page<number>> => {
  const start = Number(after ?? 0)
  return Promise.resolve({ items: [start, start + 1], next: start < 4 ? String(start + 2) : null })
}

describe('pages by key', () => {
  test('are put together in their order', async () => {
    expect(await collectPages(list, 2)).toEqual({ items: [0, 1, 2, 3], next: '4' })
  })

  test('end where the list ends', async () => {
    expect(await collectPages(list, 9)).toEqual({ items: [0, 1, 2, 3, 4, 5], next: null })
  })

  test('are one unless the address says a sensible number', () => {
    expect([undefined, 'x', '-3', '0', '3', 1e9].map(readPages)).toEqual([1, 1, 1, 1, 3, 40])
  })
})
