import type { Segment } from '../../../src/share/advisories/anonymise.ts'
import type { DraftInput } from '../../../src/share/advisories/content.ts'
import type { DiffSegment } from '../../ui/Diff.tsx'

export type StoredRemoval = DraftInput['others']['removals'][number]

const inOrder = (removals: readonly StoredRemoval[]): StoredRemoval[] => [...removals].sort((a, b) => a.start - b.start)
const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

/** What does not touch a passage that is struck already. */
export const notYetStruck = <Found extends { start: number; end: number }>(
  found: readonly Found[],
  removals: readonly StoredRemoval[],
): Found[] => found.filter(one => !removals.some(removal => overlaps(one, removal)))

export const strike = (removals: readonly StoredRemoval[], added: readonly StoredRemoval[]): StoredRemoval[] =>
  inOrder([...removals, ...notYetStruck(added, removals)])

/** Every place of a word that a person wants struck; places that are struck already stay as they are. */
export const placesOf = (source: string, words: string): { start: number; end: number }[] => {
  const places: { start: number; end: number }[] = []
  if (words === '') return places
  for (let start = source.indexOf(words); start >= 0; start = source.indexOf(words, start + words.length)) {
    places.push({ start, end: start + words.length })
  }
  return places
}

/**
 * The removals after the source was edited: those before the change stay, those behind it move with their words, and
 * one whose own words were changed is gone, so that nobody strikes what was never looked at.
 */
export const afterEdit = (before: string, after: string, removals: readonly StoredRemoval[]): StoredRemoval[] => {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const moved = after.length - before.length
  return removals.flatMap(removal => {
    if (removal.end <= head) return [removal]
    if (removal.start >= before.length - tail)
      return [{ ...removal, start: removal.start + moved, end: removal.end + moved }]
    return []
  })
}

/** Splits a kept passage where words are left in it that would give the victim away. */
const withPending = (text: string, left: readonly string[], number: (words: string) => number): DiffSegment[] => {
  const found = left
    .map(words => ({ words, at: text.indexOf(words) }))
    .filter(({ words, at }) => at >= 0 && words !== '')
    .sort((a, b) => a.at - b.at)[0]
  if (!found) return text === '' ? [] : [{ kind: 'kept', text }]
  const { words, at } = found
  const head: DiffSegment[] = at > 0 ? [{ kind: 'kept', text: text.slice(0, at) }] : []
  return [
    ...head,
    { kind: 'pending', number: number(words), text: words },
    ...withPending(text.slice(at + words.length), left, number),
  ]
}

/** The text with its changes as it is drawn: removals are numbered from 1, what is left to treat after them. */
export const drawn = (segments: readonly Segment[], left: readonly string[], removals: number): DiffSegment[] => {
  const found: DiffSegment[] = []
  const numberOf = (words: string): number => removals + left.indexOf(words) + 1
  for (const { state, text, removal } of segments) {
    const last = found.at(-1)
    if (state === 'KEPT' || removal === null) found.push(...withPending(text, left, numberOf))
    else if (state === 'STRUCK') found.push({ kind: 'changed', number: removal + 1, removed: text })
    else if (last?.kind === 'changed' && last.number === removal + 1)
      found[found.length - 1] = { ...last, inserted: text }
    else found.push({ kind: 'changed', number: removal + 1, inserted: text })
  }
  return found
}
