import { literal } from './pattern.ts'

const kanjiDigits = '〇一二三四五六七八九'

/** 21 also as 二十一 and 二一. */
const numberPattern = (digits: string): string => {
  const value = Number(digits)
  const plain = [...digits].map(digit => kanjiDigits[Number(digit)]).join('')
  if (value < 10 || value > 99) return `(?:${digits}|${plain})`
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const counted = `${tens > 1 ? kanjiDigits[tens] : ''}十${ones > 0 ? kanjiDigits[ones] : ''}`
  return `(?:${digits}|${counted}|${plain})`
}

const block = '(?:丁目|番地|番|号|の|,)*'
const blockNumbers = /\d+(?:(?:丁目|番地|番|号|の|,)*\d+)+(?:丁目|番地|番|号)?$/

/**
 * A postal address with its block numbers as they are written: 霞が関3-2-1, 霞ヶ関三丁目2番1号. Undefined for a place
 * that is only a name. @param core folded as names are, with the block numbers still apart
 */
export const addressPattern = (town: string, numbers: readonly string[]): string =>
  `${townPattern(town)}${numbers.map(numberPattern).join(block)}(?:丁目|番地|番|号)?`

/** 霞ヶ関, 霞が関 and 霞関 are one place. */
export const townPattern = (town: string): string =>
  [...town]
    .map((letter, index, letters) =>
      /[けが]/.test(letter) && isKanji(letters[index - 1]) && isKanji(letters[index + 1]) ? '[けが]?' : literal(letter),
    )
    .join('')

const isKanji = (letter: string | undefined): boolean => /^\p{Script=Han}$/u.test(letter ?? '')

export const hasAnyOf = (town: string): boolean => townPattern(town) !== [...town].map(literal).join('')

/** The block numbers at the end of an address; empty where it has none. */
export const blocksOf = (address: string): { town: string; numbers: string[] } => {
  const plain = address
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015\u2212ー-]+/g, ',')
    .replace(/[一二三四五六七八九](?=丁目)/g, digit => String(kanjiDigits.indexOf(digit)))
  const found = blockNumbers.exec(plain)
  if (!found) return { town: address, numbers: [] }
  return { town: plain.slice(0, found.index).replace(/,/g, ''), numbers: found[0].match(/\d+/g) ?? [] }
}
