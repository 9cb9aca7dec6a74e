import { literal } from './pattern.ts'

const rows: Readonly<Record<string, string>> = {
  ...{ あ: 'a', い: 'i', う: 'u', え: 'e', お: 'o', か: 'ka', き: 'ki', く: 'ku', け: 'ke', こ: 'ko' },
  ...{ さ: 'sa', し: 'shi', す: 'su', せ: 'se', そ: 'so', た: 'ta', ち: 'chi', つ: 'tsu', て: 'te', と: 'to' },
  ...{ な: 'na', に: 'ni', ぬ: 'nu', ね: 'ne', の: 'no', は: 'ha', ひ: 'hi', ふ: 'fu', へ: 'he', ほ: 'ho' },
  ...{ ま: 'ma', み: 'mi', む: 'mu', め: 'me', も: 'mo', や: 'ya', ゆ: 'yu', よ: 'yo', わ: 'wa', を: 'o', ん: 'n' },
  ...{ ら: 'ra', り: 'ri', る: 'ru', れ: 're', ろ: 'ro', が: 'ga', ぎ: 'gi', ぐ: 'gu', げ: 'ge', ご: 'go' },
  ...{ ざ: 'za', じ: 'ji', ず: 'zu', ぜ: 'ze', ぞ: 'zo', だ: 'da', ぢ: 'ji', づ: 'zu', で: 'de', ど: 'do' },
  ...{ ば: 'ba', び: 'bi', ぶ: 'bu', べ: 'be', ぼ: 'bo', ぱ: 'pa', ぴ: 'pi', ぷ: 'pu', ぺ: 'pe', ぽ: 'po', ゔ: 'vu' },
}
const small: Readonly<Record<string, string>> = {
  ゃ: 'ya',
  ゅ: 'yu',
  ょ: 'yo',
  ぁ: 'a',
  ぃ: 'i',
  ぅ: 'u',
  ぇ: 'e',
  ぉ: 'o',
}

/** A name in kana as it is written in Latin letters (Hepburn); undefined where anything in it is not kana. */
export const romajiOf = (kana: string): string | undefined => {
  let latin = ''
  let doubled = false
  for (const letter of kana) {
    const added = small[letter]
    if (letter === 'っ') doubled = true
    else if (added) latin = contracted(latin, added)
    else if (rows[letter]) {
      latin += (doubled ? (rows[letter][0] ?? '') : '') + rows[letter]
      doubled = false
    } else return undefined
  }
  return latin
}

/** き + ゃ is kya, し + ゃ sha, ふ + ぁ fa. */
const contracted = (latin: string, added: string): string => {
  const stem = latin.replace(/[aiueo]$/, '')
  return stem + (/(?:sh|ch|j)$/.test(stem) ? added.replace('y', '') : added)
}

const syllables =
  /^(?:(?:ss?h|t?ch|ts|[kgnhbpmr]y|[sztcjd]y|kk|ss|tt|pp|[kgsztdnhbpmrwjfyv])?[aiueo](?:h(?![aiueoy]))?|[nm](?![aiueoy]))+$/

/** A Latin word that can be read as Japanese; shorter ones are too often words of another language. */
const isRomaji = (word: string): boolean => word.length >= 4 && syllables.test(word)

const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(?:shi|si)/, '(?:shi|si)'],
  [/^(?:chi|ti)/, '(?:chi|ti)'],
  [/^(?:tsu|tu)/, '(?:tsu|tu)u?'],
  [/^(?:fu|hu)/, '(?:fu|hu)u?'],
  [/^(?:ji|zi)/, '(?:ji|zi|di)'],
  [/^(?:sh|sy)(?=[auo])/, '(?:sh|sy)'],
  [/^(?:ch|ty|cy)(?=[auo])/, '(?:ch|ty|cy)'],
  [/^(?:jy|zy|j)(?=[auo])/, '(?:jy|zy|j)'],
  [/^[nm](?=[bpm])/, '[nm]'],
  [/^n(?=[aiueoy])/, "n['’]?"],
  [/^(?:oh(?![aiueoy])|o[ou]?)/, 'o(?:[ou]|h(?![aiueoy]))?'],
  [/^uu?/, 'uu?'],
]

/** A Japanese name as passports, signs and its own web page may spell it: Kyuko, Kyuuko, Kyukoh; Shinbashi, Shimbashi. */
const spelt = (word: string): string => {
  let pattern = ''
  for (let rest = word; rest !== ''; ) {
    const [found, as] = spellings.find(([start]) => start.test(rest)) ?? [/^[\s\S]/u, '']
    const taken = found.exec(rest)?.[0] ?? rest[0] ?? ''
    pattern += as === '' ? literal(taken) : as
    rest = rest.slice(taken.length)
  }
  return pattern
}

/** @param words of one folded name; those that can be Japanese match in every usual spelling */
export const romajiPattern = (words: readonly string[]): string =>
  words.map(word => (isRomaji(word) ? spelt(word) : literal(word))).join(between)

const between = "[\\s\\-_.,'’・]{0,3}"

export const hasRomaji = (words: readonly string[]): boolean => words.some(isRomaji)
