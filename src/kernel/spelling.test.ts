import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, foldWidth, occurrences, originalSpan } from './spelling.ts'

const cut = (text: string, word: string): string[] => {
  const folded = foldName(text)
  return occurrences(folded, foldName(word).text).map(({ from, to }) => {
    const { start, end } = originalSpan(folded, from, to)
    return text.slice(start, end)
  })
}

describe('a name is found in every way people spell it', () => {
  test.each([
    ['ｾﾞﾝｺｸ給付', 'ゼンコク給付'],
    ['ぜんこく給付', 'ゼンコク給付'],
    ['Ｍｉｄｏｒｉ　ＲＡＩＬ', 'midori rail'],
    ['サ―バｰ', 'サーバ'],
    ['サーバー', 'サーバー'],
    ['全 国\n給　付', '全国給付'],
    ['全\u200b国給\u2060付', '全国給付'],
    ['髙橋', '高橋'],
    ['葛\u{E0100}城', '葛城'],
    ['か\u3099す', 'ガス'],
    ['霞ヶ関', '霞ケ関'],
    ['㍿みどり', '株式会社みどり'],
    ['KF‑0231', 'KF0231'],
  ])('%s is %s', (written, name) => {
    expect(foldName(written).text).toBe(foldName(name).text)
    expect(cut(`前${written}後`, name)).toEqual([written])
  })

  test('and a different name stays different', () => {
    expect(foldName('全国給付').text).not.toBe(foldName('全国給与').text)
    expect(cut('東京都庁', '京都府')).toEqual([])
  })
})

test('an address keeps its dashes and dots: they make another address', () => {
  expect(foldWidth('ＣＤＮ‐a．example').text).toBe('cdn-a.example')
  expect(foldWidth('cdn-a.example').text).not.toBe(foldWidth('cdna.example').text)
})

test('occurrences overlap, and nothing is found for an empty word', () => {
  expect(occurrences(foldName('ああああ'), 'ああ')).toHaveLength(3)
  expect(occurrences(foldName('ああ'), '')).toEqual([])
})

test('every folded unit leads back to the letters it came from, in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      for (const folded of [foldName(text), foldWidth(text)]) {
        expect(folded.starts).toHaveLength(folded.text.length)
        expect(folded.ends).toHaveLength(folded.text.length)
        for (let unit = 0; unit < folded.text.length; unit++) {
          const { start, end } = originalSpan(folded, unit, unit + 1)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(start).toBeGreaterThanOrEqual(folded.starts[unit - 1] ?? 0)
        }
      }
    }),
  )
})

test('a word planted in other text is cut out exactly', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'あいうえおxyz　 -'), maxLength: 12 })
  fc.assert(
    fc.property(letters, letters, fc.constantFrom('全国給付', 'ｾﾞﾝｺｸ', '全 国', 'ＫＦ－０２'), (before, after, word) => {
      expect(cut(`${before}${word}${after}`, word)).toEqual([word])
    }),
  )
})
