import { type Folded, foldLatin, foldName, occurrences, originalSpan, type Span } from '../../../kernel/spelling.ts'
import type { Candidate, Identifiers, RemovalKind } from './model.ts'
import { literal } from './pattern.ts'
import { addressPattern, blocksOf, hasAnyOf, townPattern } from './places.ts'
import { hasRomaji, romajiOf, romajiPattern } from './romaji.ts'

/** What a legal person adds to its name; with it or without it, it is the same organisation. */
const legalForms = [
  '株式会社|有限会社|合同会社|合資会社|合名会社|(株)|(有)|(合)|一般社団法人|公益社団法人|一般財団法人|公益財団法人|(一社)|(公社)',
  '独立行政法人|国立研究開発法人|地方独立行政法人|国立大学法人|特殊法人|認可法人|社会福祉法人|医療法人|学校法人|(独)|(国研)',
  'co.,ltd.|corporation|company|limited|incorporated|corp.|co.|inc.|ltd.|k.k.|llc|plc',
]
  .join('|')
  .split('|')
  .map(form => foldName(form).text)
  .sort((a, b) => b.length - a.length)

const isLatinForm = (form: string): boolean => /^[a-z,]+$/.test(form)

/** The name without its legal form, folded. A Latin form is one only where a word ends: “Costco” keeps its “Co”. */
export const coreOf = (name: string): string => {
  const words = name.normalize('NFKC').toLowerCase()
  const folded = foldName(name).text
  for (const form of legalForms) {
    const isWord =
      !isLatinForm(form) || new RegExp(`(?:^|[\\s,])${[...form].map(literal).join('[\\s.,]*')}[\\s.]*$`).test(words)
    if (!isWord) continue
    if (folded.endsWith(form)) return trimmed(folded.slice(0, -form.length))
    if (folded.startsWith(form) && !isLatinForm(form)) return trimmed(folded.slice(form.length))
  }
  return trimmed(folded)
}

const trimmed = (folded: string): string => folded.replace(/^[,()"「」]+|[,()"「」]+$/g, '')

/** One letter is in every other word: it is not looked for, and the author is told. */
export const isTooShort = (core: string): boolean => [...core].length < 2

const latin = /[\p{Script=Latin}\p{Nd}]/u
const katakana = /[\p{Script=Katakana}\u30fc\uff70]/u
const hiragana = /\p{Script=Hiragana}/u
const particle = /[のはがをにでともへやか]/
/** A Latin word this long is no part of another by chance, so that it is found inside file names too. */
const longLatin = 8
const shortKana = 4

/** “JR” is not in “JRE”, nor リコ in リコール; two kanji are, because a missed name is worse than a struck word. */
const standsAlone = (text: string, { start, end }: Span, core: string): boolean => {
  const inside = [...text.slice(start, end)]
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? ''
  const after = [...text.slice(end, end + 2)][0] ?? ''
  if (core.length < longLatin || !/^[a-z0-9]+$/.test(core)) {
    if (latin.test(inside[0] ?? '') && latin.test(before)) return false
    if (latin.test(inside.at(-1) ?? '') && latin.test(after)) return false
  }
  if (!/^\p{Script=Hiragana}+$/u.test(core) || core.length > shortKana) return true
  const runsOn = (edge: string, neighbour: string): boolean =>
    (katakana.test(edge) && katakana.test(neighbour)) ||
    (hiragana.test(edge) && hiragana.test(neighbour) && !particle.test(neighbour))
  return !runsOn(inside[0] ?? '', before) && !runsOn(inside.at(-1) ?? '', after)
}

const withLegalForm = (text: string, folded: Folded, from: number, to: number): { from: number; to: number } => {
  const before = legalForms.find(form => !isLatinForm(form) && folded.text.endsWith(form, from) && from >= form.length)
  const comma = folded.text[to] === ',' ? 1 : 0
  const rest = folded.text.slice(to + comma)
  const ends = (form: string): number => folded.ends[to + comma + form.length - 1] ?? 0
  const after = legalForms.find(
    form => rest.startsWith(form) && (!isLatinForm(form) || !/^[a-z]/i.test(text.slice(ends(form)))),
  )
  return { from: from - (before?.length ?? 0), to: to + (after ? after.length + comma : 0) }
}

