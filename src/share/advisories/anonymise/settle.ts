import type { Candidate, RemovalKind } from './model.ts'
import { removalKinds } from './model.ts'

const rank = (kind: RemovalKind): number => Object.keys(removalKinds).indexOf(kind)

/** What overlaps is struck as one, in the words of the kind that comes first, so that no part of a name is left. */
const united = (candidates: readonly Candidate[]): Candidate[] => {
  const settled: Candidate[] = []
  for (const candidate of [...candidates].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = settled.at(-1)
    if (!last || candidate.start >= last.end) settled.push(candidate)
    else settled[settled.length - 1] = join(last, candidate)
  }
  return settled
}

const join = (first: Candidate, second: Candidate): Candidate => {
  const wins = rank(second.kind) < rank(first.kind) ? second : first
  return { ...wins, start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) }
}

const between = (text: string, first: Candidate, second: Candidate): string => text.slice(first.end, second.start)

/** 全国給付機構の給付第二課 is one organisation to the reader, 端末 KF-0231（10.20.4.31） one terminal. */
const belongTogether = (text: string, first: Candidate, second: Candidate): boolean => {
  const gap = between(text, first, second)
  if (first.kind === 'NAME' && second.kind === 'NAME') return /^[\s　]*の?[\s　]*$/.test(gap)
  if (first.kind === 'HOST' && second.kind === 'ADDRESS') {
    return /^[\s　]*[（(][\s　]*$/.test(gap) && /^[\s　]*[)）]/.test(text.slice(second.end))
  }
  return (
    first.kind === 'TIME' &&
    second.kind === 'TIME' &&
    /^[\s　]*(?:[〜～~–-]|から|to)[\s　]*$/.test(gap) &&
    (first.instead?.ja ?? '').endsWith(second.instead?.ja ?? '')
  )
}

const closing = (text: string, end: number): number => end + (/^[\s　]*[)）]/.exec(text.slice(end))?.[0].length ?? 0)

const hostWords: readonly { word: RegExp; ja: string; en: string }[] = [
  { word: /(?:端末|パソコン|PC|ＰＣ)[\s　]*$/i, ja: '端末 1台', en: 'one terminal' },
  { word: /(?:サーバー?)[\s　]*$/, ja: 'サーバ 1台', en: 'one server' },
  { word: /\b(?:the )?(?:terminal|workstation|host|computer)[\s]+$/i, ja: '端末 1台', en: 'one terminal' },
  { word: /\b(?:the )?server[\s]+$/i, ja: 'サーバ 1台', en: 'one server' },
]

/** 端末 KF-0231 becomes 端末 1台, not 端末 端末 1台, and “the Agency” becomes “a public body”. */
const withLead = (text: string, candidate: Candidate, from: number): Candidate => {
  if (candidate.kind === 'NAME') {
    const article = /\b(?:the|an?) $/i.exec(text.slice(Math.max(from, candidate.start - 5), candidate.start))
    return { ...candidate, start: candidate.start - (article?.[0].length ?? 0) }
  }
  if (candidate.kind !== 'HOST') return candidate
  const lead = text.slice(Math.max(from, candidate.start - 24), candidate.start)
  for (const { word, ja, en } of hostWords) {
    const found = word.exec(lead)
    if (found) return { ...candidate, start: candidate.start - found[0].length, instead: { ja, en } }
  }
  return candidate
}

/** Candidates without overlap, in order, neighbours that name one thing struck as one. */
export const settle = (text: string, candidates: readonly Candidate[]): Candidate[] => {
  const settled: Candidate[] = []
  for (const candidate of united(candidates)) {
    const last = settled.at(-1)
    if (last && belongTogether(text, last, candidate)) {
      const end = last.kind === 'HOST' ? closing(text, candidate.end) : candidate.end
      settled[settled.length - 1] = { ...last, end }
    } else settled.push(withLead(text, candidate, last?.end ?? 0))
  }
  return settled
}
