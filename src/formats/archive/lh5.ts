import { BitReader } from './bits.ts'
import { PrefixCode } from './huffman.ts'
import { ArchiveError } from './model.ts'

/** Window bits per method; the distance code counts one more symbol, and its count is written in `countBits`. */
const methods = {
  '-lh4-': { window: 12, countBits: 4 },
  '-lh5-': { window: 13, countBits: 4 },
  '-lh6-': { window: 15, countBits: 5 },
  '-lh7-': { window: 16, countBits: 5 },
} as const

export type BlockMethod = keyof typeof methods
export const isBlockMethod = (method: string): method is BlockMethod => method in methods

const literals = 256
const shortestCopy = 3
const lengthSymbols = 19
const characterSymbols = 510

/** Lengths 0–6 in three bits, longer ones as 7 and one bit for each step more. */
function codeLength(bits: BitReader): number {
  let width = bits.take(3)
  if (width === 7)
    while (bits.take(1) === 1) if (++width > 16) throw new ArchiveError('bad_code', 'A code length is over 16.')
  return width
}

/** A list of lengths; after `pauseAt` symbols two bits say how many zeros follow. */
function plainLengths(bits: BitReader, symbols: number, countBits: number, pauseAt?: number): PrefixCode {
  const count = bits.take(countBits)
  if (count === 0) return PrefixCode.single(bits.take(countBits))
  if (count > symbols) throw new ArchiveError('bad_code', 'A code table is longer than its alphabet.')
  const lengths = new Uint8Array(symbols)
  for (let symbol = 0; symbol < count; ) {
    lengths[symbol++] = codeLength(bits)
    if (symbol === pauseAt) symbol += bits.take(2)
  }
  return PrefixCode.fromLengths(lengths)
}

function characterLengths(bits: BitReader, code: PrefixCode): PrefixCode {
  const count = bits.take(9)
  if (count === 0) return PrefixCode.single(bits.take(9))
  if (count > characterSymbols) throw new ArchiveError('bad_code', 'A code table is longer than its alphabet.')
  const lengths = new Uint8Array(characterSymbols)
  for (let symbol = 0; symbol < count; ) {
    const step = code.read(bits)
    if (step === 0) symbol += 1
    else if (step === 1) symbol += bits.take(4) + 3
    else if (step === 2) symbol += bits.take(9) + 20
    else lengths[symbol++] = step - 2
  }
  return PrefixCode.fromLengths(lengths)
}

/**
 * Unpacks LZSS with block-wise static Huffman codes (LHA 2.x). `size` is the unpacked size from the header; time and
 * memory are proportional to it, whatever the packed bytes say.
 */
export function unpackBlocks(packed: Uint8Array, size: number, method: BlockMethod): Uint8Array {
  const { window, countBits } = methods[method]
  const bits = new BitReader(packed)
  const out = new Uint8Array(size)
  let at = 0
  let left = 0
  let characters = PrefixCode.single(0)
  let distances = characters
  while (at < size) {
    if (left === 0) {
      left = bits.take(16) || 0x10000
      characters = characterLengths(bits, plainLengths(bits, lengthSymbols, 5, 3))
      distances = plainLengths(bits, window + 1, countBits)
    }
    left -= 1
    const symbol = characters.read(bits)
    if (symbol < literals) {
      out[at++] = symbol
      continue
    }
    const reach = distances.read(bits)
    const distance = reach === 0 ? 1 : (1 << (reach - 1)) + bits.take(reach - 1) + 1
    for (let copied = symbol - literals + shortestCopy; copied > 0 && at < size; copied--, at++)
      // Before the first byte the window holds spaces.
      out[at] = at >= distance ? (out[at - distance] ?? 0) : 0x20
  }
  return out
}