/** The Latin words of a name, folded, without its legal form. */
const wordsOf = (name: string, core: string): string[] => {
  const words = name.split(/[\s\u2010-\u2015\-_.,'’]+/u).map(word => foldName(word).text)
  const kept: string[] = []
  for (const word of words) {
    if (!core.startsWith(kept.join('') + word)) break
    kept.push(word)
  }
  return kept.join('') === core ? kept.filter(word => word !== '') : [core]
}

/** How else a name may be spelt in Latin letters, besides what folding makes equal. */
const latinSpelling = (name: string, core: string): string | undefined => {
  const words = /^[a-z0-9]+$/.test(core) ? wordsOf(name, core) : undefined
  if (words) return hasRomaji(words) ? romajiPattern(words) : undefined
  const romaji = romajiOf(core)
  return romaji && romaji.length >= shortestRomaji ? romajiPattern([romaji]) : undefined
}
/** Shorter readings of kana are words of other languages too often: リコ is not looked for as “rico”. */
const shortestRomaji = 5

/** Every place of a name in the folded text: as it stands, with ヶ written otherwise, and in other Latin spellings. */
const places = (text: string, folded: Folded, name: string, core: string): { from: number; to: number }[] => {
  const latin = latinSpelling(name, core)
  return [
    ...occurrences(folded, core),
    ...(hasAnyOf(core) ? matches(folded, townPattern(core)) : []),
    ...(latin ? matches(foldLatin(text), latin, folded) : []),
  ]
}

const find = (text: string, folded: Folded, name: string, kind: RemovalKind): Candidate[] => {
  const core = coreOf(name)
  if (isTooShort(core)) return []
  return places(text, folded, name, core)
    .filter(({ from, to }) => standsAlone(text, originalSpan(folded, from, to), folded.text.slice(from, to)))
    .map(({ from, to }) => {
      const whole = kind === 'NAME' ? withLegalForm(text, folded, from, to) : { from, to }
      return { kind, ...originalSpan(folded, whole.from, whole.to) }
    })
}

/** @param into the folding in which the answer is counted, where it is not that of the search */
const matches = (folded: Folded, pattern: string, into: Folded = folded): { from: number; to: number }[] =>
  [...folded.text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => {
    if (into === folded) return { from: index, to: index + found.length }
    const { start, end } = originalSpan(folded, index, index + found.length)
    return { from: firstAt(into.starts, start), to: firstAt(into.starts, end) }
  })

/** The first unit that begins at `offset` of the original or after it; units are in order. */
const firstAt = (starts: readonly number[], offset: number): number => {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** National Benefit Agency is called NBA; only in capitals, and only of three words or more. */
const findInitials = (text: string, name: string): Candidate[] => {
  const words = name
    .normalize('NFKC')
    .replace(/(?:,|\b(?:Co|Ltd|Inc|Corp|LLC|PLC|Limited|Corporation|Company)\b)[\s\S]*$/, '')
  const initials = (words.match(/\b[A-Z](?=[a-z])/g) ?? []).join('')
  if (initials.length < 3) return []
  const wide = [...initials].map(letter => `[${letter}${String.fromCharCode(letter.charCodeAt(0) + 0xfee0)}]`)
  const pattern = new RegExp(`(?<![\\p{Script=Latin}\\p{Nd}])${wide.join('\\.?')}(?![\\p{Script=Latin}\\p{Nd}])`, 'gu')
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    kind: 'NAME',
    start: index,
    end: index + found.length,
  }))
}

const prefecture = /^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)/u

/** A place by its name, and a postal address from its town on: 霞が関3-2-1 is enough to find the house. */
const findPlace = (text: string, folded: Folded, place: string): Candidate[] => {
  const { town, numbers } = blocksOf(place)
  const named = find(text, folded, place, 'PLACE')
  if (numbers.length === 0) return named
  const core = foldName(town.replace(/^〒?[\d,]{7,8}/, '').replace(prefecture, '')).text
  const inner = core.replace(/^.*[市区郡](?=.{2})/u, '')
  return [
    ...named,
    ...[core, inner].flatMap(part =>
      matches(folded, addressPattern(part, numbers)).map(({ from, to }) => ({
        kind: 'PLACE' as const,
        ...originalSpan(folded, from, to),
      })),
    ),
  ]
}

const honorifics = '(?:さん|さま|様|氏|殿|くん|君|(?:課長|係長|部長|局長|室長|次長)(?:補佐)?|主任|主査|参事官|担当)'

/** A full name in either order, and a family name where an honorific shows that it is one. */
const findPerson = (text: string, folded: Folded, name: string): Candidate[] => {
  const parts = name.trim().split(/[\s・,]+/u)
  const reversed = [...parts].reverse()
  const whole = [name, reversed.join(' '), reversed.join(', ')].flatMap(order => find(text, folded, order, 'PERSON'))
  const family = parts.length > 1 ? foldName(parts[0] ?? '').text : ''
  if (parts.length > 1 && parts.every(part => /^[\p{Script=Latin}.'’-]+$/u.test(part)))
    return [...whole.map(span => withHonorific(text, span)), ...findCalled(text, foldLatin(text), parts)]
  if (family === '') return whole.map(span => withHonorific(text, span))
  const byName = new RegExp(`${literal(family)}${honorifics}`, 'gu')
  const called = [...folded.text.matchAll(byName)].map(({ index, 0: said }) => ({
    kind: 'PERSON' as const,
    ...originalSpan(folded, index, index + said.length),
  }))
  return [...whole.map(span => withHonorific(text, span)), ...called]
}

/** Mr. Mori, Mori-san, R. Shiraishi: a Latin part of a name where something shows that it is one. */
const findCalled = (text: string, folded: Folded, parts: readonly string[]): Candidate[] =>
  parts.flatMap(part => {
    const core = foldName(part).text
    if (core.length < 3) return []
    const called = hasRomaji([core]) ? romajiPattern([core]) : literal(core)
    const initials = parts.filter(other => other !== part).map(other => literal(foldName(other).text[0] ?? ''))
    const pattern = `(?:mr|ms|mrs|miss|dr|prof)[. ]{1,2}${called}|${called}[- ](?:san|sama|shi)|(?:${initials.join('|')})[. ]{1,2}${called}`
    return matches(folded, pattern)
      .map(({ from, to }) => originalSpan(folded, from, to))
      .filter(span => standsAlone(text, span, ''))
      .map(span => ({ kind: 'PERSON' as const, ...span }))
  })

const withHonorific = (text: string, candidate: Candidate): Candidate => {
  const said = new RegExp(`^[\\s　]*${honorifics}`, 'u').exec(text.slice(candidate.end, candidate.end + 12))
  return said ? { ...candidate, end: candidate.end + said[0].length } : candidate
}

export const findNames = (text: string, { names, people, places, contracts }: Identifiers): Candidate[] => {
  const folded = foldName(text)
  return [
    ...names.flatMap(name => find(text, folded, name, 'NAME')),
    ...people.flatMap(name => findPerson(text, folded, name)),
    ...names.flatMap(name => findInitials(text, name)),
    ...places.flatMap(place => findPlace(text, folded, place)),
    ...contracts.flatMap(name => find(text, folded, name, 'CONTRACT')),
  ]
}
