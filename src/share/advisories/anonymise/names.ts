import { type Folded, foldName, occurrences, originalSpan, type Span } from '../../../kernel/spelling.ts'
import type { Candidate, Identifiers, RemovalKind } from './model.ts'
import { literal } from './pattern.ts'

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

const withLegalForm = (folded: Folded, from: number, to: number): { from: number; to: number } => {
  const before = legalForms.find(form => !isLatinForm(form) && folded.text.endsWith(form, from) && from >= form.length)
  const rest = folded.text.slice(to)
  const after = legalForms.find(
    form => rest.startsWith(form) && (!isLatinForm(form) || !/^[a-z]/.test(rest.slice(form.length))),
  )
  return { from: from - (before?.length ?? 0), to: to + (after?.length ?? 0) }
}

const find = (text: string, folded: Folded, name: string, kind: RemovalKind): Candidate[] => {
  const core = coreOf(name)
  if (isTooShort(core)) return []
  return occurrences(folded, core)
    .filter(({ from, to }) => standsAlone(text, originalSpan(folded, from, to), core))
    .map(({ from, to }) => {
      const whole = kind === 'NAME' ? withLegalForm(folded, from, to) : { from, to }
      return { kind, ...originalSpan(folded, whole.from, whole.to) }
    })
}

const honorifics = '(?:さん|さま|様|氏|殿|くん|君|(?:課長|係長|部長|局長|室長|次長)(?:補佐)?|主任|主査|参事官|担当)'

/** A full name in either order, and a family name where an honorific shows that it is one. */
const findPerson = (text: string, folded: Folded, name: string): Candidate[] => {
  const parts = name.trim().split(/[\s・,]+/u)
  const whole = [name, [...parts].reverse().join(' ')].flatMap(order => find(text, folded, order, 'PERSON'))
  const family = parts.length > 1 ? foldName(parts[0] ?? '').text : ''
  if (family === '') return whole.map(span => withHonorific(text, span))
  const byName = new RegExp(`${literal(family)}${honorifics}`, 'gu')
  const called = [...folded.text.matchAll(byName)].map(({ index, 0: said }) => ({
    kind: 'PERSON' as const,
    ...originalSpan(folded, index, index + said.length),
  }))
  return [...whole.map(span => withHonorific(text, span)), ...called]
}

const withHonorific = (text: string, candidate: Candidate): Candidate => {
  const said = new RegExp(`^[\\s　]*${honorifics}`, 'u').exec(text.slice(candidate.end, candidate.end + 12))
  return said ? { ...candidate, end: candidate.end + said[0].length } : candidate
}

export const findNames = (text: string, { names, people, places, contracts }: Identifiers): Candidate[] => {
  const folded = foldName(text)
  return [
    ...names.flatMap(name => find(text, folded, name, 'NAME')),
    ...people.flatMap(name => findPerson(text, folded, name)),
    ...places.flatMap(name => find(text, folded, name, 'PLACE')),
    ...contracts.flatMap(name => find(text, folded, name, 'CONTRACT')),
  ]
}
