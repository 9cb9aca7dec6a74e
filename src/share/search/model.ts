import { foldName, occurrences, originalSpan } from '../../kernel/spelling.ts'

/** What can be found, by the part of a thing in which it stands. */
export const searchParts = {
  report: { ja: '情報連絡', en: 'Report' },
  case: { ja: '事案', en: 'Case' },
  measure: { ja: '対策', en: 'Measure' },
  message: { ja: '質問・回答', en: 'Message' },
  advisory: { ja: '情報提供（起案）', en: 'Advisory draft' },
  edition: { ja: '情報提供', en: 'Advisory' },
  attachment: { ja: '添付', en: 'Attachment' },
  alert_request: { ja: '注意喚起の要請', en: 'Alert request' },
  organisation: { ja: '組織', en: 'Organisation' },
} as const

export type SearchPart = keyof typeof searchParts
export const searchPartCodes = Object.keys(searchParts) as [SearchPart, ...SearchPart[]]

/** A piece of the text that was found; `hit` is what was asked for. */
export interface ExcerptPiece {
  text: string
  hit: boolean
}

const before = 40
const after = 100

interface Range {
  start: number
  end: number
}

/** Where the words stand in a text, in order and joined where they touch, in UTF-16 units. */
const rangesOf = (text: string, words: readonly string[]): Range[] => {
  const folded = foldName(text)
  const found = words
    .flatMap(word => occurrences(folded, foldName(word).text).map(({ from, to }) => originalSpan(folded, from, to)))
    .sort((a, b) => a.start - b.start)
  const joined: Range[] = []
  for (const range of found) {
    const last = joined.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}

/** Never between the halves of a surrogate pair. */
const wholeLetter = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at

const cut = (text: string, ranges: readonly Range[]): ExcerptPiece[] => {
  const first = ranges[0]?.start ?? 0
  const from = wholeLetter(text, Math.max(0, first - before))
  const until = wholeLetter(text, Math.min(text.length, Math.max(from + before + after, ranges[0]?.end ?? 0)))
  const pieces: ExcerptPiece[] = []
  let at = from
  for (const { start, end } of ranges.filter(range => range.end <= until)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < until) pieces.push({ text: text.slice(at, until), hit: false })
  const [head, tail] = [pieces[0], pieces.at(-1)]
  if (head && from > 0) pieces[0] = head.hit ? head : { ...head, text: `…${head.text}` }
  if (tail && !tail.hit && until < text.length)
    pieces[pieces.length - 1] = { ...pieces.at(-1)!, text: `${pieces.at(-1)!.text}…` }
  return pieces
}

/** Long texts are looked into this far for the excerpt, in UTF-16 units: folding costs about 1 µs a letter. */
const lookedInto = 20_000

/**
 * The passage of the first text in which most of the words stand. The texts are those that the reader was given, never
 * the index; where the words stand in none of them (a number, a name), the beginning of the first.
 */
export const excerpt = (texts: readonly string[], asked: string): ExcerptPiece[] => {
  const words = asked.split(/\s+/u).filter(word => foldName(word).text !== '')
  let best: { text: string; ranges: Range[]; count: number } | null = null
  for (const text of texts.map(whole => whole.slice(0, lookedInto))) {
    if (text.trim() === '') continue
    const count = words.filter(word => rangesOf(text, [word]).length > 0).length
    // Of two that bear as many, the longer says more.
    if (!best || count > best.count || (count > 0 && count === best.count && text.length > best.text.length))
      best = { text, ranges: rangesOf(text, words), count }
  }
  return best ? cut(best.text, best.ranges) : []
}

const code = /^(?:[A-Z][A-Z0-9_:+]*|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)|[A-Z][a-z]+\/[A-Z][A-Za-z_]+)$/

/** What somebody wrote in a report: every text of its content that is no code, instant or zone, in the form's order. */
export const writtenIn = (content: unknown): string[] => {
  if (typeof content === 'string') return content === '' || code.test(content) ? [] : [content]
  if (Array.isArray(content)) return content.flatMap(writtenIn)
  if (content && typeof content === 'object') return Object.values(content).flatMap(writtenIn)
  return []
}
