const kanjiDigits = '〇一二三四五六七八九'

/** 十一 → 11, 二十三 → 23; only before a unit, so that 一昨日 stays a word. */
const kanjiNumber = (kanji: string): string => {
  const [tens, ones] = kanji.includes('十') ? kanji.split('十') : ['〇', kanji]
  const value = (digit: string | undefined, missing: number): number =>
    digit ? [...digit].reduce((sum, each) => sum * 10 + kanjiDigits.indexOf(each), 0) : missing
  return String(value(tens, 1) * 10 + value(ones, 0))
}

/** One way of writing for everything that is read: widths, cases, spaces, weekdays in brackets, kanji numerals. */
export const foldWording = (wording: string): string =>
  wording
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\((?:[月火水木金土日](?:曜日?)?|祝|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\)/g, ' ')
    .replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b,? (?=\d|[a-z]{3})/g, '')
    .replace(/[〇一二三四五六七八九十]+(?=年|月|日(?!付)|時|分|週)/g, kanjiNumber)
    .replace(/[\s　]+/g, ' ')
    .trim()
    .replace(/[。.!?]+$/, '')
    .trim()
