/** A passage of a comparison: kept, taken away or added. */
export interface DiffPart {
  kind: 'kept' | 'removed' | 'added'
  text: string
}

/** Japanese is compared by character, words of other scripts and numbers as wholes. */
const tokens = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}._-]+|\s+|./gsu) ?? []

/** Beyond this many tokens on both sides the table of the comparison would outgrow the page's memory. */
const mostCells = 4_000_000

const join = (parts: DiffPart[], kind: DiffPart['kind'], text: string): void => {
  const last = parts.at(-1)
  if (last?.kind === kind) last.text += text
  else if (text !== '') parts.push({ kind, text })
}

/** lengths[i][j]: the longest common subsequence of a from i on and b from j on. */
const commonLengths = (a: readonly string[], b: readonly string[]): Uint32Array[] => {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

/** What a later text takes away and adds, passage by passage. */
export const textDiff = (before: string, after: string): DiffPart[] => {
  const [a, b] = [tokens(before), tokens(after)]
  const parts: DiffPart[] = []
  if (a.length * b.length > mostCells) {
    join(parts, 'removed', before)
    join(parts, 'added', after)
    return parts
  }
  const lengths = commonLengths(a, b)
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      join(parts, 'kept', a[i]!)
      i++
      j++
    } else if (i < a.length && (j === b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      join(parts, 'removed', a[i++]!)
    } else join(parts, 'added', b[j++]!)
  }
  return readable(parts)
}

/** A particle that two different phrases happen to share tells nothing: short agreements inside a change join it. */
const shortest = 4

const readable = (parts: readonly DiffPart[]): DiffPart[] => {
  const joined: DiffPart[] = []
  let [removed, added] = ['', '']
  const close = (): void => {
    join(joined, 'removed', removed)
    join(joined, 'added', added)
    removed = ''
    added = ''
  }
  parts.forEach((part, place) => {
    const inside = place > 0 && place < parts.length - 1 && part.text.length < shortest
    if (part.kind === 'kept' && !inside) {
      close()
      join(joined, 'kept', part.text)
      return
    }
    if (part.kind !== 'added') removed += part.text
    if (part.kind !== 'removed') added += part.text
  })
  close()
  return joined
}
