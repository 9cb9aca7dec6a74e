import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerpt, writtenIn } from './model.ts'

const marked = (texts: readonly string[], asked: string) =>
  excerpt(texts, asked)
    .filter(({ hit }) => hit)
    .map(({ text }) => text)

it('an excerpt marks the words as they were written, however they were asked for', () => {
  expect(marked(['改札の制御サーバーが停止した。'], 'ｻｰﾊﾞ 停止')).toEqual(['サーバー', '停止'])
  expect(marked(['髙橋さん'], '高橋')).toEqual(['髙橋'])
  expect(marked(['Midori RAIL'], 'rail')).toEqual(['RAIL'])
})

it('it comes from the text that bears most of the words, of two such from the longer', () => {
  expect(excerpt(['改札', '改札の前'], '改札').map(({ text }) => text)).toEqual(['改札', 'の前'])
  expect(excerpt(['改札', '改札が停止した'], '改札 停止').map(({ text }) => text)).toEqual([
    '改札',
    'が',
    '停止',
    'した',
  ])
})

it('it is the beginning of the first text where the words stand in none of them, as with a number', () => {
  expect(excerpt(['', '改札が停止した'], 'R-1184')).toEqual([{ text: '改札が停止した', hit: false }])
  expect(excerpt([], 'R-1184')).toEqual([])
})

it('it never shows letters that the text does not have, and stays short, whatever is asked', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'改札ｻｰﾊﾞー サ𠮷ab-。%\\'), maxLength: 400 })
  fc.assert(
    fc.property(letters, fc.string({ unit: 'grapheme', maxLength: 8 }), (text, asked) => {
      const shown = excerpt([text], asked)
        .map(piece => piece.text)
        .join('')
      expect(text).toContain(shown.replace(/^…|…$/g, ''))
      expect(shown.length).toBeLessThanOrEqual(160 + asked.length * 4)
    }),
  )
})

it('what was written in a report is its words, not its codes, zones and instants', () => {
  expect(
    writtenIn({
      summary: '停止',
      sector: 'RLW',
      tlp: 'TLP:AMBER+STRICT',
      occurredAt: { earliest: '2026-11-20T03:07:00+09:00', zone: 'Asia/Tokyo', wording: '夕刻' },
      indicators: [{ kind: 'DOMAIN', value: 'evil.example' }],
      service: '',
    }),
  ).toEqual(['停止', '夕刻', 'evil.example'])
})
