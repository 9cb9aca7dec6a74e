/** Folded text with the way back: the unit at `index` came from `starts[index]` up to `ends[index]` of the original. */
export interface Folded {
  text: string
  starts: readonly number[]
  ends: readonly number[]
}

/** Offsets into the original, in UTF-16 units; the end is not included. */
export interface Span {
  start: number
  end: number
}

/** A letter with what is written onto it: accents, variation selectors, and the dots of half-width kana. */
const cluster = /[\s\S](?:\p{M}|\u{FF9E}|\u{FF9F})*/gu

const invisible = /\p{Cf}|\p{Variation_Selector}/gu
const dashes = /[\u{2010}-\u{2015}\u{2212}\u{2500}\u{2501}\u{FE58}\u{FE63}]/gu
const skippedInNames = /[\s\-_ー〜~・･'’.]/gu

/** Old and variant forms of characters that people’s and places’ names are written with. */
const variants: Record<string, string> = {
  ...{ 髙: '高', 﨑: '崎', 嵜: '崎', 澤: '沢', 齋: '斎', 齊: '斎', 斉: '斎', 邊: '辺', 邉: '辺', 濱: '浜', 廣: '広' },
  ...{ 鐵: '鉄', 鉃: '鉄', 驛: '駅', 縣: '県', 區: '区', 會: '会', 醫: '医', 藥: '薬', 氣: '気', 瀧: '滝', 龍: '竜' },
  ...{ 𠮷: '吉', 黑: '黒', 靑: '青', 榮: '栄', 關: '関', 舘: '館', 礒: '磯', 籠: '篭', 鷗: '鴎' },
  ...{ 國: '国', 櫻: '桜', 眞: '真', 德: '徳', 嶋: '島', 嶌: '島', 瀨: '瀬', 惠: '恵', 圓: '円', 冨: '富', 學: '学' },
}

const foldWith = (text: string, foldCluster: (letters: string) => string): Folded => {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const { 0: letters, index } of text.matchAll(cluster)) {
    const plain = foldCluster(letters)
    // A long vowel makes no difference, but where it is written it belongs to the word that is cut.
    if (plain === '' && widths(letters) === 'ー' && ends.at(-1) === index)
      ends[ends.length - 1] = index + letters.length
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(index)
      ends.push(index + letters.length)
    }
    folded += plain
  }
  return { text: folded, starts, ends }
}

const latinMarks = /(?<=\p{Script=Latin})\p{M}+/gu

const widths = (letters: string): string =>
  letters.normalize('NFKC').replace(invisible, '').replace(dashes, '-').toLowerCase()

const hiragana = (kana: string): string =>
  kana.replace(/[\u30a1-\u30f6]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x60)).replace(/ゖ/g, 'け')

/** For names: width, case, accents, kana, long vowels, dashes, spaces and dots make no difference. */
export const foldName = (text: string): Folded =>
  foldWith(text, letters => {
    const plain = hiragana(widths(letters).replace(skippedInNames, ''))
    return variants[plain] ?? plain.normalize('NFD').replace(latinMarks, '').normalize('NFC')
  })

/** For names in Latin letters, word by word: width, case, accents and the form of a dash make no difference. */
export const foldLatin = (text: string): Folded =>
  foldWith(text, letters => widths(letters).normalize('NFD').replace(latinMarks, '').normalize('NFC'))

/** For addresses and host names: width, case and the form of a dash make no difference; everything else does. */
export const foldWidth = (text: string): Folded => foldWith(text, widths)

/** Where a range of the folded text lies in the original. */
export const originalSpan = ({ starts, ends }: Folded, from: number, to: number): Span => ({
  start: starts[from] ?? 0,
  end: to > from ? (ends[to - 1] ?? 0) : (starts[from] ?? 0),
})

/** Every place where an already folded word stands, overlapping ones too, as ranges of the folded text. */
export const occurrences = (folded: Folded, word: string): { from: number; to: number }[] => {
  const found: { from: number; to: number }[] = []
  if (word === '') return found
  for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + 1)) {
    found.push({ from: at, to: at + word.length })
  }
  return found
}
