import type { BitReader } from './bits.ts'
import { ArchiveError } from './model.ts'

/** A canonical prefix code, read through one table of 2^longest rows (at most 2^16). */
export class PrefixCode {
  private readonly symbols: Uint16Array
  private readonly widths: Uint8Array
  private readonly longest: number

  private constructor(lengths: Uint8Array, longest: number, only?: number) {
    this.longest = longest
    this.symbols = new Uint16Array(1 << longest)
    this.widths = new Uint8Array(1 << longest)
    if (only !== undefined) {
      this.symbols.fill(only)
      return
    }
    let next = 0
    for (let width = 1; width <= longest; width++)
      for (let symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] !== width) continue
        const span = 1 << (longest - width)
        if (next + span > 1 << longest) throw new ArchiveError('bad_code', 'The code lengths claim too many codes.')
        this.symbols.fill(symbol, next, next + span)
        this.widths.fill(width, next, next + span)
        next += span
      }
    if (next !== 1 << longest) throw new ArchiveError('bad_code', 'The code lengths leave codes without a meaning.')
  }

  /** Code lengths per symbol, 0 for symbols that do not occur, 16 at most. */
  static fromLengths(lengths: Uint8Array): PrefixCode {
    const longest = lengths.reduce((most, width) => Math.max(most, width), 0)
    if (longest > 16) throw new ArchiveError('bad_code', 'A code is longer than sixteen bits.')
    return new PrefixCode(lengths, longest, longest === 0 ? 0 : undefined)
  }

  /** The code of a block that knows one symbol only; it takes no bits. */
  static single(symbol: number): PrefixCode {
    return new PrefixCode(new Uint8Array(0), 0, symbol)
  }

  read(bits: BitReader): number {
    const row = this.longest === 0 ? 0 : bits.peek(this.longest)
    bits.skip(this.widths[row] ?? 0)
    return this.symbols[row] ?? 0
  }
}
