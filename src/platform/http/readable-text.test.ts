import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unreadableTextIn } from './readable-text.ts'

describe('text that no database stores', () => {
  it('is found wherever it stands, and named by its pointer', () => {
    expect(unreadableTextIn({ content: { causes: ['a', 'b\0'] } })).toBe('/content/causes/1')
    expect(unreadableTextIn({ summary: '\ud83d' })).toBe('/summary')
    expect(unreadableTextIn({ content: { 'key\udc00': 1 } })).toBe('/content')
  })

  it('is never found in what people type, whatever their script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => unreadableTextIn({ text }) === null || text.includes('\0')),
    )
    expect(unreadableTextIn({ summary: '🚉 改札 \u202e\u200b', at: null, count: 3 })).toBeNull()
  })

  it('is looked for in a nest of any depth without running out of stack', () => {
    let nest: unknown = 'x\0'
    for (let level = 0; level < 100_000; level++) nest = [nest]
    expect(unreadableTextIn(nest)).toMatch(/^(\/0){100000}$/)
  })
})
