import { ArchiveError } from './model.ts'

/**
 * Bits from the most significant end. Looking ahead past the end sees zeros, as encoders expect of the last code;
 * taking more than eight bytes past it is a truncated member.
 */
export class BitReader {
  private position = 0
  private held = 0
  private count = 0

  constructor(private readonly bytes: Uint8Array) {}

  peek(width: number): number {
    while (this.count < width) {
      this.held = ((this.held << 8) | (this.bytes[this.position++] ?? 0)) >>> 0
      this.count += 8
    }
    return (this.held >>> (this.count - width)) & ((1 << width) - 1)
  }

  skip(width: number): void {
    this.peek(width)
    this.count -= width
    this.held &= this.count === 0 ? 0 : 0xffffffff >>> (32 - this.count)
    if (this.position > this.bytes.length + 8) throw new ArchiveError('truncated', 'The packed bytes end too early.')
  }

  take(width: number): number {
    if (width === 0) return 0
    const value = this.peek(width)
    this.skip(width)
    return value
  }
}
