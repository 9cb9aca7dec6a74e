import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DiffPart, textDiff } from './text-diff.ts'

const without = (parts: readonly DiffPart[], kind: DiffPart['kind']): string =>
  parts
    .filter(part => part.kind !== kind)
    .map(part => part.text)
    .join('')

describe('the comparison of two texts', () => {
  test('marks what a later version says differently', () => {
    expect(textDiff('改札機 12台が使えない。', '改札機 15台が使えない。')).toEqual([
      { kind: 'kept', text: '改札機 ' },
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '15' },
      { kind: 'kept', text: '台が使えない。' },
    ])
  })

  test('does not stop at a particle that both phrases share', () => {
    expect(textDiff('原因は調査している。', '電源を交換している。').map(part => part.text)).toEqual([
      '原因は調査',
      '電源を交換',
      'している。',
    ])
  })

  test('loses nothing of either text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDiff(before, after)
        expect(without(parts, 'added')).toBe(before)
        expect(without(parts, 'removed')).toBe(after)
      }),
    )
  })

  test('of very long texts shows both whole', () => {
    const [before, after] = ['あ'.repeat(3000), 'い'.repeat(3000)]
    expect(textDiff(before, after).map(part => part.kind)).toEqual(['removed', 'added'])
  })
})
