import { isUtf8 } from 'node:buffer'

export type Encoding =
  | 'ASCII'
  | 'UTF-8'
  | 'UTF-8 (BOM)'
  | 'UTF-16LE'
  | 'UTF-16BE'
  | 'Shift_JIS'
  | 'EUC-JP'
  | 'ISO-2022-JP'
  | 'unknown'

interface Chosen {
  encoding: Encoding
  /** As TextDecoder knows it (WHATWG Encoding). */
  label: string
}

/** By byte order mark, or by the zero bytes that ASCII leaves in UTF-16. */
export const encodingByMark = (head: Buffer): Chosen | undefined => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'UTF-8 (BOM)', label: 'utf-8' }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'UTF-16LE', label: 'utf-16le' }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'UTF-16BE', label: 'utf-16be' }
  const start = head.subarray(0, 512)
  if (start.length < 8) return undefined
  const zeros = (odd: number) => start.filter((byte, at) => at % 2 === odd && byte === 0).length
  if (zeros(1) > start.length * 0.35 && zeros(0) < start.length * 0.05)
    return { encoding: 'UTF-16LE', label: 'utf-16le' }
  if (zeros(0) > start.length * 0.35 && zeros(1) < start.length * 0.05)
    return { encoding: 'UTF-16BE', label: 'utf-16be' }
  if (head.includes('\u001b$B') || head.includes('\u001b$@')) return { encoding: 'ISO-2022-JP', label: 'iso-2022-jp' }
  return undefined
}

/** How much a decoding looks like Japanese: kana and common ideographs for it, half-width kana and refusals against. */
const plausibility = (text: string): number => {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return (
    count(/[\u3040-\u30ff]/g) * 2 +
    count(/[\u4e00-\u9fff]/g) -
    count(/[\uff61-\uff9f]/g) * 2 -
    count(/[\ufffd\ue000-\uf8ff]/g) * 8
  )
}

/** The encoding of bytes that are not ASCII; the ends of the piece may cut a character in two. */
export const chooseEncoding = (piece: Buffer): Chosen => {
  for (let cut = 0; cut < 4; cut += 1) {
    if (isUtf8(piece.subarray(0, piece.length - cut))) return { encoding: 'UTF-8', label: 'utf-8' }
  }
  const sample = piece.subarray(0, 1 << 18)
  const candidates: Chosen[] = [
    { encoding: 'Shift_JIS', label: 'shift_jis' },
    { encoding: 'EUC-JP', label: 'euc-jp' },
    { encoding: 'UTF-8', label: 'utf-8' },
  ]
  const ranked = candidates
    .map(candidate => ({ candidate, score: plausibility(new TextDecoder(candidate.label).decode(sample)) }))
    .sort((left, right) => right.score - left.score)
  return ranked[0] && ranked[0].score > 0 ? ranked[0].candidate : { encoding: 'unknown', label: 'utf-8' }
}
