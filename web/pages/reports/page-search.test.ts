import { describe, expect, test } from 'vitest'
import { comparedVersions, pageAddress, readPageSearch } from './page-search.ts'

describe('the address of a report', () => {
  test('survives being read again', () => {
    const search = { view: 'changes', before: 1, after: 3 } as const
    const query = Object.fromEntries(new URL(pageAddress('id', search), 'http://x').searchParams)
    expect(readPageSearch(query)).toEqual(search)
  })

  test('without parts is the content of the latest version', () => {
    expect(pageAddress('id', { view: 'content' })).toBe('/reports/id')
    expect(readPageSearch({ view: 'nonsense', version: '-1', before: 'x' })).toEqual({})
  })
})

describe('a comparison', () => {
  test('R-015: of any two versions is the one the address asks for', () => {
    expect(comparedVersions([1, 2, 3], { before: 1, after: 3 })).toEqual({ before: 1, after: 3 })
  })

  test('is of the last two where the address says nothing or too much', () => {
    expect(comparedVersions([1, 2, 3], {})).toEqual({ before: 2, after: 3 })
    expect(comparedVersions([1, 2, 3], { before: 9, after: 8 })).toEqual({ before: 2, after: 3 })
  })

  test('needs two versions', () => {
    expect(comparedVersions([1], {})).toBeUndefined()
  })
})
